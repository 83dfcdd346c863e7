using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.CompilerServices;

/// <summary>
/// A network's graph as the text of a Mermaid flowchart: a node a layer, a subgraph a block, an arrow a value that is
/// read, and a dotted arrow from the layer that owns weights to each that shares them.
/// </summary>
internal static class MermaidText
{
    private const string Indent = "    ";

    /// <summary>The text; lines end with \n.</summary>
    public static string Of(IReadOnlyList<LayerFacts> layers)
    {
        StringBuilder text = new("flowchart TD\n");
        AppendNodes(text, layers);
        for (int reader = 0; reader < layers.Count; reader++)
        {
            foreach (int read in layers[reader].Inputs)
                Line(text, depth: 1, $"n{Number(read)} --> n{Number(reader)}");
            if (OwnerOf(layers[reader]) is int owner)
                Line(text, depth: 1, $"n{Number(owner)} -. weights .-> n{Number(reader)}");
        }

        return text.ToString();
    }

    // All nodes stand before all arrows: a node belongs to the subgraph in which its name comes first.
    private static void AppendNodes(StringBuilder text, IReadOnlyList<LayerFacts> layers)
    {
        string[] open = [];
        int blocks = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            string[] path = layers[i].Name.Split('.');
            string[] parents = path[..^1];
            int common = open.Zip(parents).TakeWhile(pair => pair.First == pair.Second).Count();
            for (int depth = open.Length; depth > common; depth--)
                Line(text, depth, "end");
            for (int depth = common; depth < parents.Length; depth++)
                Line(text, depth + 1, $"subgraph b{Number(++blocks)}[\"{Escape(parents[depth])}\"]");
            Line(text, parents.Length + 1, Node(i, path[^1], layers[i], isEnd: i == 0 || i == layers.Count - 1));
            open = parents;
        }

        for (int depth = open.Length; depth > 0; depth--)
            Line(text, depth, "end");
    }

    // Input and loss have round ends, what joins several values has round corners.
    private static string Node(int number, string name, LayerFacts layer, bool isEnd)
    {
        (string left, string right) = isEnd ? ("([", "])") : layer.Inputs.Count > 1 ? ("(", ")") : ("[", "]");
        string kind = layer.Kind == name ? "" : layer.Kind + " ";
        string shape = string.Join(" x ", layer.Shape.Select(Number));
        return $"n{Number(number)}{left}\"{Escape(name)}<br/>{Escape(kind + shape)}\"{right}";
    }

    private static int? OwnerOf(LayerFacts layer)
    {
        foreach (LayerArgument argument in layer.Arguments)
            if (argument.Name == "weightsOf")
                return (int)argument.Value;
        return null;
    }

    // What might be markup is written by its code point, as Mermaid reads it.
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or ' ')
                escaped.Append(rune);
            else
                escaped.Append('#').Append(Number(rune.Value)).Append(';');
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, int depth, string line) =>
        text.Insert(text.Length, Indent, depth).Append(line).Append('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
