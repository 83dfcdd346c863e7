using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// All that the kernels of an op depend on, names and places aside: those of equal forms differ in nothing else.
/// </summary>
internal sealed record OpForm(
    OpTemplate Head, OpShapes Shapes, bool NeedsInputGradient, bool RunsBackward, EquatableArray<LayerForm> Training,
    EquatableArray<LayerForm> Inference)
{
    /// <summary>The form of an op.</summary>
    /// <param name="op">The op.</param>
    /// <param name="steps">Layers behind its head at inference.</param>
    public static OpForm Of(Op op, IEnumerable<TypedLayer> steps) => new(
        op.Head, op.Shapes, op.NeedsInputGradient, op.RunsBackward,
        op.Layers.Select(LayerForm.Of).ToEquatableArray(), steps.Select(LayerForm.Of).ToEquatableArray());
}

/// <summary>A layer but for its name and its place.</summary>
internal sealed record LayerForm(
    string Kind, EquatableArray<Argument> Arguments, int Inputs, int Outputs, bool HasBias)
{
    public static LayerForm Of(TypedLayer layer) => new(
        layer.Kind, layer.Declaration.Arguments.Where(argument => argument.Name != "name").ToEquatableArray(),
        layer.Inputs, layer.Outputs, layer.HasBias);
}
