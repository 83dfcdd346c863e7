using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The value-by-value steps of inference: pointwise layers, and normalisation as a scale and a shift.
/// </summary>
internal static class InferenceSteps
{
    /// <summary>An op's own steps, and a pass of those that follow it.</summary>
    public static IEnumerable<Step> Behind(InferenceOp op, IEnumerable<Step> own) =>
        own.Concat(op.Steps.IsEmpty ? [] : [Call(op.Training.Name, op.Steps, op)]);

    /// <summary>A pass over rows in place.</summary>
    public static Kernel Kernel(string name, ImmutableArray<InferenceStep> steps, RowShape shape)
    {
        bool isShared = IsSizeless(steps) && Families.HasWholeBlocks(shape);
        string kinds = string.Concat(steps.Select(step => step.Kind?.Kind ?? "ScaleShift"));
        return new(
            isShared ? $"{kinds}Steps" : $"{name}Steps",
            Equations(steps) + ".",
            [
                .. UsesBlock(steps) ? new[] { Parameter.Block } : [], Parameter.Floats("a"),
                .. FoldParameters(UsesFold(steps)), Parameter.Rows,
            ],
            shape,
            width => new(Code.Text($$"""
                {{Once(steps)}}
                {{(isShared
                    ? Elementwise.WholeBlocks(width, columns => Block(steps, columns, new(0, "P.Row")))
                    : Elementwise.Blocks(shape, width, columns => Block(steps, columns, shape.Stride)))}}
                {{Elementwise.ClearPadding(Pointwise(steps), shape, "a")}}
                """)))
        {
            TwoRows = TwoRowPass.Infer($"{name}Steps", steps, shape),
            Tensors = TensorsOf(steps),
            Constants = isShared
                ? new($"{name}StepsConstants", "IStepsConstants", [.. OpConstants.OfRow(shape)])
                : null,
        };
    }

    /// <summary>Whether they read the network's parameters.</summary>
    public static bool UsesBlock(ImmutableArray<InferenceStep> steps) => !TensorsOf(steps).IsEmpty;

    // Whether they name neither a tensor nor a second scale.
    private static bool IsSizeless(ImmutableArray<InferenceStep> steps) =>
        !UsesBlock(steps) && steps.Count(step => step.Kind is null) == 1
        && steps.All(step => step.Kind is not null || step.Fold == 0);

    private static Code Block(ImmutableArray<InferenceStep> steps, ImmutableArray<Column> columns, Size stride) =>
        Code.Text($$"""
            {{PerColumn(steps, columns, stride.Name is null ? null : " + P.Columns")}}
            {{Elementwise.Rows([("ar", "a", stride)], Elementwise.Each(columns, column => Code.Text($$"""
                V z{{column.Suffix}} = Load({{column.Behind("ar")}});
                {{Code.Lines(Apply(steps, column, "z" + column.Suffix))}}
                z{{column.Suffix}}.Store({{column.Behind("ar")}});
                """)))}}
            """);

    /// <summary>The call of it.</summary>
    public static Call Call(string name, ImmutableArray<InferenceStep> steps, InferenceOp op) => Plan.Call.Of(
        Kernel(name, steps, op.Shapes.Out), Work.Alone,
        [
            .. UsesBlock(steps) ? new[] { Argument.Block } : [], Argument.Write(op.Output, Partition.Whole),
            .. FoldArguments(steps, op), Argument.Rows,
        ]);

    /// <summary>The scales and shifts of an op as an argument, where the steps use them.</summary>
    public static IEnumerable<Argument> FoldArguments(ImmutableArray<InferenceStep> steps, InferenceOp op) =>
        UsesFold(steps) ? [new FoldAt(op.Fold)] : [];

    /// <summary>The parameter for scales and shifts, where steps use them.</summary>
    public static IEnumerable<Parameter> FoldParameters(bool folds) => folds ? [Parameter.Floats("fold")] : [];

    /// <summary>The tensors whose places steps name.</summary>
    public static ImmutableArray<TensorName> TensorsOf(IEnumerable<InferenceStep> steps) =>
        EpilogueKernels.TensorsOf(Pointwise(steps), Pass.Inference);

    public static bool UsesFold(ImmutableArray<InferenceStep> steps) => steps.Any(step => step.Kind is null);

    /// <summary>What steps do to what an anchor put out, which is h where it is normalised, else z.</summary>
    public static string Equations(ImmutableArray<InferenceStep> steps) =>
        string.Join("; ", steps.Select((step, i) =>
            step.Kind?.Equation(step.Node) ?? (i == 0 ? "z = scale h + shift" : "then scaled and shifted again")
                + $" ({step.Node.Kind} folded)"));

    /// <summary>The letter of what comes in.</summary>
    public static string Letter(ImmutableArray<InferenceStep> steps) =>
        steps.FirstOrDefault() is { Kind: null } ? "h" : "z";

    public static Code Once(IEnumerable<InferenceStep> steps) =>
        Code.Lines(steps.Select(step => step.Kind?.Once(step.Node, Pass.Inference) ?? Code.Empty));

    public static Code PerColumn(
        ImmutableArray<InferenceStep> steps, ImmutableArray<Column> columns, string? shift = null) =>
        Code.Lines(steps.SelectMany(step => columns.Select(column => PerColumn(step, column, shift))));

    /// <summary>One assignment a step to a variable that holds the value.</summary>
    public static IEnumerable<Code> Apply(IEnumerable<InferenceStep> steps, Column column, string variable) =>
        steps.Select(step => step.Kind is null
            ? Code.Text($"{variable} = MultiplyAddEstimate({variable}, {Scale(step, column)}, {Shift(step, column)});")
            : Code.Text($"{variable} = {step.Kind.Infer(step.Node, variable, column)};"));

    /// <summary>The pointwise layers among the steps.</summary>
    public static IEnumerable<EpilogueStep> Pointwise(IEnumerable<InferenceStep> steps) =>
        steps.Where(step => step.Kind is not null).Select(step => new EpilogueStep(step.Node, step.Kind!));

    private static Code PerColumn(InferenceStep step, Column column, string? shift) => step.Kind is not null
        ? step.Kind.PerColumn(step.Node, column, Pass.Inference)
        : Code.Text($$"""
            V {{Scale(step, column)}} = Load({{column.At("fold" + Literal.Plus(step.Fold))}});
            V {{Shift(step, column)}} = Load({{column.At("fold" + (shift ?? Literal.Plus(step.Shift)))}});
            """);

    // Several normalisations may meet in one op, so their names carry a number.
    private static string Scale(InferenceStep step, Column column) =>
        $"scale{Literal.Of(step.Number)}_{column.Suffix}";

    private static string Shift(InferenceStep step, Column column) =>
        $"shift{Literal.Of(step.Number)}_{column.Suffix}";
}
