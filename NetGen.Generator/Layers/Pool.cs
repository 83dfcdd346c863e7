using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>One value a channel of each window: padding is at most half of it, as in PyTorch.</summary>
internal abstract class Pool : WindowLayer
{
    protected override int? MostPadding(int kernel) => kernel / 2;

    public override string Describe(Node node) => $"{Kind}({Describe(node, strideIsKernel: true)})";
}

/// <summary>The largest value of each window.</summary>
internal sealed class MaxPool : Pool
{
    public override string Kind => "MaxPool";

    public override IEnumerable<Operation> Operations(Node node) => [MaxPooling.Moving];
}

/// <summary>The mean of each window.</summary>
internal sealed class AveragePool : Pool
{
    public override string Kind => "AveragePool";

    public override IEnumerable<Operation> Operations(Node node) => [AveragePooling.Moving];
}

/// <summary>One value a channel of the whole image.</summary>
internal abstract class GlobalPool : ImageLayer
{
    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(inputs[0].Channels);
}

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePool : GlobalPool
{
    public override string Kind => "GlobalAveragePool";

    public override IEnumerable<Operation> Operations(Node node) => [AveragePooling.Global];
}

/// <summary>The largest value of each channel.</summary>
internal sealed class GlobalMaxPool : GlobalPool
{
    public override string Kind => "GlobalMaxPool";

    public override IEnumerable<Operation> Operations(Node node) => [MaxPooling.Global];
}
