using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>The shape of one row's value, as it is seen from outside: dimensions in PyTorch's order.</summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    /// <summary>The shape of a vector.</summary>
    public static Shape Vector(int length) => new(new[] { length }.ToEquatableArray());

    /// <summary>Values in all.</summary>
    public int Length => Dimensions.Aggregate(1, (product, dimension) => product * dimension);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" x ", Dimensions.Select(dimension => Literal.Of(dimension)));
}

/// <summary>What a node puts out, or the network takes in.</summary>
/// <param name="Id">Its number: 0 is the network's input.</param>
/// <param name="Shape">The shape of one row.</param>
internal sealed record Value(int Id, Shape Shape)
{
    /// <summary>Values in a row.</summary>
    public int Length => Shape.Length;
}
