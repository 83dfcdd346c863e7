using System;

namespace NetGen.CompilerServices;

/// <summary>Names and widths of the types in a file, and the types of .NET that they are.</summary>
internal static class TensorTypes
{
    private const int MostWidth = 8;

    // In the order of the enumeration.
    private static readonly string[] Names =
    [
        "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "U16", "I16", "F16", "BF16", "U32", "I32", "F32", "U64",
        "I64", "F64", "C64",
    ];

    /// <summary>Bytes of a value.</summary>
    public static int Width(TensorType type) => type switch
    {
        < TensorType.U16 => 1,
        < TensorType.U32 => 2,
        < TensorType.U64 => 4,
        _ => 8,
    };

    /// <summary>Values of a shape; -1 where they are more than a file can have.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        Int128 count = 1;
        foreach (long size in shape)
        {
            count *= size;
            if (size < 0 || count > long.MaxValue / MostWidth)
                return -1;
        }

        return (long)count;
    }

    /// <summary>What the format calls a type.</summary>
    public static string NameOf(TensorType type) => Names[(int)type];

    /// <summary>The type of a name, or null where it is none that has whole bytes.</summary>
    public static TensorType? Find(string name)
    {
        int index = Array.IndexOf(Names, name);
        return index < 0 ? null : (TensorType)index;
    }

    /// <summary>The type of a .NET type's values.</summary>
    /// <exception cref="ArgumentException">The format has none.</exception>
    public static TensorType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TensorType.F32
        : typeof(T) == typeof(double) ? TensorType.F64
        : typeof(T) == typeof(Half) ? TensorType.F16
        : typeof(T) == typeof(int) ? TensorType.I32
        : typeof(T) == typeof(long) ? TensorType.I64
        : typeof(T) == typeof(uint) ? TensorType.U32
        : typeof(T) == typeof(ulong) ? TensorType.U64
        : typeof(T) == typeof(short) ? TensorType.I16
        : typeof(T) == typeof(ushort) ? TensorType.U16
        : typeof(T) == typeof(sbyte) ? TensorType.I8
        : typeof(T) == typeof(byte) ? TensorType.U8
        : typeof(T) == typeof(bool) ? TensorType.Bool
        : throw new ArgumentException($"Expected numbers of 1 to 8 bytes or bool, found {typeof(T).Name}.");
}
