using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The class of constants: where each parameter stands.</summary>
internal static class LayoutClass
{
    public static Code Write(NetworkPlan plan)
    {
        ParameterPlan parameters = plan.Parameters;
        TypedNetwork network = plan.Network;
        string usesBatch = plan.UsesBatchStatistics ? "true" : "false";
        string sizes = string.Join(
            ", ", new[] { network.InputLength, network.OutputLength, TargetLength(plan) }.Select(Literal.Of));
        return Code.Text($$""""
            {{Summary(plan)}}
            internal static class Layout
            {
                {{Code.Lines(parameters.Tensors.Select(t => Code.Text($"internal const int {t.Name} = {t.Offset};")))}}

                /// <summary>What is known of the network at compile time.</summary>
                internal static readonly NetworkFacts Facts = new(
                    {{Literal.Of(network.Model.Name)}}, {{sizes}}, {{usesBatch}}, {{Literal.Of(plan.MultiplyAdds)}}L,
                    """
                    {{Header.Summary(plan)}}
                    """,
                    new ParameterLayout(
                        {{Literal.Of(network.Model.Name)}}, {{parameters.Length}}, {{parameters.LearnedLength}},
                        {{Code.Join(",\n", parameters.Tensors.Select(Tensor))}}));

                /// <summary>Index of each tensor in the layout.</summary>
                internal static class Tensor
                {
                    {{Code.Lines(parameters.Tensors.Select(Index))}}
                }
            }
            """");
    }

    public static int TargetLength(NetworkPlan plan) => plan.Loss.Target == "int" ? 1 : plan.Network.OutputLength;

    private static string Summary(NetworkPlan plan)
    {
        bool differs = plan.Parameters.Tensors.Any(t => t.Orientation != Orientation.Outputs || t.LiesInPanels);
        return "/// <summary>Offsets into the parameter block, in floats; "
            + "a weight matrix is [input][output, padded to 16, or 8]"
            + $"{(differs ? " where the header does not say otherwise" : "")}.</summary>";
    }

    private static Code Index(PlannedTensor t) => Code.Text($"internal const int {t.Name} = {t.Index};");

    private static Code Tensor(PlannedTensor t) => Code.Text($"{Constructor(t)}{Split(t)}");

    private static Code Constructor(PlannedTensor t) => Code.Text(
        $"new ParameterTensor({Literal.Of(t.Layer.Name)}, {Literal.Of(t.Declaration.Name)}, "
        + $"TensorRole.{t.Declaration.Role}, "
        + $"{Literal.Of(t.Declaration.Outputs)}, {Literal.Of(t.Declaration.Inputs)}, "
        + $"{t.Name}, {Literal.Of(t.Length)}, {Literal.Of(t.OutputStride)}, "
        + $"{Literal.Of(t.InputStride)}, {Literal.Of(t.Row.Units)}, "
        + $"{Literal.Of(t.PanelSize)}, {Literal.Of(t.PanelStride)}, "
        + $"new(WeightInit.{t.Declaration.Init}, {Literal.Of(t.Declaration.Scale)}))");

    private static string Split(PlannedTensor t) => t.SplitOutputs == 0 ? "" :
        " { " + $"SplitOutputs = {Literal.Of(t.SplitOutputs)}, SplitStride = {Literal.Of(t.SplitStride)}" + " }";
}
