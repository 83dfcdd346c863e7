using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// Dropout: each value times a factor that is 0 or the kept one. The mask is a function of seed, step and element, so
/// that backward can draw it again, unless the output shows it: <see cref="VisibleDropout"/>.
/// </summary>
internal class Dropout : PointwiseLayer
{
    public override string Kind => "Dropout";

    public override bool KeepsNothing => true;

    public override bool UsesMasks => true;

    public override string? View => "DropoutLayer";

    public override IEnumerable<string> ViewTensors => ["Rate"];

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        Require(declaration.Single("rate") is >= 0f and < 1f, declaration, "rate", "in [0, 1)");

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) =>
        [TensorDeclaration.Number("Rate", layer.Declaration.Single("rate"))];

    public override string Describe(TypedLayer layer) =>
        $"Dropout({Literal.Plain(layer.Declaration.Single("rate"))}{(IsInverted(layer) ? "" : ", at inference")})";

    public override string Equation(TypedLayer layer) =>
        IsInverted(layer) ? "y = a mask / (1 - rate)" : "y = a mask; at inference y = a (1 - rate)";

    public override bool IsIdentityAtInference(TypedLayer layer) => IsInverted(layer);

    public override Code Once(TypedLayer layer, Pass pass) => pass == Pass.Inference
        ? Code.Text($"V {layer.Local("Keep")} = Create(1f - p[{layer.Name}Rate]);")
        : Code.Lines(
            Code.Text($"float rate = p[{layer.Name}Rate];"),
            Code.Text($"float kept = {(IsInverted(layer) ? "1f / (1f - rate)" : "1f")};"),
            pass == Pass.Backward && IsInverted(layer)
                ? Code.Text($"V {layer.Local("Keep")} = Create(1f - rate);")
                : Code.Empty,
            Code.Text($"float* factors = stackalloc float[{(IsNarrow(layer) ? "MaskRows.Floats" : "64")}];"),
            IsNarrow(layer) ? "MaskRows window = new(factors);" : Code.Empty);

    public override Code PerRow(TypedLayer layer, int floats, Pass pass) => pass == Pass.Inference
        ? Code.Empty
        : IsNarrow(layer) && floats >= layer.Inputs ? Code.Text(
            $"factors = window.{Rows(layer, floats)}(masks, r, {layer.Inputs}, {layer.Ordinal}, rate, kept);")
        : Code.Text($"masks.Fill(factors, r, {layer.Inputs}, c, {floats}, {layer.Ordinal}, rate, kept);");

    public override Code Forward(TypedLayer layer, Code z, Column column) =>
        Code.Text($"{z} * Load({column.Behind("factors")})");

    public override Code Infer(TypedLayer layer, Code z, Column column) => Code.Text($"{z} * {layer.Local("Keep")}");

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        Code.Text($"{d} * Load({column.Behind("factors")})");

    // Dropped values are not recovered, but their gradient is zero whatever the derivative.
    public override Code Recover(TypedLayer layer, Code output, Column column) =>
        IsInverted(layer) ? Code.Text($"{output} * {layer.Local("Keep")}") : output;

    public override PointwiseLayer Behind(PointwiseLayer activation) =>
        activation.KeepsInput ? this : new VisibleDropout(marks: !activation.StopsAtZero);

    private static string Rows(TypedLayer layer, int floats) =>
        floats == 2 * new RowShape(layer.Inputs).Width ? "OfTwo" : "Of";

    // Masks are drawn 64 at a time: narrow rows share a draw.
    private static bool IsNarrow(TypedLayer layer) => layer.Inputs <= 16;

    protected static bool IsInverted(TypedLayer layer) => layer.Declaration.Int("scaling") == 0;
}

/// <summary>
/// Dropout behind an activation whose output backward reads: that shows what was dropped, so that no mask is drawn
/// again. Where a zero may have been kept, a dropped value is -0, which no other is.
/// </summary>
internal sealed class VisibleDropout(bool marks) : Dropout
{
    public override bool DrawsAgain => false;

    public override Code Once(TypedLayer layer, Pass pass) => pass != Pass.Backward
        ? base.Once(layer, pass)
        : Code.Lines(
            IsInverted(layer) || marks
                ? Code.Text($"V {layer.Local("Kept")} = Create({(IsInverted(layer) ? KeptOf(layer) : "1f")});")
                : Code.Empty,
            IsInverted(layer) && marks
                ? Code.Text($"V {layer.Local("Keep")} = Create(1f - p[{layer.Name}Rate]);")
                : Code.Empty);

    public override Code PerRow(TypedLayer layer, int floats, Pass pass) =>
        pass == Pass.Backward ? Code.Empty : base.PerRow(layer, floats, pass);

    public override Code Forward(TypedLayer layer, Code z, Column column) => marks
        ? Code.Text($"DropoutMark.Drop({z}, Load({column.Behind("factors")}))")
        : base.Forward(layer, z, column);

    public override Code Backward(TypedLayer layer, Code d, Code kept, Column column) =>
        marks ? Code.Text($"DropoutMark.Back({d}, {kept}, {layer.Local("Kept")})")
        : IsInverted(layer) ? Code.Text($"{d} * {layer.Local("Kept")}")
        : d;

    // Whether it is above zero is all that is asked of an output that needs no mark.
    public override Code Recover(TypedLayer layer, Code output, Column column) =>
        marks ? base.Recover(layer, output, column) : output;

    private static string KeptOf(TypedLayer layer) => $"1f / (1f - p[{layer.Name}Rate])";
}
