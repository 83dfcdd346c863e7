using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Where every parameter stands, the same for all widths: learned tensors layer by layer (PyTorch's order), then
/// running statistics, then settings, vectors first.
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

    public static ParameterPlan Of(TypedNetwork network)
    {
        List<(TypedLayer Layer, TensorDeclaration Tensor)> asked = [];
        foreach (TypedLayer layer in network.LayersAndLoss)
            foreach (TensorDeclaration tensor in AllLayers.Of(layer).Tensors(layer))
                asked.Add((layer, Resolve(network, layer, tensor)));

        ImmutableArray<PlannedTensor>.Builder planned = ImmutableArray.CreateBuilder<PlannedTensor>();
        int offset = 0;
        foreach ((TypedLayer layer, TensorDeclaration tensor) in asked.OrderBy(item => Rank(item.Tensor)))
        {
            planned.Add(new(planned.Count, layer, tensor, offset));
            offset += planned.Last().Length;
        }

        return new(planned.ToImmutable());
    }

    /// <summary>Floats of a layer's tensors, which may be too large to be planned.</summary>
    public static decimal FloatsOf(TypedLayer layer) =>
        AllLayers.Of(layer).Tensors(layer).Sum(tensor => new PlannedTensor(0, layer, tensor, 0).WideLength);

    public PlannedTensor? Find(TypedLayer layer, string name) =>
        Tensors.FirstOrDefault(t => t.Layer.Index == layer.Index && t.Declaration.Name == name);

    private static int Rank(TensorDeclaration tensor) => tensor.Role switch
    {
        "Statistic" => 1,
        "Setting" => tensor.IsNumber ? 3 : 2,
        _ => 0,
    };

    // What the user did not choose follows the activation behind the layer.
    private static TensorDeclaration Resolve(TypedNetwork network, TypedLayer layer, TensorDeclaration tensor) =>
        tensor.Init != "Auto" ? tensor : tensor with { Init = DefaultInit.For(network, layer) };
}
