using System.Collections.Generic;

namespace NetGen.Onnx;

/// <summary>An embedding as ONNX's operators: a row of the table between the columns in front and behind.</summary>
internal static class EmbeddingNodes
{
    private const long Int64 = 7;

    /// <summary>Adds an embedding; returns the value that it makes.</summary>
    public static string Add(GraphWriter graph, LayerFacts layer, string x)
    {
        (string name, int column) = (layer.Name, (int)layer.Argument("column"));
        int place = PlaceOf(graph, layer, column);
        int behind = layer.Shape[0] - place - (int)layer.Argument("size");
        List<string> parts = [];
        if (place > 0)
            parts.Add(Columns(graph, $"{name}.before", x, 0, place));
        parts.Add(Row(graph, layer, column, isAll: place == 0 && behind == 0));
        if (behind > 0)
            parts.Add(Columns(graph, $"{name}.behind", x, place + 1, place + 1 + behind));
        return parts.Count == 1 ? parts[0] : Joined(graph, name, parts);
    }

    // The index is read from the file's input: no scaling comes between. An index without dimension takes one away.
    private static string Row(GraphWriter graph, LayerFacts layer, int column, bool isAll)
    {
        string name = layer.Name;
        string number = graph.Node(
            "Gather", $"{name}.number", graph.InputName, graph.Index($"{name}.column", column));
        graph.With("axis", 1L);
        string index = graph.Node("Cast", $"{name}.index", number);
        graph.With("to", Int64);
        string row = graph.Node("Gather", isAll ? name : $"{name}.row", graph.Tensor(name, "Weights")!, index);
        graph.With("axis", 0L);
        return row;
    }

    private static string Columns(GraphWriter graph, string name, string x, int first, int end) => graph.Node(
        "Slice", name, x, graph.Shape($"{name}.first", [first]), graph.Shape($"{name}.end", [end]),
        graph.Shape($"{name}.axis", [1]));

    private static string Joined(GraphWriter graph, string name, List<string> parts)
    {
        string y = graph.Node("Concat", name, [.. parts]);
        graph.With("axis", 1L);
        return y;
    }

    // Embeddings in front have put longer rows in place of their columns.
    private static int PlaceOf(GraphWriter graph, LayerFacts layer, int column)
    {
        int place = column;
        LayerFacts front = graph.LayerOf(layer.Inputs[0]);
        while (front.Kind == layer.Kind)
        {
            if ((int)front.Argument("column") < column)
                place += (int)front.Argument("size") - 1;
            front = graph.LayerOf(front.Inputs[0]);
        }

        return place;
    }
}
