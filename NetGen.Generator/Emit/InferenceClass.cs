using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>
/// Prediction and evaluation: blocks of rows on the stack, or borrowed, so that any number of threads may call.
/// </summary>
internal static class InferenceClass
{
    public static Code Write(NetworkPlan plan)
    {
        string pool = plan.Stack.FitsStack ? "" : ", BlockPool blocks";
        string poolArgument = plan.Stack.FitsStack ? "" : ", blocks";
        string target = plan.Loss.Target;
        int inputs = plan.Network.InputLength;
        int outputs = plan.Network.OutputLength;
        string link = plan.Loss.HasLink ? ", bool link" : "";
        string linkArgument = plan.Loss.HasLink ? ", link" : "";
        string argument = $"parameters.Start{poolArgument}";
        string block = $"y, {Literal.Of(plan.Output.Stride)}";
        bool isInPlace = plan.Output.Stride == outputs;
        string scale = "ScaleOf(parameters.Start, t, w, rows)";
        string firstTarget = LayoutClass.TargetLength(plan) == 1 ? "first" : $"{Literal.Of(outputs)}L * first";
        string correct = plan.Loss.CountCorrect is null
            ? ""
            : $"correct += {plan.Loss.CountCorrect}({block}, {Literal.Of(outputs)}, t, count);";
        Code summary = "/// <summary>Inference: normalisation folded into the products, dropout gone, "
            + "nothing written to the network.</summary>";
        Code predicted = "ReadOnlySpan<float> inputs, Span<float> outputs, string outputsName, bool link";
        Code evaluated = Code.Text(
            $"ReadOnlySpan<float> inputs, ReadOnlySpan<{target}> targets, ReadOnlySpan<float> rowWeights");
        return Code.Text($$"""
            {{summary}}
            internal static unsafe class Inference
            {
                // {{plan.Stack.Rows}} rows at a time, so that their activations stay in the cache.
                private const int RowsPerBlock = {{plan.Stack.Rows}};

                internal static void Predict(
                    ParameterBlock parameters{{pool}}, {{predicted}})
                {
                    int rows = Check.Rows(inputs.Length, {{inputs}}, nameof(inputs));
                    Check.Rows(outputs.Length, rows, {{outputs}}, outputsName);
                    Check.Apart(inputs, outputs, outputsName);
                    fixed (float* x = inputs)
                    fixed (float* y = outputs)
                    {
                        {{MainFile.Dispatch("", "Predict", $"{argument}, x, y, rows{linkArgument}")}}
                    }

                    GC.KeepAlive(parameters);
                }

                internal static Evaluation Evaluate(
                    ParameterBlock parameters{{pool}}, {{evaluated}})
                {
                    int rows = Check.Rows(inputs.Length, {{inputs}}, nameof(inputs));
                    Check.Targets(targets, rows, Facts, nameof(targets));
                    Check.NotEmpty(rows, nameof(inputs));
                    Check.RowWeights(rowWeights, rows, nameof(rowWeights));
                    Evaluation result;
                    fixed (float* x = inputs)
                    fixed ({{target}}* t = targets)
                    fixed (float* w = rowWeights)
                    {
                        LossScale scale = {{scale}};
                        {{MainFile.Dispatch("result = ", "Evaluate", $"{argument}, x, t, w, rows, scale")}}
                    }

                    GC.KeepAlive(parameters);
                    return result;
                }

                /// <summary>What makes a mean of the rows' losses, and whether they are more than plain.</summary>
                internal static LossScale ScaleOf(float* p, {{target}}* targets, float* rowWeights, int rows) =>
                    rowWeights == null{{And(plan.Loss.IsNeutral(plan.Network.Loss!))}}
                        ? LossScale.Mean(rows)
                        : LossScale.Weighted({{plan.Loss.SumOfWeights}});

                [SkipLocalsInit]
                private static void Predict<K>(float* p{{pool}}, float* x, float* outputs, int rows{{link}})
                    where K : struct, IKernels
                {
                    {{Blocks(plan, !isInPlace, Code.Text($$"""
                        {{(isInPlace ? Code.Text($"float* y = outputs + {outputs}L * first;") : Code.Empty)}}
                        Rows<K>(p, x + {{inputs}}L * first, {{Buffers(plan)}}, count);
                        {{(plan.Loss.HasLink ? Code.Text($$"""
                            if (link)
                                K.Link(y, count);
                            """) : Code.Empty)}}
                        {{(isInPlace ? Code.Empty : Code.Text(
                            $"Padding.CopyRows({block}, outputs + {outputs}L * first, {outputs}, {outputs}, count);"))}}
                        """))}}
                }

                [SkipLocalsInit]
                private static Evaluation Evaluate<K>(
                    float* p{{pool}}, float* x, {{target}}* targets, float* rowWeights, int rows, LossScale scale)
                    where K : struct, IKernels
                {
                    double loss = 0;
                    {{(plan.Loss.CountCorrect is null ? "" : "long correct = 0;")}}
                    {{Blocks(plan, true, Code.Text($$"""
                        {{target}}* t = targets + {{firstTarget}};
                        Rows<K>(p, x + {{inputs}}L * first, {{Buffers(plan)}}, count);
                        {{correct}}
                        {{LossCall(
                            "loss +=", "p", "y, y, t", "rowWeights == null ? null : rowWeights + first",
                            "count", "scale")}}
                        """))}}

                    return new Evaluation((float)loss, {{AccuracyOf(plan)}}, rows);
                }

                private static void Rows<K>(float* p, float* x, {{Parameters(plan)}}, int rows)
                    where K : struct, IKernels
                {
                    {{Code.Lines(plan.Inference.Select(op => op.Head.InferenceCalls(plan, op)))}}
                }
            }
            """);
    }

    /// <summary>The loss of some rows: the plain kernel unless there is a weight or a smoothed label.</summary>
    public static Code LossCall(
        string use, string parameters, string buffers, string rowWeights, string rows, string scale) => Code.Text($$"""
        {{use}} {{scale}}.IsWeighted
            ? K.WeightedLoss({{parameters}}, {{buffers}}, {{rowWeights}}, {{rows}}, {{scale}}.Value)
            : K.Loss({{buffers}}, {{rows}}, {{scale}}.Value);
        """);

    private static string And(string condition) => condition == "" ? "" : " && " + condition;

    // Without padding, the caller's rows do for the outputs. What a few rows need is taken from the stack for them:
    // more would cost more pages to touch than a small network takes for its work.
    private static Code Blocks(NetworkPlan plan, bool hasOutputs, Code body)
    {
        InferenceMemory memory = plan.Stack;
        List<Code> pointers = memory.Fold > 0 ? ["float* fold = block;"] : [];
        int floats = 0;
        foreach (InferenceBuffer buffer in memory.Buffers.Where(buffer => hasOutputs || buffer.Name != "y"))
        {
            string rows = floats == 0 ? "" : $" + {Literal.Of(floats)} * capacity";
            pointers.Add(Code.Text($"float* {buffer.Name} = block{Literal.Plus(memory.Fold)}{rows};"));
            floats += buffer.Stride;
        }

        Code loop = Code.Text($$"""
            {{Code.Lines(pointers)}}
            {{Code.Lines(plan.Inference.SelectMany(op => op.Steps).Where(step => step.Kind is null).Select(Fold))}}
            for (int first = 0; first < rows; first += capacity)
            {
                int count = Math.Min(capacity, rows - first);
                {{body}}
            }
            """);
        return Code.Lines(
            "int capacity = Math.Min(RowsPerBlock, rows);",
            pointers.Count == 0 ? loop : memory.FitsStack
                ? Code.Lines(
                    Code.Text($"float* stack = stackalloc float[{memory.Fold + 16} + {floats} * capacity];"),
                    "float* block = (float*)(((nuint)stack + 63) & ~(nuint)63);",
                    loop)
                : Code.Lines("float* block = blocks.Rent(out int borrowed);", loop, "blocks.Return(borrowed);"));
    }

    private static Code Fold(InferenceStep step) =>
        Code.Text($"K.{step.Layer.Name}Fold(p, fold{(step.Fold == 0 ? "" : " + " + Literal.Of(step.Fold))});");

    private static string Buffers(NetworkPlan plan) => string.Join(
        ", ", plan.Stack.Buffers.Select(buffer => buffer.Name).Prepend(plan.Stack.Fold > 0 ? "fold" : "")
            .Where(name => name != ""));

    private static string Parameters(NetworkPlan plan) => "float* " + Buffers(plan).Replace(", ", ", float* ");

    private static string AccuracyOf(NetworkPlan plan) =>
        plan.Loss.CountCorrect is null ? "float.NaN"
        : plan.Loss.Target == "int" ? "(float)correct / rows"
        : $"(float)correct / ((long)rows * {Literal.Of(plan.Network.OutputLength)})";
}
