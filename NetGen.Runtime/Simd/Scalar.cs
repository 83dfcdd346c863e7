using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// The static methods of <see cref="Vector512"/> for one plain number, so that the text of an <see
/// cref="EachWidthAttribute"/> method also runs where there is no SIMD. Masks are all ones or all zeros in the bits of
/// the number, as in a vector.
/// </summary>
public static unsafe partial class Scalar
{
    /// <summary>Reads a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(T* source)
        where T : unmanaged => *source;

    /// <summary>Writes a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(this T source, T* destination)
        where T : unmanaged => *destination = source;

    /// <summary>Returns <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create<T>(T value)
        where T : unmanaged => value;

    /// <summary>Returns <paramref name="value"/>: there is no other lane that would be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CreateScalar<T>(T value)
        where T : unmanaged => value;

    /// <summary>Returns <paramref name="value"/>, the first of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToScalar(this float value) => value;

    /// <summary>Returns <paramref name="value"/>, the sum of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(T value)
        where T : unmanaged => value;

    /// <summary>left + right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T>(T left, T right)
        where T : unmanaged, INumber<T> => left + right;

    /// <summary>left - right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Subtract<T>(T left, T right)
        where T : unmanaged, INumber<T> => left - right;

    /// <summary>left x right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(T left, T right)
        where T : unmanaged, INumber<T> => left * right;

    /// <summary>left / right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide<T>(T left, T right)
        where T : unmanaged, INumber<T> => left / right;

    /// <summary>left x right + addend, rounded once where the hardware fuses it, else twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAddEstimate(float left, float right, float addend) =>
        float.MultiplyAddEstimate(left, right, addend);

    /// <summary>-value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Negate<T>(T value)
        where T : unmanaged, INumber<T> => -value;

    /// <summary>|value|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Abs<T>(T value)
        where T : unmanaged, INumber<T> => T.Abs(value);
}
