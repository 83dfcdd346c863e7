using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The value-by-value steps of inference: pointwise layers, and normalisation as a scale and a shift.
/// </summary>
internal static class InferenceSteps
{
    /// <summary>A sweep over rows in place.</summary>
    public static Kernel Kernel(string name, ImmutableArray<InferenceStep> steps, RowShape shape) => new(
        Summary(steps),
        $"void {name}Steps(float* p, float* a, {(UsesFold(steps) ? "float* fold, " : "")}int rows)",
        "",
        shape,
        width => new(Code.Text($$"""
            {{Once(steps)}}
            {{Sweep.Blocks(shape, width, columns => Code.Text($$"""
                {{PerColumn(steps, columns)}}
                {{Sweep.Rows([("ar", "a", shape.Stride)], Sweep.Each(columns, column => Code.Text($$"""
                    V z{{column.Suffix}} = Load({{column.Behind("ar")}});
                    {{Apply(steps, column, "z" + column.Suffix)}}
                    z{{column.Suffix}}.Store({{column.Behind("ar")}});
                    """)))}}
                """))}}
            {{Sweep.ClearPadding(Tail(steps), shape, "a")}}
            """)))
    {
        TwoRows = TwoRowSweep.Infer($"{name}Steps", steps, shape),
    };

    public static Code Call(string name, ImmutableArray<InferenceStep> steps, InferenceOp op) =>
        Code.Text($"K.{name}Steps(p, {op.Output}, {FoldArgument(steps, op)}rows);");

    /// <summary>The scales and shifts of an op as an argument, where the steps use them.</summary>
    public static string FoldArgument(ImmutableArray<InferenceStep> steps, InferenceOp op) =>
        UsesFold(steps) ? FoldAt(op.Fold) + ", " : "";

    /// <summary>The place of a scale or a shift in emitted code.</summary>
    public static string FoldAt(int offset) => "fold" + Literal.Plus(offset);

    public static bool UsesFold(ImmutableArray<InferenceStep> steps) => steps.Any(step => step.Kind is null);

    public static string Summary(ImmutableArray<InferenceStep> steps) =>
        string.Join("; ", steps.Select(step =>
            step.Kind?.Equation(step.Layer) ?? $"{step.Layer.Kind} folded to a scale and a shift")) + ".";

    public static Code Once(IEnumerable<InferenceStep> steps) =>
        Code.Lines(steps.Select(step => step.Kind?.Once(step.Layer, Pass.Inference) ?? Code.Empty));

    public static Code PerColumn(ImmutableArray<InferenceStep> steps, ImmutableArray<Column> columns) =>
        Code.Lines(steps.SelectMany(step => columns.Select(column => PerColumn(step, column))));

    /// <summary>One assignment a step to a variable that holds the value.</summary>
    public static Code Apply(IEnumerable<InferenceStep> steps, Column column, string variable) => Code.Lines(
        steps.Select(step => step.Kind is null
            ? Code.Text($"{variable} = MultiplyAddEstimate({variable}, {Scale(step, column)}, {Shift(step, column)});")
            : Code.Text($"{variable} = {step.Kind.Infer(step.Layer, variable, column)};")));

    /// <summary>The pointwise layers among the steps.</summary>
    public static IEnumerable<TailStep> Tail(IEnumerable<InferenceStep> steps) =>
        steps.Where(step => step.Kind is not null).Select(step => new TailStep(step.Layer, step.Kind!));

    private static Code PerColumn(InferenceStep step, Column column) => step.Kind is not null
        ? step.Kind.PerColumn(step.Layer, column, Pass.Inference)
        : Code.Text($$"""
            V {{Scale(step, column)}} = Load({{column.At(FoldAt(step.Fold))}});
            V {{Shift(step, column)}} = Load({{column.At(FoldAt(step.Shift))}});
            """);

    // Several normalisations may meet in one op, so their names carry a number.
    private static string Scale(InferenceStep step, Column column) =>
        $"scale{Literal.Of(step.Number)}_{column.Suffix}";

    private static string Shift(InferenceStep step, Column column) =>
        $"shift{Literal.Of(step.Number)}_{column.Suffix}";
}
