using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// Prediction and evaluation: blocks of rows on the stack, or borrowed, so that any number of threads may call.
/// </summary>
internal static class InferenceClass
{
    /// <summary>Parameters of <c>Predict</c>.</summary>
    public static Code PredictParameters(NetworkPlan plan) => $"ParameterBlock parameters{Pool(plan)}, "
        + "ReadOnlySpan<float> inputs, Span<float> outputs, string outputsName, bool link";

    /// <summary>Parameters of <c>Evaluate</c>.</summary>
    public static Code EvaluateParameters(NetworkPlan plan) => Code.Lines(
        $"ParameterBlock parameters{Pool(plan)}, ReadOnlySpan<float> inputs, "
            + $"ReadOnlySpan<{plan.Loss.Target}> targets,",
        "ReadOnlySpan<float> rowWeights");

    public static Code Write(NetworkPlan plan)
    {
        string target = plan.Loss.Target;
        int inputs = plan.Graph.Input.Length;
        Code summary = Wrapped.Sentence(
            "/// ", "<summary>Inference: normalisation folded to a scale and a shift, dropout gone, nothing written to "
                + "the network.</summary>");
        return Code.Text($$"""
            {{summary}}
            internal static unsafe class Inference<K>
                where K : struct, IKernels
            {
                // {{plan.Stack.Rows}} rows at a time, so that their activations stay in the cache.
                private const int RowsPerBlock = {{plan.Stack.Rows}};

                {{PredictMethods.Write(plan)}}

                [SkipLocalsInit]
                internal static Evaluation Evaluate(
                    {{EvaluateParameters(plan)}})
                {
                    int rows = Check.Rows(inputs.Length, {{inputs}}, nameof(inputs));
                    {{CheckIndices(plan)}}
                    Check.Targets(targets, rows, Facts, nameof(targets));
                    Check.NotEmpty(rows, nameof(inputs));
                    Check.RowWeights(rowWeights, rows, nameof(rowWeights));
                    float* p = parameters.Start;
                    double loss = 0;
                    {{(plan.Loss.CountCorrect is null ? "" : "long correct = 0;")}}
                    {{Evaluate(plan)}}

                    GC.KeepAlive(parameters);
                    return new Evaluation((float)loss, {{AccuracyOf(plan)}}, rows);
                }

                /// <summary>What makes a mean of the rows' losses, and whether they are more than plain.</summary>
                internal static LossScale ScaleOf(float* p, {{target}}* targets, float* rowWeights, int rows) =>
                    rowWeights == null{{And(plan.Loss.IsNeutral(plan.Graph.Loss!))}}
                        ? LossScale.Mean(rows)
                        : LossScale.Weighted({{plan.Loss.SumOfWeights}});

                private static void Rows(float* p, float* x, {{Parameters(plan)}}, int rows)
                {
                    {{PassText.Of(plan.Schedule.Inference)}}
                }
            }
            """);
    }

    /// <summary>What refuses rows whose numbers are no rows of a table.</summary>
    public static string CheckIndices(NetworkPlan plan) =>
        plan.Graph.Embeddings.Any() ? "Check.Indices(inputs, Facts, nameof(inputs));" : "";

    private static string Pool(NetworkPlan plan) => plan.Stack.FitsStack ? "" : ", BlockPool blocks";

    private static Code Evaluate(NetworkPlan plan)
    {
        string outputs = Literal.Of(plan.Graph.Output.Value.Length);
        string firstTarget = LayoutClass.TargetLength(plan) == 1 ? "first" : $"{outputs}L * first";
        return Code.Text($$"""
            fixed (float* x = inputs)
            fixed ({{plan.Loss.Target}}* all = targets)
            fixed (float* weights = rowWeights)
            {
                LossScale scale = ScaleOf(p, all, weights, rows);
                {{Blocks(plan, true, Code.Text($$"""
                    {{plan.Loss.Target}}* t = all + {{firstTarget}};
                    Rows(p, x + {{plan.Graph.Input.Length}}L * first, {{Buffers(plan)}}, count);
                    {{(plan.Loss.CountCorrect is null
                        ? ""
                        : $"correct += {plan.Loss.CountCorrect}({Block(plan)}, {outputs}, t, count);")}}
                    {{LossCall(
                        "loss +=", "p", "y, y, t", "weights == null ? null : weights + first", "count", "scale")}}
                    """))}}
            }
            """);
    }

    /// <summary>The outputs and how far apart their rows are.</summary>
    public static string Block(NetworkPlan plan) => $"y, {Literal.Of(plan.Output.Stride)}";

    /// <summary>The loss of some rows: the plain kernel unless there is a weight or a smoothed label.</summary>
    public static Code LossCall(
        string use, string parameters, string buffers, string rowWeights, string rows, string scale) => Code.Text($$"""
        {{use}} {{scale}}.IsWeighted
            ? K.WeightedLoss({{parameters}}, {{buffers}}, {{rowWeights}}, {{rows}}, {{scale}}.Value)
            : K.Loss({{buffers}}, {{rows}}, {{scale}}.Value);
        """);

    private static string And(string condition) => condition == "" ? "" : " && " + condition;

    /// <summary>
    /// A loop over blocks of rows with the memory that they need. Without padding, the caller's rows do for the
    /// outputs. What a few rows need is taken from the stack for them: more would cost more pages to touch than a small
    /// network takes for its work.
    /// </summary>
    public static Code Blocks(NetworkPlan plan, bool hasOutputs, Code body)
    {
        Code loop = Code.Text($$"""
            {{Pointers(plan, hasOutputs, " * capacity")}}
            {{Folds(plan)}}
            for (int first = 0; first < rows; first += capacity)
            {
                int count = Math.Min(capacity, rows - first);
                {{body}}
            }
            """);
        return Code.Lines(
            "int capacity = Math.Min(RowsPerBlock, rows);",
            plan.Stack.FitsStack
                ? Code.Lines(Stack(plan, hasOutputs, " * capacity"), loop)
                : Code.Lines("float* block = blocks.Rent(out int borrowed);", loop, "blocks.Return(borrowed);"));
    }

    /// <summary>A block on the stack, for one row or as many as there are; none where nothing is needed.</summary>
    public static Code Stack(NetworkPlan plan, bool hasOutputs, string rows = "")
    {
        int fix = plan.Stack.Fold + Tiling.LineFloats, floats = Own(plan, hasOutputs).Sum(buffer => buffer.Stride);
        string size = rows == "" ? Literal.Of(fix + floats) : $"{Literal.Of(fix)} + {Literal.Of(floats)}{rows}";
        return floats + plan.Stack.Fold == 0 ? Code.Empty : Code.Lines(
            $"float* stack = stackalloc float[{size}];", $"float* block = {StackBuffer.Aligned("stack")};");
    }

    /// <summary>Where the buffers stand in a block for one row or more.</summary>
    public static Code Pointers(NetworkPlan plan, bool hasOutputs, string rows = "")
    {
        List<Code> pointers = plan.Stack.Fold > 0 ? ["float* fold = block;"] : [];
        int floats = 0;
        foreach (InferenceBuffer buffer in Own(plan, hasOutputs))
        {
            string ahead = rows == "" ? Literal.Plus(plan.Stack.Fold + floats)
                : Literal.Plus(plan.Stack.Fold) + (floats == 0 ? "" : $" + {Literal.Of(floats)}{rows}");
            pointers.Add(Code.Text($"float* {buffer.Name} = block{ahead};"));
            floats += buffer.Stride;
        }

        return Code.Lines(pointers);
    }

    /// <summary>Statements that fold normalisation into scales and shifts.</summary>
    public static Code Folds(NetworkPlan plan) => PassText.Of(plan.Schedule.Folds);

    private static IEnumerable<InferenceBuffer> Own(NetworkPlan plan, bool hasOutputs) =>
        plan.Stack.Buffers.Where(buffer => hasOutputs || buffer.Name != "y");

    /// <summary>Arguments of <c>Rows</c>: the folded scales and shifts, and the buffers.</summary>
    public static string Buffers(NetworkPlan plan) => string.Join(
        ", ", plan.Stack.Buffers.Select(buffer => buffer.Name).Prepend(plan.Stack.Fold > 0 ? "fold" : "")
            .Where(name => name != ""));

    private static string Parameters(NetworkPlan plan) => "float* " + Buffers(plan).Replace(", ", ", float* ");

    private static string AccuracyOf(NetworkPlan plan) =>
        plan.Loss.CountCorrect is null ? "float.NaN"
        : plan.Loss.Target == "int" ? "(float)correct / rows"
        : $"(float)correct / ((long)rows * {Literal.Of(plan.Graph.Output.Value.Length)})";
}
