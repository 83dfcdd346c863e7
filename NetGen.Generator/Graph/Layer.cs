using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>
/// What a kind of layer is: how it is checked, what shape it has, what it learns, and what its neighbours have to know
/// of it. A new layer is one file in <c>Layers/</c> that derives from this (a <c>PointwiseLayer</c>, a
/// <c>LossLayer</c>, or an <c>ILoweredLayer</c>, which becomes ops of its own) and one line in <c>AllLayers</c>.
/// </summary>
internal abstract class Layer
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether it stands for the network's input.</summary>
    public virtual bool IsInput => false;

    /// <summary>Whether it is a loss, which ends a network.</summary>
    public virtual bool IsLoss => false;

    /// <summary>Whether it maps each value on its own.</summary>
    public virtual bool IsPointwise => false;

    /// <summary>Names of the values that it reads besides the one in front of it.</summary>
    public virtual IEnumerable<string> Reads(LayerDeclaration declaration) => [];

    /// <summary>The shape of what goes out; called for checked declarations only.</summary>
    public virtual Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => inputs[0];

    /// <summary>What is wrong with the arguments, or with the shapes that come in.</summary>
    public virtual IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) => [];

    /// <summary>
    /// The column of the network's input that it reads whole numbers from, to put a vector in its place; null for any
    /// other layer.
    /// </summary>
    public virtual int? IndexColumn(LayerDeclaration declaration) => null;

    /// <summary>Whether it takes vectors, and no images.</summary>
    public virtual bool TakesVectorsAlone => false;

    /// <summary>Whether it has a matrix of weights: what stands between two of these is hidden.</summary>
    public virtual bool IsAffine => false;

    /// <summary>Whether it is affine and nothing else, so that two in a row could be one.</summary>
    public virtual bool IsLinear => false;

    /// <summary>Whether its units read the same inputs, so that units with equal weights stay equal.</summary>
    public virtual bool HasEqualUnits => true;

    /// <summary>Whether its last step adds a bias, unless the layer behind it cancels that.</summary>
    public virtual bool EndsInBias(LayerDeclaration declaration) => false;

    /// <summary>Whether its bias is not added by its product, but by an op behind that.</summary>
    public virtual bool AddsBiasBehindProduct => false;

    /// <summary>Whether a bias right in front of it changes nothing.</summary>
    public virtual bool CancelsBias => false;

    /// <summary>Whether a row's outputs depend on the other rows of its batch, in training.</summary>
    public virtual bool UsesBatchStatistics => false;

    /// <summary>Whether it saturates, and its outputs are not zero-centred.</summary>
    public virtual bool SaturatesOffCentre => false;

    /// <summary>Whether it takes factors, for which outputs in [0, 1] are right.</summary>
    public virtual bool TakesFactors => false;

    /// <summary>Whether training draws masks for it.</summary>
    public virtual bool UsesMasks => false;

    /// <summary>How its own weights start best, or null where that depends on the layers behind it.</summary>
    public virtual WeightInit? OwnInit => null;

    /// <summary>How weights in front of it start best, or null where it does not care.</summary>
    public virtual WeightInit? PreferredInit => null;

    /// <summary>Tensors of the layer, in PyTorch's order: learned ones, statistics, hyperparameters.</summary>
    public virtual IEnumerable<TensorDeclaration> Tensors(Node node) => [];

    /// <summary>What stands behind the layer's name in names of kernels, where it becomes several ops.</summary>
    public virtual IEnumerable<string> KernelSuffixes => [];

    /// <summary><c>int</c> where the loss takes labels, <c>float</c> where it takes one target an output.</summary>
    public virtual string Target => "float";

    /// <summary>What a loss has to be given, in a word.</summary>
    public virtual string Takes => "logits";

    /// <summary>Whether an activation may stand right in front of a loss.</summary>
    public virtual bool TakesActivations => false;

    /// <summary>The activation that it is, or has in itself as Maxout does; null for none.</summary>
    public virtual ActivationTraits? Activation => null;

    /// <summary>Type of the member that shows the layer, or null where there is nothing to show.</summary>
    public virtual string? View => null;

    /// <summary>The same of a layer in its place, where the declaration decides it.</summary>
    public virtual string? ViewOf(Node node) => View;

    /// <summary>
    /// Names of the tensors whose indices the view's constructor takes, as parameters of these names; -1 is passed
    /// for a tensor that the layer does not have.
    /// </summary>
    public virtual IEnumerable<string> ViewTensors => [];

    /// <summary>The layer in a table, such as <c>Dense(128)</c>.</summary>
    public virtual string Describe(Node node) => Kind;

    /// <summary>A problem if a size is below its least.</summary>
    protected static IEnumerable<Problem> AtLeast(LayerDeclaration declaration, string argument, int least)
    {
        if (declaration.Int(argument) < least)
            yield return new(RuleId.SizeTooSmall, argument, Literal.Of(least), Literal.Of(declaration.Int(argument)));
    }

    /// <summary>A problem if an image has more values, or positions, than a row may have.</summary>
    protected static IEnumerable<Problem> NotTooLarge(decimal channels, decimal positions)
    {
        if (positions > Shape.MostPositions)
        {
            yield return new(
                RuleId.TooLarge, $"{Literal.Grouped(Shape.MostPositions)} positions", Literal.Grouped(positions));
        }
        else if (channels * positions > Shape.MostValues)
        {
            yield return new(
                RuleId.TooLarge, $"{Literal.Grouped(Shape.MostValues)} values in a row",
                Literal.Grouped(channels * positions));
        }
    }

    /// <summary>A problem if a number is not as it has to be.</summary>
    protected static IEnumerable<Problem> Require(
        bool holds, LayerDeclaration declaration, string argument, string expected)
    {
        if (!holds)
            yield return new(RuleId.OutOfRange, argument, expected, Literal.Plain(declaration.Single(argument)));
    }
}

/// <summary>What is known of an activation: the runtime's ActivationTraits.</summary>
/// <param name="LowerLimit">What outputs do not fall below.</param>
/// <param name="UpperLimit">What outputs do not rise above.</param>
/// <param name="HasDeadUnits">Whether a unit at the lower limit passes no gradient at all.</param>
internal sealed record ActivationTraits(
    float LowerLimit = float.NegativeInfinity, float UpperLimit = float.PositiveInfinity, bool HasDeadUnits = false);

/// <summary>A finding about a layer's arguments, before it has a place.</summary>
/// <param name="Id">What is said.</param>
/// <param name="Arguments">What fills its sentence.</param>
internal readonly record struct Problem(RuleId Id, params string[] Arguments);
