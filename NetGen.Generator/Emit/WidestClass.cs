using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// The choice of a vector width, once for each of what is generic over kernels. Whoever compiles the method, ahead of
/// time or when it is first called, knows the hardware, so that one branch of it is left.
/// </summary>
internal static class WidestClass
{
    public static Code Write(NetworkPlan plan, ImmutableArray<Width> widths)
    {
        string block = plan.Stack.FitsStack ? "parameters" : "parameters, blocks";
        return Code.Text($$"""
            /// <summary>The network with the kernels of the widest vectors that the hardware has.</summary>
            internal static class Widest
            {
                internal static Trainer<{{plan.Loss.Target}}, TOptimizer> Train<TOptimizer>(
                    {{TrainerClass.Parameters}})
                    where TOptimizer : unmanaged, IOptimizer
                {
                    {{Choice(
                        widths,
                        "return new NetworkTrainer<TOptimizer, K>(parameters, optimizer, maxBatch, seed, threads);")}}
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                internal static void Predict(
                    {{InferenceClass.PredictParameters(plan)}})
                {
                    {{Choice(widths, $"Inference<K>.Predict({block}, inputs, outputs, outputsName, link);")}}
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                internal static Evaluation Evaluate(
                    {{InferenceClass.EvaluateParameters(plan)}})
                {
                    {{Choice(widths, $"return Inference<K>.Evaluate({block}, inputs, targets, rowWeights);")}}
                }
            }
            """);
    }

    // A statement that is generic over the kernels K. The narrowest width serves all hardware that lacks the others:
    // .NET computes with vectors that the processor does not have in pieces.
    private static Code Choice(ImmutableArray<Width> widths, string statement) => widths.Length == 1
        ? With(widths[0], statement)
        : Code.Lines(widths.Select((width, index) => Code.Under(
            index == widths.Length - 1 ? "else"
                : $"{(index == 0 ? "if" : "else if")} (VectorWidths.Has{Literal.Of(width.Bits)})",
            With(width, statement))));

    private static Code With(Width width, string statement) => statement.Replace("K>", width.Name + "Kernels>");
}
