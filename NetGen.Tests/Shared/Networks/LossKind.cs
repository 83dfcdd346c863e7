using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>How tests declare one kind of loss.</summary>
/// <param name="Draws">What random networks draw, and how often beside other losses.</param>
/// <param name="Forms">Each form once, for the networks of <see cref="SmallNetworks"/>; the usual one first.</param>
internal sealed record LossKind(IReadOnlyList<(int Frequency, LossSpec Loss)> Draws, IReadOnlyList<LossSpec> Forms)
{
    /// <summary>The attribute's name.</summary>
    public string Name => Forms[0].GetType().Name;
}
