using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Embeddings: what is no index, rows that a batch does not name, lazy updates, threads.</summary>
[Trait("Category", "Numeric")]
public sealed class EmbeddingTests
{
    private const int Rows = 6;
    private const int Columns = 3;

    // Column 1 names rows 4, 2 and 7 of nine.
    private static readonly float[] Inputs =
        [0.5f, 4, 1, -1, 2, 0, 0.25f, 4, 1, 2, 7, 0, -0.5f, 2, 1, 1, 4, 0];

    private static readonly int[] Targets = [0, 1, 1, 0, 1, 0];

    private static readonly int[] Named = [2, 4, 7];

    private delegate void Reads(ReadOnlySpan<float> inputs);

    [Theory]
    [InlineData(-1f)]
    [InlineData(9f)]
    [InlineData(2.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(3e9f)]
    public void ANumberThatIsNoIndexIsRefusedEverywhere(float found)
    {
        TablesNetwork network = new(seed: 1);
        float[] before = Blocks.Raw(network.Parameters);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.1f), maxBatch: Rows);
        float[] inputs = [.. Inputs], outputs = new float[Rows * 2];
        inputs[4 * Columns + 1] = found;
        ParameterBlock gradients = network.CreateGradients();
        Reads[] calls =
        [
            x => trainer.Step(x, Targets), x => trainer.ComputeGradients(x, Targets, gradients),
            x => trainer.Forward(x, outputs), x => network.Predict(x, outputs), x => network.Logits(x, outputs),
            x => network.Evaluate(x, Targets),
            x => network.Predict(x[(4 * Columns)..(5 * Columns)], outputs.AsSpan(0, 2)),
        ];
        for (int i = 0; i < calls.Length; i++)
        {
            int row = i == calls.Length - 1 ? 0 : 4;
            ArgumentOutOfRangeException error =
                Assert.Throws<ArgumentOutOfRangeException>("inputs", () => calls[i](inputs));
            Assert.StartsWith(
                FormattableString.Invariant($"Expected whole numbers from 0 to 8 in column 1, which Embedding1 reads, ")
                + FormattableString.Invariant($"found {found} in row {row}."), error.Message);
        }

        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void FactsNameTheColumns() => Assert.Equal(
        [new IndexColumn(1, 9, "Embedding1"), new IndexColumn(2, 2, "Side")], FactsOf<TablesNetwork>().IndexColumns);

    [Fact]
    public void TheTableStartsAsPyTorchs()
    {
        WideTable network = new(seed: 5);
        double[] values = [.. Values(network.Embedding1.Weights).Select(value => (double)value)];
        double mean = values.Average(), variance = values.Average(value => (value - mean) * (value - mean));
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(variance, 0.95, 1.05);
    }

    // Momentum and decay move every row, plain SGD and AdaGrad those of the batch.
    [Fact]
    public void RowsThatABatchDoesNotNameMoveWherePyTorchsDo()
    {
        Assert.Equal(Named, Moved(new Sgd(0.1f)));
        Assert.Equal(Named, Moved(new AdaGrad(0.1f)));
        Assert.Equal(Named, Moved(new Adam(0.1f)));   // without a step before, their state is zero
        Assert.Equal(Enumerable.Range(0, 9), Moved(new Sgd(0.1f, weightDecay: 0.1f)));
        Assert.Equal(Enumerable.Range(0, 9), Moved(new AdaGrad(0.1f, weightDecay: 0.1f)));
        Assert.Equal(Enumerable.Range(0, 9), Moved(new AdamW(0.1f, weightDecay: 0.1f)));
        int[] afterAnother = [2, 4, 5, 7];   // 5 was named by the step before
        Assert.Equal(afterAnother, Moved(new Adam(0.1f), nameFirst: 5));
        Assert.Equal(afterAnother, Moved(new Momentum(0.1f), nameFirst: 5));
        Assert.Equal(Named, Moved(new Sgd(0.1f), nameFirst: 5));
    }

    [Fact]
    public void RulesThatIgnoreZeroDo()
    {
        Ignores(new Sgd(0.1f));
        Ignores(new AdaGrad(0.1f));
    }

    // PyTorch's SparseAdam, with epsilon where Adam has it: the rule for the rows of the batch alone, corrected for the
    // number of steps.
    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e6f)]   // clips nothing, but goes by a block of gradients
    public void LazyRowsFollowSparseAdam(float clipNorm)
    {
        LazyTables network = new(seed: 3);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.05f), maxBatch: Rows);
        trainer.ClipNorm = clipNorm;
        LazyTables.Gradients gradients = network.CreateGradients();
        double[] weights = [.. Values(network.Embedding1.Weights).Select(value => (double)value)];
        double[] first = new double[weights.Length], second = new double[weights.Length];
        foreach (int step in Enumerable.Range(1, 6))
        {
            float[] inputs = [.. Inputs];
            for (int row = 0; row < Rows && step % 2 == 0; row++)
                inputs[row * Columns + 1] = row == 0 ? 8 : 2;
            trainer.ComputeGradients(inputs, Targets, gradients);
            float[] gradient = Values(gradients.Embedding1.Weights);
            trainer.Step(inputs, Targets);
            Sparse(weights, gradient, first, second, step);
            float[] found = Values(network.Embedding1.Weights);
            for (int i = 0; i < found.Length; i++)
                Assert.Equal(weights[i], found[i], 1e-5 * Math.Max(1, Math.Abs(weights[i])));
        }
    }

    [Fact]
    public void LazyRowsHaveTheSameBitsByEitherWay()
    {
        float[] fused = Run(float.PositiveInfinity), byBlock = Run(1e6f);
        Blocks.SameBits(fused, byBlock);

        static float[] Run(float clipNorm)
        {
            LazyTables network = new(seed: 3);
            using Trainer<int, Adam> trainer = network.Train(new Adam(0.05f), maxBatch: Rows);
            trainer.ClipNorm = clipNorm;
            for (int step = 0; step < 4; step++)
                trainer.Step(Inputs, Targets);
            return Blocks.Raw(network.Parameters);
        }
    }

    [Fact]
    public void ThreadsDoNotChangeBits()
    {
        float[] alone = Run(1);
        foreach (int threads in (int[])[2, 3, 5])
            Blocks.SameBits(alone, Run(threads));

        static float[] Run(int threads)
        {
            WideTable network = new(seed: 3);
            using Trainer<int, Momentum> trainer = network.Train(new Momentum(0.05f), maxBatch: 200, threads: threads);
            Random random = new(1);
            for (int step = 0; step < 4; step++)
            {
                float[] inputs = [.. Enumerable.Range(0, 400).Select(i =>
                    i % 2 == 0 ? random.Next(500) : random.NextSingle())];
                int[] targets = [.. Enumerable.Range(0, 200).Select(_ => random.Next(2))];
                trainer.Step(inputs, targets);
            }

            return Blocks.Raw(network.Parameters);
        }
    }

    // The rows of the table that a step changes, after one whose rows name another.
    private static int[] Moved<TOptimizer>(TOptimizer optimizer, int? nameFirst = null)
        where TOptimizer : unmanaged, IOptimizer
    {
        TablesNetwork network = new(seed: 1);
        using Trainer<int, TOptimizer> trainer = network.Train(optimizer, maxBatch: Rows);
        if (nameFirst is int name)
        {
            float[] inputs = [.. Inputs];
            for (int row = 0; row < Rows; row++)
                inputs[row * Columns + 1] = name;
            trainer.Step(inputs, Targets);
        }

        float[] before = Values(network.Embedding1.Weights);
        trainer.Step(Inputs, Targets);
        float[] after = Values(network.Embedding1.Weights);
        return [.. Enumerable.Range(0, 9).Where(row =>
            !before.AsSpan(row * 5, 5).SequenceEqual(after.AsSpan(row * 5, 5)))];
    }

    private static void Ignores<TOptimizer>(TOptimizer optimizer)
        where TOptimizer : unmanaged, IOptimizer
    {
        Assert.True(TOptimizer.IgnoresZeroGradients);
        optimizer.BeginStep(3);
        (float first, float second) = (0.75f, 0.25f);
        Assert.Equal(-1.5f, optimizer.Update(-1.5f, 0f, ref first, ref second));
        Assert.Equal((0.75f, 0.25f), (first, second));
    }

    private static void Sparse(double[] weights, float[] gradient, double[] first, double[] second, int step)
    {
        foreach (int row in Enumerable.Range(0, weights.Length / 5))
        {
            if (gradient.AsSpan(row * 5, 5).IndexOfAnyExcept(0f) < 0)
                continue;
            for (int i = row * 5; i < row * 5 + 5; i++)
            {
                first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                double denominator = Math.Sqrt(second[i]) / Math.Sqrt(1 - Math.Pow(0.999, step)) + 1e-8;
                weights[i] -= 0.05 / (1 - Math.Pow(0.9, step)) * first[i] / denominator;
            }
        }
    }

    private static NetworkFacts FactsOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork, int> => TNetwork.Facts;

    private static float[] Values(MatrixView view)
    {
        float[] values = new float[view.Outputs * view.Inputs];
        view.CopyTo(values);
        return values;
    }
}
