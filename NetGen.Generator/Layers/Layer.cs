using System.Collections.Generic;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// What a kind of layer is: how it is checked, what shape it has, what it learns. Where it computes, one of the derived
/// contracts says how it reads as C#. A new layer is one file that derives from them and one line in <see cref="AllLayers"/>.
/// </summary>
internal abstract class Layer
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Values that go out a row; called for checked declarations only.</summary>
    public virtual int Outputs(LayerDeclaration declaration, int inputs) => inputs;

    /// <summary>What is wrong with the arguments: an id of <see cref="Diagnostics.Rules"/> and what fills its sentence.</summary>
    public virtual IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) => [];

    /// <summary>Tensors of the layer, in PyTorch's order: learned ones, statistics, settings.</summary>
    public virtual IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) => [];

    /// <summary>Type of the member that shows the layer, or null where there is nothing to show.</summary>
    public virtual string? View => null;

    /// <summary>The layer in a table, such as <c>Dense(128)</c>.</summary>
    public virtual string Describe(TypedLayer layer) => Kind;
}

/// <summary>A finding about a layer's arguments, before it has a place.</summary>
internal readonly record struct Problem(string Id, params string[] Arguments);

/// <summary>A tensor that a layer asks for.</summary>
/// <param name="Name">Name within the layer, such as <c>Weights</c>.</param>
/// <param name="Role">A member of the runtime's TensorRole.</param>
/// <param name="Outputs">Rows seen from outside.</param>
/// <param name="Inputs">Columns seen from outside; 1 for a vector.</param>
/// <param name="Groups">Groups of outputs that are padded on their own.</param>
/// <param name="Init">A member of the runtime's WeightInit.</param>
/// <param name="Scale">The number of <paramref name="Init"/>; NaN is its default.</param>
internal sealed record TensorDeclaration(
    string Name, string Role, int Outputs, int Inputs, int Groups, string Init, float Scale);
