using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// All that the kernels of an op depend on, names and places aside: those of equal forms differ in nothing else.
/// </summary>
internal sealed record OpForm(
    Operation Anchor, OpShapes Shapes, EquatableArray<InputForm> Inputs, bool RunsBackward,
    EquatableArray<LayerForm> Training, EquatableArray<LayerForm> Inference)
{
    /// <summary>The form of an op.</summary>
    /// <param name="op">The op.</param>
    /// <param name="steps">Layers behind its anchor at inference.</param>
    public static OpForm Of(Op op, IEnumerable<Node> steps) => new(
        op.Anchor, op.Shapes, InputForm.Of(op).ToEquatableArray(), op.RunsBackward,
        op.Layers.Select(LayerForm.Of).ToEquatableArray(), steps.Select(LayerForm.Of).ToEquatableArray());
}

/// <summary>What the kernels of an op depend on, of one of its inputs.</summary>
internal sealed record InputForm(int Stride, int Positions, bool NeedsGradient, bool AddsGradient)
{
    public static IEnumerable<InputForm> Of(Op op) => op.Inputs.Select((input, i) => new InputForm(
        op.Buffers.Inputs[i].Stride, op.Buffers.Inputs[i].Positions, input.NeedsGradient,
        i < op.Buffers.InputGradients.Count && op.Buffers.InputGradients[i].Adds));
}

/// <summary>A layer but for its name and its place.</summary>
internal sealed record LayerForm(
    string Kind, EquatableArray<LayerArgument> Arguments, Shape? Input, Shape? Output, bool HasBias, int IndexAt)
{
    public static LayerForm Of(Node node) => new(
        node.Kind, node.Declaration.Arguments.Where(argument => argument.Name != "name").ToEquatableArray(),
        node.Inputs[0].Shape, node.Output.Shape, node.HasBias, node.IndexAt);
}
