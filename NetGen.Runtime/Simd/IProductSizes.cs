using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>
/// The sizes, in floats, of a product of rows x and a matrix W with rows y, as constants that an emitted register tile
/// is compiled for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProductSizes
{
    /// <summary>Products of a sum: columns of x, and rows of W.</summary>
    static abstract int Depth { get; }

    /// <summary>From a row of x to the next.</summary>
    static abstract int XRow { get; }

    /// <summary>From a row of W to the next.</summary>
    static abstract int WRow { get; }

    /// <summary>From a panel of 32 columns of W to the next.</summary>
    static abstract int WPanel { get; }

    /// <summary>From a row of y to the next.</summary>
    static abstract int YRow { get; }

    /// <summary>Whether W comes from the L2 cache for each tile, so that tiles ask for it ahead.</summary>
    static abstract bool WIsFar { get; }
}

/// <summary>
/// The sizes of a layer's product and of the gradient of its weights, which rows of x go into, and of d, which lie as
/// those of y.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILayerSizes : IProductSizes
{
    /// <summary>Columns of W.</summary>
    static abstract int Outputs { get; }

    /// <summary>Whether x comes from the L2 cache for each tile of the gradient, which asks for it ahead.</summary>
    static abstract bool XIsFar { get; }

    /// <summary>Whether d does.</summary>
    static abstract bool DIsFar { get; }

    /// <summary>Whether tiles ask for the weights and their state, which outgrow the cache.</summary>
    static abstract bool Prefetches { get; }
}
