using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>How emitted code hands over what it knows of its network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmittedFacts
{
    /// <summary>
    /// Version of what emitted code calls. It grows with every change of the members that are for emitted code alone.
    /// </summary>
    public const int Contract = 8;

    /// <summary>Facts of code that was emitted for this runtime.</summary>
    /// <param name="contract">The version that the code was emitted for.</param>
    /// <param name="facts">The facts.</param>
    /// <exception cref="NotSupportedException">The code was emitted for another version.</exception>
    public static NetworkFacts Checked(int contract, NetworkFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return contract == Contract ? facts : throw new NotSupportedException(
            $"Expected the code of {facts.Name} emitted for contract {Contract} of NetGen's runtime, found {contract}: "
            + "build its project again with generator and runtime of one version.");
    }

    /// <summary>Describes a layer, as the properties of <see cref="LayerFacts"/> say.</summary>
    public static LayerFacts Layer(
        string name, string kind, string declaration, int[] inputs, int[] shape,
        params (string Name, double Value)[] arguments)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(arguments);
        return new()
        {
            Name = name,
            Kind = kind,
            Declaration = declaration,
            Inputs = Array.AsReadOnly([.. inputs]),
            Shape = Array.AsReadOnly([.. shape]),
            Arguments = Array.AsReadOnly(
                Array.ConvertAll(arguments, argument => new LayerArgument(argument.Name, argument.Value))),
        };
    }
}
