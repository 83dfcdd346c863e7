using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

public static unsafe partial class Scalar
{
    /// <summary>Square root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <summary>An estimate of 1 / value, here exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReciprocalEstimate(float value) => 1f / value;

    /// <summary>Largest integer that is not larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Floor(float value) => MathF.Floor(value);

    /// <summary>Nearest integer, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float value) => MathF.Round(value);

    /// <summary>Integer towards zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Truncate(float value) => MathF.Truncate(value);

    /// <summary>The larger; NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T left, T right)
        where T : unmanaged, INumber<T> => T.Max(left, right);

    /// <summary>The smaller; NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T left, T right)
        where T : unmanaged, INumber<T> => T.Min(left, right);

    /// <summary>The larger; <paramref name="right"/> where either is NaN or both are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxNative<T>(T left, T right)
        where T : unmanaged, INumber<T> => left > right ? left : right;

    /// <summary>The smaller; <paramref name="right"/> where either is NaN or both are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinNative<T>(T left, T right)
        where T : unmanaged, INumber<T> => left < right ? left : right;

    /// <summary>The integer towards zero; NaN gives 0, and what is too large the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ConvertToInt32(float value) => (int)value;

    /// <summary>The integer towards zero; what no integer holds gives what the hardware gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ConvertToInt32Native(float value) => float.ConvertToIntegerNative<int>(value);

    /// <summary>The number as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ConvertToSingle(int value) => value;

    /// <summary>The number as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ConvertToSingle(uint value) => value;

    // Not generic: these are extensions, and one that took any type would hide those of the vectors.

    /// <summary>The same bits as an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AsInt32(this float value) => BitConverter.SingleToInt32Bits(value);

    /// <summary>The same bits as an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AsInt32(this uint value) => unchecked((int)value);

    /// <summary>The same bits as a uint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AsUInt32(this float value) => BitConverter.SingleToUInt32Bits(value);

    /// <summary>The same bits as a uint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AsUInt32(this int value) => unchecked((uint)value);

    /// <summary>The same bits as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AsSingle(this int value) => BitConverter.Int32BitsToSingle(value);

    /// <summary>The same bits as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AsSingle(this uint value) => BitConverter.UInt32BitsToSingle(value);
}
