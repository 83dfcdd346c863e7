using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>A layer in its place.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Scope">The blocks that it stands in, such as <c>Basic1.Gate2</c>; or empty.</param>
/// <param name="Name">Kind and number, with the blocks in front.</param>
/// <param name="Ordinal">How many layers of the same kind stand before it.</param>
/// <param name="Reads">The values that it reads: 0 is the input, n what the nth layer makes.</param>
/// <param name="Inputs">The shapes of these.</param>
/// <param name="Output">The shape that goes out.</param>
public sealed record NodeSpec(
    LayerSpec Layer, string Scope, string Name, int Ordinal, IReadOnlyList<int> Reads,
    IReadOnlyList<ValueShape> Inputs, ValueShape Output)
{
    /// <summary>The layers of a network in their places.</summary>
    public static IReadOnlyList<NodeSpec> Of(NetworkSpec spec)
    {
        List<NodeSpec> nodes = [];
        Walk(spec.Layers, "", (0, spec.Shape), nodes, [[.. Enumerable.Range(0, spec.Inputs)]]);
        return nodes;
    }

    // Returns the value that stands behind the layers, and its shape. Of each value, origins are the columns of the
    // input that it still has, and -1 elsewhere.
    private static (int Value, ValueShape Shape) Walk(
        IEnumerable<LayerSpec> layers, string scope, (int Value, ValueShape Shape) front, List<NodeSpec> nodes,
        List<List<int>> origins)
    {
        Dictionary<string, (int Value, ValueShape Shape)> names = new() { ["Input"] = front };
        Dictionary<string, int> numbers = [];
        foreach (LayerSpec layer in layers)
        {
            switch (layer)
            {
                case As named:
                    names.Add(named.Value, front);
                    break;
                case From back:
                    front = names[back.Value];
                    break;
                case Use use:
                    for (int i = 0; i < use.Times; i++)
                        front = Walk(use.Block.Layers, In(scope, Numbered(use.Block.Name)), front, nodes, origins);
                    break;
                default:
                    (int Value, ValueShape Shape)[] inputs = [front, .. layer.Reads.Select(name => names[name])];
                    nodes.Add(new NodeSpec(
                        Placed(layer, origins[front.Value], origins), scope, In(scope, NameOf(layer)),
                        nodes.Count(other => layer.DrawsMasks
                            ? other.Layer.DrawsMasks
                            : other.Layer.GetType() == layer.GetType()),
                        [.. inputs.Select(input => input.Value)], [.. inputs.Select(input => input.Shape)],
                        layer.Output([.. inputs.Select(input => input.Shape)])));
                    front = (nodes.Count, nodes[^1].Output);
                    break;
            }
        }

        return front;

        // A layer with a label of its own counts, too.
        string NameOf(LayerSpec layer)
        {
            string name = Numbered(layer.GetType().Name);
            return layer.Label ?? name;
        }

        string Numbered(string kind) => $"{kind}{numbers[kind] = numbers.GetValueOrDefault(kind) + 1}";
    }

    private static LayerSpec Placed(LayerSpec layer, List<int> columns, List<List<int>> origins)
    {
        if (layer is not Embedding embedding)
        {
            origins.Add([]);
            return layer;
        }

        int place = columns.IndexOf(embedding.Column);
        origins.Add(
            [.. columns.Take(place), .. Enumerable.Repeat(-1, embedding.Size), .. columns.Skip(place + 1)]);
        return embedding with { Place = place };
    }

    private static string In(string scope, string name) => scope == "" ? name : $"{scope}.{name}";
}
