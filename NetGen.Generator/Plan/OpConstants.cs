using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>The constants of type parameter <c>P</c>, which a kernel that ops share is compiled for.</summary>
/// <param name="Name">The struct that has those of one op.</param>
/// <param name="Interface">The interface that says which there are.</param>
/// <param name="Values">Names and values.</param>
internal sealed record OpConstants(
    string Name, string Interface, ImmutableArray<(string Name, string Value)> Values)
{
    /// <summary>Floats of a row, and from a row to the next.</summary>
    public static IEnumerable<(string Name, string Value)> OfRow(RowShape shape) =>
        [("Columns", Literal.Of(shape.Width)), ("Row", Literal.Of(shape.Stride))];

    /// <summary>Sizes of an op's rows, and the places of its layers' tensors, by kind.</summary>
    public static OpConstants Of(Op op) => new(
        $"{op.Name}Constants", $"I{op.Family}Constants", [.. OfRow(op.Shapes.Out), .. op.Layers.SelectMany(Of)]);

    private static IEnumerable<(string Name, string Value)> Of(Node node)
    {
        // Only pointwise layers name hyperparameters; other kernels are handed them.
        foreach (TensorDeclaration tensor in node.Tensors.Where(
            tensor => node.Layer is PointwiseLayer || tensor.Role != TensorRole.Hyperparameter))
        {
            yield return (node.Kind + tensor.Name, node.Name + tensor.Name);
            if (tensor.IsLearned)
                yield return ($"{node.Kind}{tensor.Name}Index", $"Tensor.{node.Name}{tensor.Name}");
        }

        if (node.Layer.UsesMasks)
            yield return (node.Kind + "Ordinal", Literal.Of(node.Ordinal));
    }
}
