using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// The random graphs of the numeric suite, the same in every process: up to twelve layers that read any value in
/// front, blocks and blocks in blocks among them. What nobody has read in the end is put together.
/// </summary>
public static class RandomGraphs
{
    private const int Usual = 60;
    private const int MostReaders = 3;
    private const double MostMagnitude = 12;
    private const int Draws = 20;
    private const int Rows = 100;
    private const double NearKink = 3e-5;

    private static readonly Gen<LayerSpec> Elementwise = Gen.OneOf(
        [.. LayerKinds.Activations.Concat(LayerKinds.Others).SelectMany(kind => kind.Draws)]);

    private static readonly Gen<LayerSpec> Affine = Gen.OneOf([.. LayerKinds.Affine.SelectMany(kind => kind.Draws)]);

    private static readonly Gen<LossSpec> Loss = Gen.OneOf(
        [.. LayerKinds.Losses.SelectMany(kind => kind.Draws).Select(draw => Gen.Const(draw.Loss))]);

    /// <summary>Every graph; the environment variable NETGEN_RANDOM_GRAPHS asks for more.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = Generate();

    private static List<NetworkSpec> Generate()
    {
        string? wanted = Environment.GetEnvironmentVariable("NETGEN_RANDOM_GRAPHS");
        int count = wanted is null ? Usual : int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            .. Enumerable.Range(0, int.MaxValue).Select(seed => new Drawing((uint)seed).Draw())
                .Where(IsTame).Take(count),
        ];
    }

    // Sums of sums grow until a sigmoid is so near 1 that float32 has few digits of its derivative; and behind a
    // LeakyReLU of small slope most values are so near 0 that float32 falls on another side of a kink: such are left
    // out.
    private static bool IsTame(NetworkSpec spec)
    {
        ReferenceNetwork network = new(spec);
        Random random = new(1);
        foreach (LayerState layer in network.Layers)
            foreach (Tensor tensor in layer.Tensors.Where(tensor => tensor.Role == TensorRole.Weights))
                for (int i = 0; i < tensor.Count; i++)
                    tensor.Values[i] = Math.Sqrt(4.5 / layer.Inputs) * (2 * random.NextDouble() - 1);
        bool isAwayFromKinks = false;
        for (int draw = 0; draw < Draws && !isAwayFromKinks; draw++)
        {
            Tape tape = new(training: true);
            network.Logits(Inputs(spec, random), tape);
            isAwayFromKinks = tape.NearestKink > NearKink;
        }

        return isAwayFromKinks && network.LargestValue < MostMagnitude;
    }

    private static Matrix Inputs(NetworkSpec spec, Random random)
    {
        Matrix inputs = new Matrix(Rows, spec.Inputs).Map(_ => 4 * random.NextDouble() - 2);
        foreach ((int column, int names) in spec.Indices)
            for (int row = 0; row < inputs.Rows; row++)
                inputs[row, column] = random.Next(names);
        return inputs;
    }

    private sealed class Drawing(uint seed)
    {
        private readonly PCG random = new(seed + 1, 20260101UL);
        private readonly List<LayerSpec> layers = [];

        // Values by name, with their units and how many layers read them.
        private readonly List<Named> values = [];
        private int front;

        // Units that come into layers whose weights others may share, by their names.
        private readonly Dictionary<string, int> unitsOf = [];

        public NetworkSpec Draw()
        {
            int inputs = One(LayerKinds.Among(3, 8, 16, 17, 20, 33));
            values.Add(new Named("Input", inputs));
            if (seed % 4 == 1)
                Tables(inputs);
            int count = 3 + Below(8);
            for (int i = 0; i < count; i++)
                Step();
            Gather();
            layers.Add(new Dense(One(LayerKinds.Among(2, 3, 10, 17))));
            return new NetworkSpec(inputs, layers, One(Loss));
        }

        private void Tables(int inputs)
        {
            (int first, int count) = (Below(inputs), 1 + Below(3));
            for (int i = 0; i < count; i++)
            {
                Embedding table = new((first + i) % inputs, 1 + Below(20), One(LayerKinds.Among(1, 4, 8, 17)));
                Add(table, table.Outputs(values[front].Units));
            }
        }

        private void Step()
        {
            // A branch starts at another value, if the one in front has a reader, or will be gathered in the end.
            if (Below(4) == 0)
                GoTo(Below(values.Count));
            Named now = values[front];
            Named[] equal = [.. values.Where(value => value.Units == now.Units && value.Readers < MostReaders)];
            switch (Below(6))
            {
                case 0 when equal.Length > 0:
                    Named other = equal[Below(equal.Length)];
                    bool isSum = Below(2) == 0;
                    if (!isSum)
                        Add(new Sigmoid(), now.Units);   // so that products of products stay small
                    Add(isSum ? new Add(other.Name) : new Multiply(other.Name), now.Units, other);
                    break;
                case 1 when now.Units < 80:
                    Named behind = values[Below(values.Count)];
                    Add(new Concat(behind.Name), now.Units + behind.Units, behind);
                    break;
                case 2:
                    Add(new Use(Block(nested: Below(3) == 0), 1 + Below(2)), now.Units);
                    break;
                case 3:
                    LayerSpec affine = seed % 4 == 3 ? Sharing(One(Affine), now.Units) : One(Affine);
                    Add(affine, affine.Outputs(now.Units));
                    break;
                default:
                    Add(One(Elementwise), now.Units);
                    break;
            }
        }

        // The weights of a layer in front, where one takes as many units; else a layer that others may share with.
        private LayerSpec Sharing(LayerSpec affine, int units)
        {
            Dense? owner = layers.OfType<Dense>().FirstOrDefault(dense =>
                dense.Label is not null && unitsOf[dense.Label] == units);
            if (owner is not null)
                return new Dense(owner.Units, Bias: Below(2) == 0) { WeightsOf = owner.Label };
            if (affine is not Dense own)
                return affine;
            string label = $"Own{layers.Count}";
            unitsOf.Add(label, units);
            return own with { Label = label };
        }

        private BlockSpec Block(bool nested)
        {
            string name = nested ? "Outer" : $"Block{layers.Count}Of";
            LayerSpec[] inner = nested
                ? [new Use(Block(nested: false)), One(Elementwise)]
                : [new Dense(Width.Same), One(Elementwise), new As("inner"), One(Elementwise)];
            LayerSpec[] join = Below(2) == 0 ? [new Add("Input")] : [new Sigmoid(), new Multiply("Input")];
            return new BlockSpec(name + (nested ? $"{layers.Count}" : ""), [.. inner, .. join, .. Ending(nested)]);
        }

        private LayerSpec[] Ending(bool nested) => nested ? [] : [new Add("inner"), One(Elementwise)];

        private void Add(LayerSpec layer, int units, Named? read = null)
        {
            layers.Add(layer);
            values[front].Readers++;
            if (read is not null)
                read.Readers++;
            front = values.Count;
            values.Add(new Named($"v{front}", units));
            layers.Add(new As(values[front].Name));
        }

        private void GoTo(int value)
        {
            front = value;
            layers.Add(new From(values[value].Name));
        }

        // All that is still unread becomes one value.
        private void Gather()
        {
            Named[] unread = [.. values.Where((value, i) => value.Readers == 0 && i != front)];
            if (unread.Length > 0)
                layers.Add(new Concat([.. unread.Select(value => value.Name)]));
        }

        private T One<T>(Gen<T> gen) => gen.Generate(random, null, out _);

        private int Below(int end) => (int)(random.Next() % (uint)end);
    }

    private sealed class Named(string name, int units)
    {
        public string Name { get; } = name;

        public int Units { get; } = units;

        public int Readers { get; set; }
    }
}
