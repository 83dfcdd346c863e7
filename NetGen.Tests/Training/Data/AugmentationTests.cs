using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Shifts and mirrors against a slow, obvious reference; the hook, its seeds and its allocations.</summary>
public sealed class AugmentationTests
{
    private static readonly ImageShape Shape = new(2, 3, 4);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void EveryDrawIsOneOfTheReferences(int shift, bool mirror)
    {
        float[] source = [.. Enumerable.Range(1, Shape.Length).Select(i => (float)i)];
        HashSet<string> expected = [];
        for (int down = -shift; down <= shift; down++)
            for (int right = -shift; right <= shift; right++)
                foreach (bool mirrored in mirror ? new[] { false, true } : [false])
                    expected.Add(string.Join(' ', Reference(source, down, right, mirrored)));

        ShiftAndMirror augmentation = new(Shape, shift, mirror, fill: -7f);
        Random random = new(1);
        HashSet<string> found = [];
        float[] row = new float[Shape.Length];
        for (int i = 0; i < 2_000; i++)
        {
            augmentation.Apply(source, row, (ulong)random.NextInt64(long.MinValue, long.MaxValue));
            found.Add(string.Join(' ', row));
        }

        Assert.Equal(expected.Order(), found.Order());
    }

    [Fact]
    public void BatchesAreAugmentedAsSeedEpochAndRowSay()
    {
        float[] values = [.. Enumerable.Range(0, 8 * Shape.Length).Select(i => (float)i)];
        Dataset<int> data = new(values, Shape.Length, new int[8]);
        ShiftAndMirror augmentation = new(Shape, 1, mirror: true);
        Dictionary<float, float[]> Epoch(int epoch, int batchSize, ulong seed)
        {
            MiniBatches<int> batches = new(data, batchSize, seed, augmentation: augmentation);
            Dictionary<float, float[]> rows = [];
            batches.Start(epoch);
            while (batches.MoveNext())
                foreach (float[] row in batches.Inputs.ToArray().Chunk(Shape.Length))
                    rows.Add((int)(row.Max() / Shape.Length), row);
            return rows;
        }

        Dictionary<float, float[]> first = Epoch(0, 4, 1);
        Assert.All(Epoch(0, 3, 1), row => Assert.Equal(first[row.Key], row.Value));
        Assert.Contains(Epoch(1, 4, 1), row => !first[row.Key].SequenceEqual(row.Value));
        Assert.Contains(Epoch(0, 4, 2), row => !first[row.Key].SequenceEqual(row.Value));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        Dataset<int> data = new(new float[100 * Shape.Length], Shape.Length, new int[100]);
        MiniBatches<int> batches = new(data, 8, augmentation: new ShiftAndMirror(Shape, 1, mirror: true));
        Assert.Equal(0, Allocated.By(() =>
        {
            batches.Start(1);
            while (batches.MoveNext())
            {
            }
        }));
    }

    [Fact]
    public void TheLoopTakesTheHook()
    {
        Zeroes zeroes = new();
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingHistory history = TrainingLoop.Run(
            network, trainer, Points.Draw(40), null, new TrainingOptions { Epochs = 1, Augmentation = zeroes });
        Assert.Equal(40, zeroes.Rows);
        Assert.Equal(Math.Log(2), history[0].Loss, 1e-6);
    }

    [Fact]
    public void RowsThatAreNoSuchImages()
    {
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingOptions options = new() { Augmentation = new ShiftAndMirror(Shape, 1) };
        Assert.StartsWith(
            "Expected rows of 24 values (2 x 3 x 4 pixels), found 2.",
            Assert.Throws<ArgumentException>(
                () => TrainingLoop.Run(network, trainer, Points.Draw(8), null, options)).Message);
        Assert.StartsWith(
            "Expected shift from 0 to 2, found 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftAndMirror(Shape, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShape(1, 0, 1));
    }

    // Mirrored first, then moved.
    private static float[] Reference(float[] source, int down, int right, bool mirrored)
    {
        float[] result = [.. Enumerable.Repeat(-7f, source.Length)];
        for (int c = 0; c < Shape.Channels; c++)
        {
            for (int y = 0; y < Shape.Height; y++)
            {
                for (int x = 0; x < Shape.Width; x++)
                {
                    int toY = y + down;
                    int toX = (mirrored ? Shape.Width - 1 - x : x) + right;
                    if (toY >= 0 && toY < Shape.Height && toX >= 0 && toX < Shape.Width)
                        result[Index(c, toY, toX)] = source[Index(c, y, x)];
                }
            }
        }

        return result;

        static int Index(int c, int y, int x) => (c * Shape.Height + y) * Shape.Width + x;
    }

    private sealed class Zeroes : IAugmentation
    {
        public int Rows { get; private set; }

        public void CheckLength(int inputLength) => Assert.Equal(2, inputLength);

        public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
        {
            destination.Clear();
            Rows++;
        }
    }
}
