using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// Prediction: of one row, which a small network does in some ten nanoseconds, so that loops and a stack of unknown
/// size would show; and of any number.
/// </summary>
internal static class PredictMethods
{
    public static Code Write(NetworkPlan plan)
    {
        int inputs = plan.Graph.Input.Length, outputs = plan.Graph.Output.Value.Length;
        Code blocks = Blocks(plan);
        return Code.Text($$"""
            internal static void Predict(
                {{InferenceClass.PredictParameters(plan)}})
            {
                int rows = Check.Rows(inputs.Length, {{inputs}}, nameof(inputs));
                {{InferenceClass.CheckIndices(plan)}}
                Check.Rows(outputs.Length, rows, {{outputs}}, outputsName);
                Check.Apart(inputs, outputs, outputsName);
                float* p = parameters.Start;
                fixed (float* x = inputs)
                fixed (float* to = outputs)
                {
                    {{(!plan.Stack.FitsStack ? blocks : Code.Text($$"""
                        if (rows == 1)
                            PredictOne(p, x, to{{LinkArgument(plan)}});
                        else
                            PredictBlocks(p, x, to, rows{{LinkArgument(plan)}});
                        """))}}
                }

                GC.KeepAlive(parameters);
            }

            {{(plan.Stack.FitsStack ? OneAndBlocks(plan, blocks) : Code.Empty)}}
            """);
    }

    private static Code OneAndBlocks(NetworkPlan plan, Code blocks)
    {
        int outputs = plan.Graph.Output.Value.Length;
        bool isInPlace = IsInPlace(plan);
        string link = plan.Loss.HasLink ? ", bool link" : "";
        string skip = InferenceClass.Stack(plan, !isInPlace).IsEmpty ? "" : "[SkipLocalsInit]";
        return Code.Text($$"""
            {{skip}}
            private static void PredictOne(float* p, float* x, float* {{(isInPlace ? "y" : "to")}}{{link}})
            {
                {{InferenceClass.Stack(plan, !isInPlace)}}
                {{InferenceClass.Pointers(plan, !isInPlace)}}
                {{InferenceClass.Folds(plan)}}
                Rows(p, x, {{InferenceClass.Buffers(plan)}}, 1);
                {{(plan.Loss.HasLink ? Code.Under("if (link)", "K.Link(y, 1);") : Code.Empty)}}
                {{(isInPlace
                    ? Code.Empty
                    : $"new ReadOnlySpan<float>(y, {outputs}).CopyTo(new Span<float>(to, {outputs}));")}}
            }

            {{skip}}
            private static void PredictBlocks(float* p, float* x, float* to, int rows{{link}})
            {
                {{blocks}}
            }
            """);
    }

    private static Code Blocks(NetworkPlan plan)
    {
        int inputs = plan.Graph.Input.Length, outputs = plan.Graph.Output.Value.Length;
        bool isInPlace = IsInPlace(plan);
        string to = $"to + {Literal.Of(outputs)}L * first";
        return InferenceClass.Blocks(plan, !isInPlace, Code.Text($$"""
            {{(isInPlace ? $"float* y = {to};" : "")}}
            Rows(p, x + {{inputs}}L * first, {{InferenceClass.Buffers(plan)}}, count);
            {{(plan.Loss.HasLink ? Code.Under("if (link)", "K.Link(y, count);") : Code.Empty)}}
            {{(isInPlace
                ? Code.Empty
                : Code.Text($"PaddedRows.PackRows({InferenceClass.Block(plan)}, {to}, {outputs}, count);"))}}
            """));
    }

    // Rows without padding are written where the caller wants them.
    private static bool IsInPlace(NetworkPlan plan) => plan.Output.Stride == plan.Graph.Output.Value.Length;

    private static string LinkArgument(NetworkPlan plan) => plan.Loss.HasLink ? ", link" : "";
}
