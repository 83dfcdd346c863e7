namespace NetGen;

/// <summary>Fills tensors with their initial values.</summary>
public static class Initializer
{
    /// <summary>Fills tensor <paramref name="tensor"/> of <paramref name="block"/>; the values depend on seed, tensor and element alone.</summary>
    public static void Fill(ParameterBlock block, int tensor, Init init, ulong seed)
    {
        throw new System.NotSupportedException();
    }

    /// <summary>Fills every tensor of <paramref name="block"/> as its layout says.</summary>
    public static void FillAll(ParameterBlock block, ulong seed)
    {
        throw new System.NotSupportedException();
    }
}
