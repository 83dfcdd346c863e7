using System.Collections.Generic;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>How tests declare one kind of layer.</summary>
/// <param name="Frequency">How often random networks draw it, beside others of its group.</param>
/// <param name="Draws">Draws of its arguments; several where forms of it are fused differently.</param>
/// <param name="Forms">Each form once, for the networks of <see cref="SmallNetworks"/>; the usual one first.</param>
internal sealed record LayerKind(
    int Frequency, IReadOnlyList<Gen<LayerSpec>> Draws, IReadOnlyList<LayerSpec> Forms)
{
    /// <summary>The attribute's name.</summary>
    public string Name => Forms[0].GetType().Name;

    /// <summary>What kinds that are fused alike have in common: pairs of layers take one of them.</summary>
    public string Fusion { get; init; } = Forms[0].GetType().Name;
}
