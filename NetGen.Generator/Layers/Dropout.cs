using System.Collections.Generic;
using NetGen.Generator.Graph;
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

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Require(declaration.Single("rate") is >= 0f and < 1f, declaration, "rate", "in [0, 1)");

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
        [TensorDeclaration.Number("Rate", Hyperparameter.DropoutRate, node.Declaration.Single("rate"))];

    public override string Describe(Node node) =>
        $"Dropout({Literal.Plain(node.Declaration.Single("rate"))}{(IsInverted(node) ? "" : ", at inference")})";

    public override string Equation(Node node) =>
        IsInverted(node) ? "y = a mask / (1 - rate)" : "y = a mask; at inference y = a (1 - rate)";

    public override bool IsIdentityAtInference(Node node) => IsInverted(node);

    public override IEnumerable<string> TensorsIn(Node node, Pass pass) => ["Rate"];

    public override Code Once(Node node, Pass pass) => pass == Pass.Inference
        ? Code.Text($"V {node.Local("Keep")} = Create(1f - p[{node.Name}Rate]);")
        : Code.Lines(
            Code.Text($"float rate = p[{node.Name}Rate];"),
            Code.Text($"float kept = {(IsInverted(node) ? "1f / (1f - rate)" : "1f")};"),
            pass == Pass.Backward && IsInverted(node)
                ? Code.Text($"V {node.Local("Keep")} = Create(1f - rate);")
                : Code.Empty,
            Code.Text($"float* factors = stackalloc float[{(IsNarrow(node) ? "MaskRows.Floats" : "64")}];"),
            IsNarrow(node) ? "MaskRows window = new(factors);" : Code.Empty);

    public override Code PerRow(Node node, int floats, Pass pass) => pass == Pass.Inference
        ? Code.Empty
        : IsNarrow(node) && floats >= node.InputChannels ? Code.Text(
            $"factors = window.{Rows(node, floats)}(masks, r, {node.InputChannels}, {node.Ordinal}, rate, kept);")
        : node.IsAny ? Code.Text($"masks.Fill(factors, r, P.Columns, c, {floats}, {node.Name}Ordinal, rate, kept);")
        : Code.Text($"masks.Fill(factors, r, {node.InputChannels}, c, {floats}, {node.Ordinal}, rate, kept);");

    public override Code Forward(Node node, Code z, Column column) =>
        Code.Text($"{z} * Load({column.Behind("factors")})");

    public override Code Infer(Node node, Code z, Column column) => Code.Text($"{z} * {node.Local("Keep")}");

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        Code.Text($"{d} * Load({column.Behind("factors")})");

    // Dropped values cannot be recovered; their gradient is 0 whatever the activation's derivative.
    public override Code Recover(Node node, Code output, Column column) =>
        IsInverted(node) ? Code.Text($"{output} * {node.Local("Keep")}") : output;

    public override PointwiseLayer Behind(PointwiseLayer activation) =>
        activation.KeepsInput ? this : new VisibleDropout(marks: !activation.StopsAtZero);

    private static string Rows(Node node, int floats) =>
        floats == 2 * new RowShape(node.InputChannels).Width ? "OfTwo" : "Of";

    // Masks are drawn 64 at a time: narrow rows share a draw.
    private static bool IsNarrow(Node node) => node.InputChannels <= 16;

    /// <summary>Whether values that are kept are divided by 1 - rate in training.</summary>
    public static bool IsInverted(Node node) => node.Declaration.Int("scaling") == 0;
}

/// <summary>
/// Dropout behind an activation whose output backward reads anyway. The output shows which values were dropped, so that
/// backward draws no mask again: a dropped value is 0 behind ReLU, whose gradient is 0 there in any case, and -0
/// (<paramref name="marks"/>) behind activations that put out a kept 0, too.
/// </summary>
internal sealed class VisibleDropout(bool marks) : Dropout
{
    public override bool DrawsAgain => false;

    public override IEnumerable<string> TensorsIn(Node node, Pass pass) =>
        pass == Pass.Backward && !IsInverted(node) ? [] : base.TensorsIn(node, pass);

    public override Code Once(Node node, Pass pass) => pass != Pass.Backward
        ? base.Once(node, pass)
        : Code.Lines(
            IsInverted(node) || marks
                ? Code.Text($"V {node.Local("Kept")} = Create({(IsInverted(node) ? KeptOf(node) : "1f")});")
                : Code.Empty,
            IsInverted(node) && marks
                ? Code.Text($"V {node.Local("Keep")} = Create(1f - p[{node.Name}Rate]);")
                : Code.Empty);

    public override Code PerRow(Node node, int floats, Pass pass) =>
        pass == Pass.Backward ? Code.Empty : base.PerRow(node, floats, pass);

    public override Code Forward(Node node, Code z, Column column) => marks
        ? Code.Text($"DropoutMark.Drop({z}, Load({column.Behind("factors")}))")
        : base.Forward(node, z, column);

    public override Code Backward(Node node, Code d, Code kept, Column column) =>
        marks ? Code.Text($"DropoutMark.Back({d}, {kept}, {node.Local("Kept")})")
        : IsInverted(node) ? Code.Text($"{d} * {node.Local("Kept")}")
        : d;

    // ReLU's backward asks only whether the output is above 0, which scaling does not change.
    public override Code Recover(Node node, Code output, Column column) =>
        marks ? base.Recover(node, output, column) : output;

    private static string KeptOf(Node node) => $"1f / (1f - p[{node.Name}Rate])";
}
