using System;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// The functions of <c>Vector512</c> for a single value, under the same names, so that one text serves every width. A
/// comparison gives a mask of all ones or all zeros in the bits of its result, as it does in a vector.
/// </summary>
public static unsafe class Scalar
{
    /// <summary>Reads a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    /// <summary>Writes a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(this float source, float* destination) => *destination = source;

    /// <summary>The value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Create(float value) => value;

    /// <summary>The value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Create(int value) => value;

    /// <summary>The value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Create(uint value) => value;

    /// <summary>The value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CreateScalar(float value) => value;

    /// <summary>The value itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(float vector) => vector;

    /// <summary>|value|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float value) => MathF.Abs(value);

    /// <summary>Square root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float vector) => MathF.Sqrt(vector);

    /// <summary>Largest integer not above the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Floor(float vector) => MathF.Floor(vector);

    /// <summary>Nearest integer, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float vector) => MathF.Round(vector);

    /// <summary>The larger value; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => MathF.Max(left, right);

    /// <summary>The smaller value; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float left, float right) => MathF.Min(left, right);

    /// <summary>left x right + addend, without a fused instruction of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAddEstimate(float left, float right, float addend) => float.MultiplyAddEstimate(left, right, addend);

    /// <summary>Mask of left &gt; right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GreaterThan(float left, float right) => Mask(left > right);

    /// <summary>Mask of left &gt;= right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GreaterThanOrEqual(float left, float right) => Mask(left >= right);

    /// <summary>Mask of left &lt; right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LessThan(float left, float right) => Mask(left < right);

    /// <summary>Mask of left &lt;= right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LessThanOrEqual(float left, float right) => Mask(left <= right);

    /// <summary>Mask of left == right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Equals(float left, float right) => Mask(left == right);

    /// <summary>Bits of left where the mask has ones, of right elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ConditionalSelect(float condition, float left, float right) => Single((Bits(condition) & Bits(left)) | (~Bits(condition) & Bits(right)));

    /// <summary>left &amp; right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float BitwiseAnd(float left, float right) => Single(Bits(left) & Bits(right));

    /// <summary>left | right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float BitwiseOr(float left, float right) => Single(Bits(left) | Bits(right));

    /// <summary>left ^ right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Xor(float left, float right) => Single(Bits(left) ^ Bits(right));

    /// <summary>The bits as an integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AsInt32(this float vector) => Bits(vector);

    /// <summary>The bits as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AsSingle(this int vector) => Single(vector);

    /// <summary>The integer towards zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ConvertToInt32(float vector) => (int)vector;

    /// <summary>The integer as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ConvertToSingle(int vector) => vector;

    /// <summary>Bits moved up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShiftLeft(int vector, int shiftCount) => vector << shiftCount;

    /// <summary>Bits moved down, the sign kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShiftRightArithmetic(int vector, int shiftCount) => vector >> shiftCount;

    private static float Mask(bool condition) => Single(condition ? -1 : 0);

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static float Single(int bits) => BitConverter.Int32BitsToSingle(bits);
}
