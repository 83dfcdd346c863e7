using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

public static unsafe partial class Scalar
{
    /// <summary>Mask of left > right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GreaterThan<T>(T left, T right)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(left > right);

    /// <summary>Mask of left >= right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GreaterThanOrEqual<T>(T left, T right)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(left >= right);

    /// <summary>Mask of left &lt; right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessThan<T>(T left, T right)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(left < right);

    /// <summary>Mask of left &lt;= right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessThanOrEqual<T>(T left, T right)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(left <= right);

    /// <summary>Mask of left == right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Equals<T>(T left, T right)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(left == right);

    /// <summary>Mask of values that are not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsNaN<T>(T value)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(T.IsNaN(value));

    /// <summary>Mask of values whose sign bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IsNegative<T>(T value)
        where T : unmanaged, IBinaryNumber<T> => Mask<T>(T.IsNegative(value));

    /// <summary>
    /// Bits of <paramref name="left"/> where the mask has ones, else those of <paramref name="right"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ConditionalSelect<T>(T condition, T left, T right)
        where T : unmanaged, IBitwiseOperators<T, T, T> => (condition & left) | (~condition & right);

    /// <inheritdoc cref="ConditionalSelect{T}(T, T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ConditionalSelect(float condition, float left, float right) =>
        AsSingle(ConditionalSelect(condition.AsUInt32(), left.AsUInt32(), right.AsUInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mask<T>(bool condition)
        where T : unmanaged, IBinaryNumber<T> => condition ? T.AllBitsSet : T.Zero;
}
