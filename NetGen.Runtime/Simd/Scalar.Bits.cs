using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

public static unsafe partial class Scalar
{
    /// <summary>left &amp; right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T BitwiseAnd<T>(T left, T right)
        where T : unmanaged, IBitwiseOperators<T, T, T> => left & right;

    /// <inheritdoc cref="BitwiseAnd{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float BitwiseAnd(float left, float right) => AsSingle(left.AsUInt32() & right.AsUInt32());

    /// <summary>left | right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T BitwiseOr<T>(T left, T right)
        where T : unmanaged, IBitwiseOperators<T, T, T> => left | right;

    /// <inheritdoc cref="BitwiseOr{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float BitwiseOr(float left, float right) => AsSingle(left.AsUInt32() | right.AsUInt32());

    /// <summary>left ^ right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Xor<T>(T left, T right)
        where T : unmanaged, IBitwiseOperators<T, T, T> => left ^ right;

    /// <inheritdoc cref="Xor{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Xor(float left, float right) => AsSingle(left.AsUInt32() ^ right.AsUInt32());

    /// <summary>left &amp; ~right, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AndNot<T>(T left, T right)
        where T : unmanaged, IBitwiseOperators<T, T, T> => left & ~right;

    /// <inheritdoc cref="AndNot{T}(T, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AndNot(float left, float right) => AsSingle(left.AsUInt32() & ~right.AsUInt32());

    /// <summary>~value, bit by bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OnesComplement<T>(T value)
        where T : unmanaged, IBitwiseOperators<T, T, T> => ~value;

    /// <inheritdoc cref="OnesComplement{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OnesComplement(float value) => AsSingle(~value.AsUInt32());

    /// <summary>Shifts left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftLeft<T>(T value, int count)
        where T : unmanaged, IShiftOperators<T, int, T> => value << count;

    /// <summary>Shifts right and brings in zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftRightLogical<T>(T value, int count)
        where T : unmanaged, IShiftOperators<T, int, T> => value >>> count;

    /// <summary>Shifts right and brings in the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShiftRightArithmetic(int value, int count) => value >> count;
}
