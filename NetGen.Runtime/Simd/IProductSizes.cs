namespace NetGen.CompilerServices;

/// <summary>
/// The sizes, in floats, of a product of rows x and a matrix W, as constants that an emitted register tile is compiled
/// for.
/// </summary>
public interface IProductSizes
{
    /// <summary>Products of a sum.</summary>
    static abstract int Depth { get; }

    /// <summary>From a row of x to the next.</summary>
    static abstract int XRow { get; }

    /// <summary>From a row of W to the next.</summary>
    static abstract int WRow { get; }

    /// <summary>From a panel of 32 columns of W to the next.</summary>
    static abstract int WPanel { get; }

    /// <summary>From a row of what comes out to the next.</summary>
    static abstract int YRow { get; }

    /// <summary>Whether W comes from the L2 cache for each tile, so that tiles ask for it ahead.</summary>
    static abstract bool WIsFar { get; }
}

/// <summary>
/// The sizes, in floats, of a weight gradient, which rows of x and of d go into, as constants that an emitted register
/// tile is compiled for.
/// </summary>
public interface IGradientSizes
{
    /// <summary>Rows of the weights.</summary>
    static abstract int Inputs { get; }

    /// <summary>Columns of the weights.</summary>
    static abstract int Outputs { get; }

    /// <summary>From a panel of 32 columns of the weights to the next.</summary>
    static abstract int WPanel { get; }

    /// <summary>From a row of x to the next.</summary>
    static abstract int XRow { get; }

    /// <summary>From a row of d to the next.</summary>
    static abstract int DRow { get; }

    /// <summary>From a row of the weights to the next.</summary>
    static abstract int WRow { get; }

    /// <summary>Whether x comes from the L2 cache for each tile, so that tiles ask for it ahead.</summary>
    static abstract bool XIsFar { get; }

    /// <summary>Whether d does.</summary>
    static abstract bool DIsFar { get; }

    /// <summary>Whether tiles ask for the weights and their state, which outgrow the cache.</summary>
    static abstract bool Prefetches { get; }
}
