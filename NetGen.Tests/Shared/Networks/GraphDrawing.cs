using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>Draws one graph, of vectors or of an image.</summary>
internal sealed partial class GraphDrawing(uint seed, bool ofImages)
{
    private const int MostReaders = 3;

    private static readonly Gen<LayerSpec> Elementwise = Gen.OneOf(
        [.. LayerKinds.Activations.Concat(LayerKinds.Others).SelectMany(kind => kind.Draws)]);

    private static readonly Gen<LayerSpec> Affine = Gen.OneOf([.. LayerKinds.Affine.SelectMany(kind => kind.Draws)]);

    private static readonly Gen<LossSpec> Loss = Gen.OneOf(
        [.. LayerKinds.Losses.SelectMany(kind => kind.Draws).Select(draw => Gen.Const(draw.Loss))]);

    private readonly PCG random = new(seed + 1, ofImages ? 20260202UL : 20260101UL);
    private readonly List<LayerSpec> layers = [];

    // Values by name, with their shapes and how many layers read them.
    private readonly List<Named> values = [];
    private int front;

    // Units that come into layers whose weights others may share, by their names.
    private readonly Dictionary<string, int> unitsOf = [];

    /// <summary>The graph.</summary>
    public NetworkSpec Draw()
    {
        ValueShape input = ofImages ? One(Images) : new(One(LayerKinds.Among(3, 8, 16, 17, 20, 33)));
        values.Add(new Named("Input", input));
        if (!ofImages && seed % 4 == 1)
            Tables(input.Count);
        int count = 3 + Below(8);
        for (int i = 0; i < count; i++)
            Step();
        if (ofImages)
            FlattenUnread();
        Gather();
        layers.Add(new Dense(One(LayerKinds.Among(2, 3, 10, 17))));
        return new NetworkSpec(input.Sizes, layers, One(Loss));
    }

    private void Tables(int inputs)
    {
        (int first, int count) = (Below(inputs), 1 + Below(3));
        for (int i = 0; i < count; i++)
            Add(new Embedding((first + i) % inputs, 1 + Below(20), One(LayerKinds.Among(1, 4, 8, 17))));
    }

    private void Step()
    {
        // A branch starts at another value, if the one in front has a reader, or will be gathered in the end.
        if (Below(4) == 0)
            GoTo(Below(values.Count));
        ValueShape now = values[front].Shape;
        Named[] equal = [.. values.Where(value => value.Shape == now && value.Readers < MostReaders)];
        switch (now.IsVector ? Below(6) : OverImages[Below(OverImages.Length)])
        {
            case 0 when equal.Length > 0:
                Named other = equal[Below(equal.Length)];
                bool isSum = Below(2) == 0;
                if (!isSum)
                    Add(new Sigmoid());   // so that products of products stay small
                Add(isSum ? new Add(other.Name) : new Multiply(other.Name), other);
                break;
            case 1 when now.Count < 80:
                Named[] beside = [.. values.Where(value => value.Shape.HasPositionsOf(now))];
                Named behind = beside[Below(beside.Length)];
                Add(new Concat(behind.Name), behind);
                break;
            case 2:
                Add(new Use(Block(nested: Below(3) == 0), 1 + Below(2)));
                break;
            case 3 or 4 when ofImages && now.IsVector && now.Count > 1:
                Add(new Unflatten(ImageOf(now.Count)));
                break;
            case 3 when now.IsVector:
                Add(seed % 4 == 3 ? Sharing(One(Affine), now.Count) : One(Affine));
                break;
            case 3:
                Add(OverImage(now));
                break;
            default:
                Add(One(Elementwise));
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
        LayerSpec affine = values[front].Shape.IsVector
            ? new Dense(Width.Same)
            : new Conv(Width.Same, 3, Padding: 1);
        LayerSpec[] inner = nested
            ? [new Use(Block(nested: false)), One(Elementwise)]
            : [affine, One(Elementwise), new As("inner"), One(Elementwise)];
        LayerSpec[] join = Below(2) == 0 ? [new Add("Input")] : [new Sigmoid(), new Multiply("Input")];
        return new BlockSpec(name + (nested ? $"{layers.Count}" : ""), [.. inner, .. join, .. Ending(nested)]);
    }

    private LayerSpec[] Ending(bool nested) => nested ? [] : [new Add("inner"), One(Elementwise)];

    private void Add(LayerSpec layer, params Named[] read)
    {
        // A block leaves the shape as it is.
        ValueShape now = values[front].Shape;
        ValueShape made = layer is Use ? now : layer.Output([now, .. read.Select(value => value.Shape)]);
        layers.Add(layer);
        values[front].Readers++;
        foreach (Named value in read)
            value.Readers++;
        front = values.Count;
        values.Add(new Named($"v{front}", made));
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

    private sealed class Named(string name, ValueShape shape)
    {
        public string Name { get; } = name;

        public ValueShape Shape { get; } = shape;

        public int Readers { get; set; }
    }
}
