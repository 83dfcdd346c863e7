using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A network as values and the nodes that make them.</summary>
/// <param name="Model">What the user wrote.</param>
/// <param name="Input">The caller's rows; of length 0 where the input is missing.</param>
/// <param name="Nodes">The layers between input and losses, each behind those that it reads.</param>
/// <param name="Outputs">What the network puts out; a network without a loss has none.</param>
/// <param name="Findings">Errors and advice, the class's own included.</param>
internal sealed record NetworkGraph(
    NetworkModel Model, Value Input, EquatableArray<Node> Nodes, EquatableArray<GraphOutput> Outputs,
    EquatableArray<Finding> Findings)
{
    /// <summary>The only output of a network that has a loss.</summary>
    public GraphOutput Output => Outputs[0];

    /// <summary>The only loss of a network, or null where it is missing.</summary>
    public Node? Loss => Outputs.Count == 0 ? null : Output.Loss;

    /// <summary>The nodes, and the losses behind them: all that may own tensors and have a view.</summary>
    public IEnumerable<Node> NodesAndLosses => Nodes.Concat(Outputs.Select(output => output.Loss));

    /// <summary>The nodes that read whole numbers from columns of the input.</summary>
    public IEnumerable<Node> Embeddings =>
        Nodes.Where(node => node.Layer.IndexColumn(node.Declaration) is not null);

    /// <summary>The nodes that read a value, losses among them.</summary>
    public IEnumerable<Node> ReadersOf(Value value) =>
        NodesAndLosses.Where(node => node.Inputs.Any(input => input.Id == value.Id));

    /// <summary>Whether a caller's rows have the channels of a position side by side.</summary>
    public bool TakesPixels => Input.Shape.IsImage && Model.Layers.First() is var input
        && input.Has("order") && input.Int("order") != 0;

    /// <summary>Whether several layers use one tensor.</summary>
    public bool SharesTensors => Nodes.Any(node => node.Owner is not null);

    /// <summary>The node that makes a value, or null for the network's input.</summary>
    public Node? MakerOf(Value value) => Nodes.FirstOrDefault(node => node.Output.Id == value.Id);

    /// <summary>The nodes that depend on one; those behind any of <paramref name="until"/> are left out.</summary>
    public IEnumerable<Node> Downstream(Node node, System.Func<Node, bool>? until = null)
    {
        HashSet<int> reached = [node.Output.Id];
        foreach (Node other in Nodes.Where(other => other.Index > node.Index))
        {
            if (!other.Inputs.Any(input => reached.Contains(input.Id)))
                continue;
            if (until?.Invoke(other) != true)
                reached.Add(other.Output.Id);
            yield return other;
        }
    }

    /// <summary>The nodes that one depends on.</summary>
    public IEnumerable<Node> Upstream(Node node) => Nodes.Where(other => Downstream(other).Contains(node));

    /// <summary>The only node that reads a value, or null where there are several or none.</summary>
    public Node? SoleReaderOf(Value value) => ReadersOf(value).Take(2).ToArray() is [Node reader] ? reader : null;

    /// <summary>
    /// Whether code can be emitted: without a layer that could not be read it would be another network.
    /// </summary>
    public bool IsValid => Model.IsWhole && Findings.All(finding => !finding.Id.IsError());
}

/// <summary>Something that a network puts out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value that the loss reads.</param>
/// <param name="Loss">The loss that it is trained on.</param>
/// <param name="Weight">What the loss counts among several.</param>
internal sealed record GraphOutput(string Name, Value Value, Node Loss, float Weight);

/// <summary>A layer in its place.</summary>
/// <param name="Layer">What kind of layer it is.</param>
/// <param name="Declaration">What the user wrote.</param>
/// <param name="Index">Index among the layer attributes.</param>
/// <param name="Label">Name within its block, or the network: kind and number, or the user's own.</param>
/// <param name="Ordinal">Index among the layers of its kind, or among those that draw masks, from 0.</param>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Output">The value that it makes.</param>
/// <param name="HasBias">
/// Whether an affine layer adds a bias: declared, and not cancelled by its sole reader right behind it.
/// </param>
/// <param name="UpstreamLearns">Whether a node in front of it learns, so that it has to hand gradients on.</param>
internal sealed record Node(
    Layer Layer, LayerDeclaration Declaration, int Index, string Label, int Ordinal, EquatableArray<Value> Inputs,
    Value Output, bool HasBias, bool UpstreamLearns)
{
    public string Kind => Declaration.Kind;

    /// <summary>The name that users see: with the blocks that it stands in, such as <c>Basic2.Dense1</c>.</summary>
    public string Path => Declaration.Scope == "" ? Label : $"{Declaration.Scope}.{Label}";

    /// <summary>The name in emitted code, <c>Basic2_Dense1</c>, that kernels and constants are called after.</summary>
    public string Name => IsAny ? "P." + Kind : Path.Replace('.', '_');

    /// <summary>Values in a row of its only input.</summary>
    public int InputLength => Inputs[0].Length;

    /// <summary>Values in a row of its output.</summary>
    public int OutputLength => Output.Length;

    /// <summary>Channels of its only input, or the values of a vector: what it has a parameter each for.</summary>
    public int InputChannels => Inputs[0].Shape.Channels;

    /// <summary>Channels of its output, or the values of a vector.</summary>
    public int OutputChannels => Output.Shape.Channels;

    /// <summary>Its own tensors, in PyTorch's order: learned ones, statistics, hyperparameters.</summary>
    public IEnumerable<TensorDeclaration> Tensors => Layer.Tensors(this);

    /// <summary>The layer whose weights it uses instead of its own, or null.</summary>
    public Node? Owner { get; init; }

    /// <summary>The matrix that it multiplies by, its own or another layer's.</summary>
    public TensorDeclaration Weights => (Owner ?? this).Tensors.First(tensor => tensor.Role == TensorRole.Weights);

    /// <summary>Where the column that it replaces stands in what comes in; 0 where it replaces none.</summary>
    public int IndexAt { get; init; }

    /// <summary>Whether it has something to learn.</summary>
    public bool Learns => Owner is not null || Tensors.Any(tensor => tensor.IsLearned);

    /// <summary>The layer in a table, such as <c>Dense(128)</c>.</summary>
    public string Title => Layer.Describe(this);

    /// <summary>Name of a local variable of the emitted code that no other layer has.</summary>
    public string Local(string what)
    {
        string name = IsAny ? Kind : Name;
        char first = char.ToLowerInvariant(name[0]);

        // Constants are called after layers, too: a name that begins with a small letter is theirs.
        return first == name[0] ? $"own{char.ToUpperInvariant(first)}{name.Substring(1)}{what}"
            : first + name.Substring(1) + what;
    }

    /// <summary>
    /// The node that stands for all of its kind in a kernel that several ops share: places of tensors are constants of
    /// the kernel's type parameter <c>P</c>.
    /// </summary>
    public Node AsAny => this with { IsAny = true };

    /// <summary>Whether it is such a node.</summary>
    public bool IsAny { get; private init; }
}
