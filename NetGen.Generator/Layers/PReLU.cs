using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Rectifier whose negative slope is learned, one a unit or one for all: dL/dslope = sum da min(0, z).
/// </summary>
internal sealed class PReLU : PointwiseLayer
{
    public override string Kind => "PReLU";

    public override WeightInit? PreferredInit => WeightInit.HeNormal;

    public override bool IsCheap => true;

    // A learned slope may become negative, and then the output does not tell the input's sign.
    public override bool KeepsInput => true;

    public override string? View => "PReLULayer";

    public override IEnumerable<string> ViewTensors => ["Slope"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Require(IsFinite(declaration.Single("slope")), declaration, "slope", "finite");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
    [
        TensorDeclaration.Vector(
            "Slope", TensorRole.Slope, PerUnit(node) ? node.InputChannels : 1, node.Declaration.Single("slope")),
    ];

    public override string Describe(Node node) => PerUnit(node) ? "PReLU(per unit)" : "PReLU";

    public override string Equation(Node node) => "a = max(0, z) + slope min(0, z)";

    public override IEnumerable<string> TensorsIn(Node node, Pass pass) => ["Slope"];

    public override Code Once(Node node, Pass pass) => Code.Lines(
        PerUnit(node) ? Code.Empty : Code.Text($"V {node.Local("Slope")} = Create(p[{node.Name}Slope]);"),
        PerUnit(node) || pass != Pass.Backward ? Code.Empty : Code.Text(
            $"V {node.Local("SlopeSum")} = Zero{(OfImages(node) ? $", {Second(node)} = Zero" : "")};"),
        pass != Pass.Backward
            ? Code.Empty
            : Elementwise.Sink(node, "Slope"));

    public override Code PerColumn(Node node, Column column, Pass pass) => !PerUnit(node)
        ? Code.Empty
        : Code.Lines(
            Code.Text($"V {node.Local("Slope")}{column.Suffix} = Load({column.At($"p + {node.Name}Slope")});"),
            pass == Pass.Backward
                ? Code.Text($"V {node.Local("SlopeSum")}{column.Suffix} = Zero;")
                : Code.Empty);

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"Max({z}, Zero) + {Slope(node, column)} * Min({z}, Zero)");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"ConditionalSelect(GreaterThan({kept}, Zero), {d}, {Slope(node, column)} * {d})");

    public override Code Accumulate(Node node, Code d, Code z, Column column) =>
        Code.Text($"{SumOf(node, column)} += {d} * Min({z}, Zero);");

    public override string SumOf(Node node, Column column) =>
        node.Local("SlopeSum") + (PerUnit(node) ? column.Suffix : "");

    public override bool SumsOverColumns(Node node) => !PerUnit(node);

    public override Code GradientPerColumn(Node node, Column column) => PerUnit(node)
        ? Elementwise.Accept(node, "Slope", column.At(node.Name + "Slope"), SumOf(node, column))
        : Code.Empty;

    public override Code GradientEnd(Node node)
    {
        if (PerUnit(node))
            return Code.Empty;
        string sum = node.Local("SlopeSum") + (OfImages(node) ? $" + {Second(node)}" : "");
        return Elementwise.Accept(node, "Slope", node.Name + "Slope", $"CreateScalar(Sum({sum}))");
    }

    private static string Second(Node node) => PartialSums.Second(node.Local("SlopeSum"));

    private static bool OfImages(Node node) => node.Output.Shape.Positions > 1;

    private static bool PerUnit(Node node) => node.Declaration.Flag("perUnit");

    private static string Slope(Node node, Column column) =>
        node.Local("Slope") + (PerUnit(node) ? column.Suffix : "");

    private static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
}
