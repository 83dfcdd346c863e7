using System.Numerics;

namespace NetGen;

/// <summary>The static properties of <c>Vector512&lt;T&gt;</c> for one plain number.</summary>
public static class Scalar<T>
    where T : unmanaged, IBinaryNumber<T>
{
    /// <summary>0.</summary>
    public static T Zero => T.Zero;

    /// <summary>1.</summary>
    public static T One => T.One;

    /// <summary>Every bit set: a mask that selects.</summary>
    public static T AllBitsSet => T.AllBitsSet;

    /// <summary>Index of the number within one: 0.</summary>
    public static T Indices => T.Zero;
}
