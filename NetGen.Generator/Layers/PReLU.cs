using System.Collections.Generic;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Rectifier whose negative slope is learned, one a unit or one for all: dL/dslope = sum da min(0, z).
/// </summary>
internal sealed class PReLU : PointwiseLayer
{
    public override string Kind => "PReLU";

    public override string? InitBefore => "HeNormal";

    public override bool IsCheap => true;

    // A learned slope may become negative, and then the output does not tell the input's sign.
    public override bool KeepsInput => true;

    public override string? View => "PReLULayer";

    public override IEnumerable<string> ViewTensors => ["Slope"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        Require(IsFinite(declaration.Single("slope")), declaration, "slope", "finite");

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) =>
    [
        TensorDeclaration.Vector(
            "Slope", "Slope", PerUnit(layer) ? layer.Inputs : 1, layer.Declaration.Single("slope")),
    ];

    public override string Describe(TypedLayer layer) => PerUnit(layer) ? "PReLU(per unit)" : "PReLU";

    public override string Equation(TypedLayer layer) => "a = max(0, z) + slope min(0, z)";

    public override Code Once(TypedLayer layer, Pass pass) => Code.Lines(
        PerUnit(layer) ? Code.Empty : Code.Text($"V {layer.Local("Slope")} = Create(p[{layer.Name}Slope]);"),
        PerUnit(layer) || pass != Pass.Backward ? Code.Empty : Code.Text($"V {layer.Local("SlopeSum")} = Zero;"),
        pass != Pass.Backward
            ? Code.Empty
            : Sweep.Sink(layer, "Slope"));

    public override Code PerColumn(TypedLayer layer, Column column, Pass pass) => !PerUnit(layer)
        ? Code.Empty
        : Code.Lines(
            Code.Text($"V {layer.Local("Slope")}{column.Suffix} = Load({column.At($"p + {layer.Name}Slope")});"),
            pass == Pass.Backward
                ? Code.Text($"V {layer.Local("SlopeSum")}{column.Suffix} = Zero;")
                : Code.Empty);

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"Max({z}, Zero) + {Slope(layer, column)} * Min({z}, Zero)");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({kept}, Zero), {d}, {Slope(layer, column)} * {d})");

    public override Code Accumulate(TypedLayer layer, Code d, Code z, Column column) => PerUnit(layer)
        ? Code.Text($"{layer.Local("SlopeSum")}{column.Suffix} += {d} * Min({z}, Zero);")
        : Code.Text($"{layer.Local("SlopeSum")} += {d} * Min({z}, Zero);");

    public override Code GradientPerColumn(TypedLayer layer, Column column) => PerUnit(layer)
        ? Sweep.Accept(layer, "Slope", column.At(layer.Name + "Slope"), layer.Local("SlopeSum") + column.Suffix)
        : Code.Empty;

    public override Code GradientEnd(TypedLayer layer) => PerUnit(layer)
        ? Code.Empty
        : Sweep.Accept(layer, "Slope", layer.Name + "Slope", $"CreateScalar(Sum({layer.Local("SlopeSum")}))");

    private static bool PerUnit(TypedLayer layer) => layer.Declaration.Flag("perUnit");

    private static string Slope(TypedLayer layer, Column column) =>
        layer.Local("Slope") + (PerUnit(layer) ? column.Suffix : "");

    private static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
}
