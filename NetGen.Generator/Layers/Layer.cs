using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// What a kind of layer is: how it is checked, what shape it has, what it learns, which ops it becomes. A
/// new layer is one file that derives from this (a <see cref="PointwiseLayer"/>, a <see cref="LossLayer"/>,
/// or its own ops) and one line in <see cref="AllLayers"/>.
/// </summary>
internal abstract class Layer
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Values that go out a row; called for checked declarations only.</summary>
    public virtual int Outputs(LayerDeclaration declaration, int inputs) => inputs;

    /// <summary>What is wrong with the arguments.</summary>
    public virtual IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) => [];

    /// <summary>Whether it has a matrix of weights: what stands between two of these is hidden.</summary>
    public virtual bool IsAffine => false;

    /// <summary>Whether it is affine and nothing else, so that two in a row could be one.</summary>
    public virtual bool IsLinear => false;

    /// <summary>Whether its last step adds a bias, unless the layer behind it cancels that.</summary>
    public virtual bool EndsInBias(LayerDeclaration declaration) => false;

    /// <summary>Whether a bias right in front of it changes nothing.</summary>
    public virtual bool CancelsBias => false;

    /// <summary>Whether a row's outputs depend on the other rows of its batch, in training.</summary>
    public virtual bool UsesBatchStatistics => false;

    /// <summary>Whether it saturates, and its outputs are not zero-centred.</summary>
    public virtual bool SaturatesOffCentre => false;

    /// <summary>
    /// The WeightInit that suits its own weights, or null where that depends on the layers behind it.
    /// </summary>
    public virtual string? InitWithin => null;

    /// <summary>The WeightInit that suits weights in front of it, or null where it does not care.</summary>
    public virtual string? InitBefore => null;

    /// <summary>Tensors of the layer, in PyTorch's order: learned ones, statistics, settings.</summary>
    public virtual IEnumerable<TensorDeclaration> Tensors(TypedLayer layer) => [];

    /// <summary>
    /// Heads of the ops that the layer becomes; a pointwise layer has none and joins the op before it.
    /// </summary>
    public virtual IEnumerable<OpTemplate> Heads(TypedLayer layer) => [];

    /// <summary>The activation that a layer with weights is in itself, such as Maxout; null for none.</summary>
    public virtual string? OwnActivation => null;

    /// <summary>Type of the member that shows the layer, or null where there is nothing to show.</summary>
    public virtual string? View => null;

    /// <summary>
    /// Names of the tensors whose indices the view's constructor takes, as parameters of these names; -1 goes in for
    /// one that is not there.
    /// </summary>
    public virtual IEnumerable<string> ViewTensors => [];

    /// <summary>The layer in a table, such as <c>Dense(128)</c>.</summary>
    public virtual string Describe(TypedLayer layer) => Kind;

    /// <summary>A problem if a size is below its least.</summary>
    protected static IEnumerable<Problem> AtLeast(LayerDeclaration declaration, string argument, int least)
    {
        if (declaration.Int(argument) < least)
            yield return new("NG0012", argument, Literal.Of(least), Literal.Of(declaration.Int(argument)));
    }

    /// <summary>A problem if a number is not as it has to be.</summary>
    protected static IEnumerable<Problem> Require(
        bool holds, LayerDeclaration declaration, string argument, string expected)
    {
        if (!holds)
            yield return new("NG0014", argument, expected, Literal.Plain(declaration.Single(argument)));
    }
}

/// <summary>A finding about a layer's arguments, before it has a place.</summary>
/// <param name="Id">Id of a descriptor in Diagnostics/Rules.</param>
/// <param name="Arguments">What fills its sentence.</param>
internal readonly record struct Problem(string Id, params string[] Arguments);

/// <summary>A tensor that a layer asks for.</summary>
/// <param name="Name">Name within the layer, such as <c>Weights</c>.</param>
/// <param name="Role">A member of the runtime's TensorRole.</param>
/// <param name="Units">Outputs of a group.</param>
/// <param name="Inputs">Columns seen from outside; 1 for a vector.</param>
/// <param name="Groups">Groups of outputs that are padded on their own.</param>
/// <param name="Init">A member of the runtime's WeightInit.</param>
/// <param name="Scale">The number of <paramref name="Init"/>; NaN is its default.</param>
internal sealed record TensorDeclaration(
    string Name, string Role, int Units, int Inputs, int Groups, string Init, float Scale)
{
    /// <summary>Rows seen from outside.</summary>
    public int Outputs => Units * Groups;

    /// <summary>Whether training moves it: it has a gradient.</summary>
    public bool IsLearned => Role is not ("Statistic" or "Setting");

    /// <summary>Whether it is a single number that may be set at run time.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether all its values start at one.</summary>
    public bool StartsEqual => Init is "Zeros" or "Constant" || Init == "Normal" && Scale == 0f;

    /// <summary>A number that may be set at run time.</summary>
    public static TensorDeclaration Number(string name, float start) =>
        Vector(name, "Setting", 1, start) with { IsNumber = true };

    /// <summary>A vector that starts at one value.</summary>
    public static TensorDeclaration Vector(string name, string role, int units, float start, int groups = 1) =>
        new(name, role, units, 1, groups, "Constant", start);
}
