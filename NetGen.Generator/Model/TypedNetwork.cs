using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>A network whose layers have shapes and names; <see cref="Findings"/> tells what does not fit.</summary>
/// <param name="Model">What the user wrote.</param>
/// <param name="Layers">Layers between input and loss, in order.</param>
/// <param name="InputLength">Values in an input row; 0 where the input is missing.</param>
/// <param name="OutputLength">Values in an output row.</param>
/// <param name="Loss">The loss, or null where it is missing.</param>
/// <param name="Findings">Errors and advice, the class's own included.</param>
internal sealed record TypedNetwork(
    NetworkModel Model, EquatableArray<TypedLayer> Layers, int InputLength, int OutputLength, TypedLayer? Loss,
    EquatableArray<Finding> Findings)
{
    /// <summary>The layers, and the loss behind them: all that may own tensors and have a view.</summary>
    public IEnumerable<TypedLayer> LayersAndLoss => Loss is null ? Layers : Layers.Append(Loss);

    /// <summary>
    /// Whether code can be emitted: without a layer that could not be read it would be another network.
    /// </summary>
    public bool IsValid => Model.IsWhole && Findings.All(finding => !Diagnostics.Rules.IsError(finding.Id));
}

/// <summary>A layer with its shape.</summary>
/// <param name="Declaration">What the user wrote.</param>
/// <param name="Index">Index among the layer attributes.</param>
/// <param name="Name">Name of its member: kind and number, or the user's own.</param>
/// <param name="Ordinal">Index among the layers of its kind, from 0.</param>
/// <param name="Inputs">Values that come in a row.</param>
/// <param name="Outputs">Values that go out a row.</param>
/// <param name="HasBias">Whether an affine layer adds a bias: declared, and not cancelled by a BatchNorm right behind
/// it.</param>
internal sealed record TypedLayer(
    LayerDeclaration Declaration, int Index, string Name, int Ordinal, int Inputs, int Outputs, bool HasBias)
{
    public string Kind => Declaration.Kind;

    /// <summary>Name of a local variable of the emitted code that no other layer has.</summary>
    public string Local(string what) => char.ToLowerInvariant(Name[0]) + Name.Substring(1) + what;
}
