namespace NetGen.Tests.Onnx;

/// <summary>What is known of a declared network, which shows it to type parameters alone.</summary>
internal static class FactsOf
{
    public static NetworkFacts Regression { get; } = Of<Regression, float>();

    public static NetworkFacts Named { get; } = Of<Named, int>();

    private static NetworkFacts Of<TNetwork, TTarget>()
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged => TNetwork.Facts;
}
