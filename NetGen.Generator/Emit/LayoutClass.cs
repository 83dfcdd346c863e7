using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
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
        NetworkGraph graph = plan.Graph;
        string name = Literal.Of(graph.Model.Name), contract = Literal.Of(NetworkEmitter.Contract);
        return Code.Text($$""""
            {{Summary(plan)}}
            internal static class Layout
            {
                {{Code.Lines(parameters.Tensors.Select(t => Code.Text($"internal const int {t.Name} = {t.Offset};")))}}

                /// <summary>What is known of the network at compile time.</summary>
                internal static readonly NetworkFacts Facts = EmittedFacts.Checked(contract: {{contract}}, new()
                {
                    Name = {{name}},
                    InputLength = {{graph.Input.Length}},
                    OutputLength = {{graph.Output.Value.Length}},
                    TargetLength = {{TargetLength(plan)}},
                    MultiplyAdds = {{Literal.Of(plan.MultiplyAdds)}}L,
                    Summary =
                        """
                        {{Header.Summary(plan)}}
                        """,
                    Layers =
                    [
                        {{LayerList.Write(graph)}},
                    ],
                    Layout = EmittedLayout.Of(
                        {{name}}, length: {{parameters.Length}}, learnedLength: {{parameters.LearnedLength}},
                        {{Code.Join(",\n", parameters.Tensors.Select(Tensor))}}),
                    {{(plan.Graph.SharesTensors ? "SharesTensors = true," : "")}}
                    {{(plan.UsesBatchStatistics ? "UsesBatchStatistics = true," : "")}}
                    {{Dropouts(graph)}}
                    {{IndexColumns(graph)}}
                    {{(graph.Model.Record is RecordModel columns
                        ? RecordColumnsText.Facts("Columns", columns.Columns)
                        : Code.Empty)}}
                    {{(graph.Model.Record is RecordModel targets
                        ? RecordColumnsText.Facts("Targets", targets.Targets)
                        : Code.Empty)}}
                    {{(plan.Loss.TakesProbabilities ? "TargetsAreProbabilities = true," : "")}}
                });

                /// <summary>Index of each tensor in the layout.</summary>
                internal static class Tensor
                {
                    {{Code.Lines(parameters.Tensors.Select(Index))}}
                }
            }
            """");
    }

    private static Code Dropouts(NetworkGraph graph)
    {
        string[] layers =
        [
            .. graph.Nodes.Where(node => node.Layer is Dropout or SpatialDropout).Select(node =>
                $"new({Literal.Of(node.Path)}, {Literal.Of(node.Ordinal)}, Units: {Literal.Of(node.InputChannels)}, "
                + $"IsInverted: {(node.Layer is SpatialDropout || Dropout.IsInverted(node) ? "true" : "false")})"),
        ];
        return layers.Length == 0 ? Code.Empty : Wrapped.List("Dropouts = [", layers, "],");
    }

    private static Code IndexColumns(NetworkGraph graph)
    {
        string[] columns =
        [
            .. graph.Embeddings.Select(node => $"new({Literal.Of(node.Layer.IndexColumn(node.Declaration)!.Value)}, "
                + $"Count: {Literal.Of(node.Weights.Outputs)}, {Literal.Of(node.Path)})"),
        ];
        return columns.Length == 0 ? Code.Empty : Wrapped.List("IndexColumns = [", columns, "],");
    }

    public static int TargetLength(NetworkPlan plan) => plan.Loss.Target == "int" ? 1 : plan.Graph.Output.Value.Length;

    private static Code Summary(NetworkPlan plan)
    {
        bool differs = plan.Parameters.Tensors.Any(t => t.Orientation != Orientation.Outputs || t.LiesInPanels);
        return Wrapped.Sentence(
            "/// ", "<summary>Offsets into the parameter block, in floats; a weight matrix is "
            + "[input][output, padded to 16, or 8]"
            + $"{(differs ? " where the header does not say otherwise" : "")}.</summary>");
    }

    private static Code Index(PlannedTensor t) => Code.Text($"internal const int {t.Name} = {t.Index};");

    // Arguments are left out where they are those of a vector, or of a matrix in one panel.
    private static Code Tensor(PlannedTensor t)
    {
        TensorDeclaration declared = t.Declaration;
        if (declared.IsNumber)
        {
            return Wrapped.List(
                "EmittedLayout.Number(",
                [
                    Literal.Of(t.Node.Path), Literal.Of(declared.Name),
                    $"Hyperparameter.{declared.Hyperparameter.ToString()}", t.Name, Literal.Of(declared.Scale),
                ],
                ")");
        }

        if (IsPlainVector(declared))
        {
            return Wrapped.List(
                "EmittedLayout.Vector(",
                [
                    Literal.Of(t.Node.Path), Literal.Of(declared.Name), $"TensorRole.{declared.Role.ToString()}",
                    Literal.Of(declared.Outputs), t.Name, Literal.Of(declared.Scale),
                    .. Unless(
                        declared.Hyperparameter == Hyperparameter.None,
                        $"Hyperparameter.{declared.Hyperparameter.ToString()}"),
                ],
                ")");
        }

        string scale = float.IsNaN(declared.Scale) ? "" : $", {Literal.Of(declared.Scale)}";
        (int rows, int columns) = declared.IsTransposed
            ? (declared.Inputs, declared.Outputs)
            : (declared.Outputs, declared.Inputs);
        string inputs = columns == 1 ? "" : $", inputs: {Literal.Of(columns)}";
        string[] layout =
        [
            .. Unless(declared.Inputs == 1 && !declared.IsTable, $"outputStride: {Literal.Of(t.OutputStride)}"),
            .. Unless(declared.Inputs == 1 && !declared.IsTable, $"inputStride: {Literal.Of(t.InputStride)}"),
            .. Unless(t.Row.Groups == 1, $"groupSize: {Literal.Of(t.Row.Units)}"),
            .. Unless(t.PanelSize == t.Row.Units && !declared.IsTransposed, $"panelSize: {Literal.Of(t.PanelSize)}"),
            .. Unless(t.PanelSize == declared.Outputs, $"panelStride: {Literal.Of(t.PanelStride)}"),
            .. Unless(t.SplitOutputs == 0, $"splitOutputs: {Literal.Of(t.SplitOutputs)}"),
            .. Unless(t.SplitOutputs == 0, $"splitStride: {Literal.Of(t.SplitStride)}"),
            .. Unless(!declared.IsLazy, "isLazy: true"),
            .. Unless(declared.Kernel.Count == 0, $"kernel: [{string.Join(", ", declared.Kernel.Select(Literal.Of))}]"),
            .. Unless(!declared.IsTransposed, "isTransposed: true"),
            .. Unless(declared.Positions == 1, $"positions: {Literal.Of(declared.Positions)}"),
        ];
        string name = $"{Literal.Of(t.Node.Path)}, {Literal.Of(declared.Name)}, TensorRole.{declared.Role.ToString()}";
        string start = $"init: new(WeightInit.{declared.Init.ToString()}{scale})";
        return Code.Text($$"""
            EmittedLayout.Tensor({{name}}, outputs: {{rows}}{{inputs}},
                {{(layout.Length == 0 ? "" : string.Join(", ", layout) + ",")}}
                offset: {{t.Name}}, length: {{t.Length}}, {{start}})
            """);
    }

    // Values side by side that start equal.
    private static bool IsPlainVector(TensorDeclaration declared) => declared is
    {
        Inputs: 1,
        Groups: 1,
        Positions: 1,
        IsTable: false,
        Init: WeightInit.Constant,
        Role: not TensorRole.Weights,
    };

    private static string[] Unless(bool holds, string argument) => holds ? [] : [argument];
}
