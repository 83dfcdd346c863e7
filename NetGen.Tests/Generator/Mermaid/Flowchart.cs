using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Generator;

/// <summary>A Mermaid flowchart, as far as networks write such, and what is wrong with it.</summary>
internal sealed class Flowchart
{
    private static readonly Regex Frame = new("^subgraph (b\\d+)\\[\"(\\w+)\"\\]$");

    private static readonly Regex Node =
        new("^(n\\d+)(?:\\[|\\(|\\(\\[)\"(\\w+)<br/>[\\w ]+\"(?:\\]|\\)|\\]\\))$");

    private static readonly Regex Arrow = new("^(n\\d+) (-->|-. weights .->) (n\\d+)$");

    private readonly HashSet<string> ids = [];
    private readonly List<string> open = [];

    /// <summary>The nodes by the names of their frames and their own, such as <c>Block1.Dense1</c>.</summary>
    public List<string> Nodes { get; } = [];

    /// <summary>The ids of both ends of each arrow.</summary>
    public List<string> Arrows { get; } = [];

    /// <summary>The same of dotted arrows.</summary>
    public List<string> Shares { get; } = [];

    /// <summary>What is wrong with the text.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads a flowchart, line by line.</summary>
    public static Flowchart Read(string text)
    {
        string[] lines = text.Split('\n');
        Flowchart chart = new();
        if (lines[0] != "flowchart TD" || lines[^1] != "")
            chart.Faults.Add($"expected a flowchart, found {lines[0]}");
        foreach (string line in lines[1..^1])
            chart.Take(line.Trim());
        if (chart.open.Count > 0)
            chart.Faults.Add("expected an end of each frame");
        return chart;
    }

    private void Take(string line)
    {
        if (line == "end" && open.Count > 0)
            open.RemoveAt(open.Count - 1);
        else if (Frame.Match(line) is { Success: true } frame)
        {
            Declare(frame.Groups[1].Value);
            open.Add(frame.Groups[2].Value);
        }
        else if (Node.Match(line) is { Success: true } node)
        {
            Declare(node.Groups[1].Value);
            Nodes.Add(string.Join('.', open.Append(node.Groups[2].Value)));
        }
        else if (Arrow.Match(line) is { Success: true } arrow)
        {
            (arrow.Groups[2].Value == "-->" ? Arrows : Shares).Add($"{arrow.Groups[1]} {arrow.Groups[3]}");
            if (open.Count > 0 || !ids.Contains(arrow.Groups[1].Value) || !ids.Contains(arrow.Groups[3].Value))
                Faults.Add($"expected an arrow between nodes, outside of frames, found {line}");
        }
        else
            Faults.Add($"expected a node, a frame or an arrow, found {line}");
    }

    // A node belongs to the frame where its id comes first.
    private void Declare(string id)
    {
        if (!ids.Add(id) || Arrows.Count > 0)
            Faults.Add($"expected each node once, in front of the arrows, found {id}");
    }
}
