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
    public const int Contract = 2;

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
}
