using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The layers of a network as its facts list them: what files, and formats of others, need to know.</summary>
internal static class LayerList
{
    // How values start, names, and what shows in tensors, inputs, shapes or windows: none of it has to be said again.
    private static readonly HashSet<string> Immaterial =
    [
        "name", "weightInit", "weightScale", "biasInit", "bias", "values", "weightsOf", "lazy", "units", "channels",
        "height", "width", "length", .. WindowLayer.Arguments,
    ];

    public static Code Write(NetworkGraph graph)
    {
        Node[] nodes = [.. graph.NodesAndLosses];
        Dictionary<int, int> numbers = new() { [graph.Input.Id] = 0 };
        for (int i = 0; i < nodes.Length; i++)
            numbers[nodes[i].Output.Id] = i + 1;
        LayerDeclaration input = graph.Model.Layers.First();
        return Code.Join(",\n", nodes
            .Select(node => WithWindows(node, Layer(
                node.Path, node.Declaration, node.Inputs.Select(value => numbers[value.Id]), node.Output.Shape,
                Arguments(node).Concat(node.Owner is Node owner
                    ? [$"(\"weightsOf\", {Literal.Of(numbers[owner.Output.Id])})"]
                    : []))))
            .Prepend(Layer(
                "Input", input, [], graph.Input.Shape, graph.TakesPixels ? ["(\"order\", 1)"] : [])));
    }

    private static Code Layer(
        string name, LayerDeclaration declaration, IEnumerable<int> inputs, Shape shape, IEnumerable<string> arguments)
    {
        string[] first =
            [Literal.Of(name), Literal.Of(declaration.Kind), Literal.Of($"[{declaration.Text}]"), Numbers(inputs)];
        return Wrapped.List("EmittedFacts.Layer(", [.. first, Numbers(shape.Dimensions), .. arguments], ")");
    }

    private static Code WithWindows(Node node, Code facts)
    {
        if (node.Layer is not WindowLayer layer)
            return facts;
        Code[] windows =
        [
            .. layer.AxesOf(node).Select(axis => Wrapped.List(
                "new(",
                [
                    $"Kernel: {Literal.Of(axis.Kernel)}", $"Stride: {Literal.Of(axis.Stride)}",
                    $"Padding: {Literal.Of(axis.Padding)}", $"PaddingBehind: {Literal.Of(axis.Behind)}",
                    $"Dilation: {Literal.Of(axis.Dilation)}",
                ],
                ")")),
        ];
        return Code.Text($$"""
            {{facts}} with
            {
                Windows =
                [
                    {{Code.Join(",\n", windows)}},
                ],
            }
            """);
    }

    private static string Numbers(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(Literal.Of))}]";

    // What can be set at run time, or is learned, has the name of a tensor.
    private static IEnumerable<string> Arguments(Node node) =>
        from argument in node.Declaration.Arguments
        where argument.Text is null && !Immaterial.Contains(argument.Name)
            && !node.Tensors.Any(tensor => tensor.Name.Equals(argument.Name, System.StringComparison.OrdinalIgnoreCase))
        select $"({Literal.Of(argument.Name)}, {Number(argument.Number)})";

    private static string Number(double number) =>
        number == (int)number ? Literal.Of((int)number) : Literal.Of((float)number);
}
