using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Plan;

/// <summary>
/// Where every parameter stands, the same for all widths: learned tensors layer by layer (PyTorch's order), then
/// running statistics, then hyperparameters, vectors first.
/// </summary>
internal sealed class ParameterPlan
{
    private ParameterPlan(ImmutableArray<PlannedTensor> tensors)
    {
        Tensors = tensors;
        LearnedLength = tensors.Where(t => t.IsLearned).Sum(t => t.Length);
        Length = RowShape.Padded(tensors.Sum(t => t.Length));
        Count = tensors.Where(t => t.IsLearned).Sum(t => t.Count);
    }

    public ImmutableArray<PlannedTensor> Tensors { get; }

    /// <summary>Floats of the learned part.</summary>
    public int LearnedLength { get; }

    /// <summary>Floats of the block.</summary>
    public int Length { get; }

    /// <summary>Learned values without padding.</summary>
    public int Count { get; }

    public static ParameterPlan Of(NetworkGraph graph)
    {
        List<(Node Node, TensorDeclaration Tensor)> asked = [];
        foreach (Node node in graph.NodesAndLosses)
            foreach (TensorDeclaration tensor in node.Tensors)
                asked.Add((node, Resolve(graph, node, tensor)));

        ImmutableArray<PlannedTensor>.Builder planned = ImmutableArray.CreateBuilder<PlannedTensor>();
        int offset = 0;
        foreach ((Node node, TensorDeclaration tensor) in asked.OrderBy(item => Rank(item.Tensor)))
        {
            planned.Add(new(planned.Count, node, tensor, offset)
            {
                IsShared = tensor.Role == TensorRole.Weights
                    && graph.Nodes.Any(other => other.Owner?.Index == node.Index),
            });
            offset += planned.Last().Length;
        }

        return new(planned.ToImmutable());
    }

    /// <summary>Floats of a layer's tensors, which may be too large to be planned.</summary>
    public static decimal FloatsOf(Node node) =>
        node.Tensors.Sum(tensor => new PlannedTensor(0, node, tensor, 0).WideLength);

    /// <summary>A layer's tensor: its own, or the weights that it shares; null for none.</summary>
    public PlannedTensor? Find(Node node, string name) =>
        Tensors.FirstOrDefault(t => t.Node.Index == node.Index && t.Declaration.Name == name)
        ?? (name == "Weights" && node.Owner is Node owner ? Find(owner, name) : null);

    private static int Rank(TensorDeclaration tensor) => tensor.Role switch
    {
        TensorRole.Statistic => 1,
        TensorRole.Hyperparameter => tensor.IsNumber ? 3 : 2,
        _ => 0,
    };

    // What the user did not choose follows the activation behind the layer.
    private static TensorDeclaration Resolve(NetworkGraph graph, Node node, TensorDeclaration tensor) =>
        tensor.Init != WeightInit.Auto ? tensor : tensor with { Init = DefaultInit.For(graph, node) };
}
