using System;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Floats out of tensors of other precisions.</summary>
internal static class FloatConversion
{
    private const int PieceBytes = 1 << 14;

    /// <summary>Whether a type's values are real numbers that floats can stand for.</summary>
    public static bool Takes(TensorType type) =>
        type is TensorType.F32 or TensorType.F16 or TensorType.BF16 or TensorType.F64;

    /// <summary>Reads values of a tensor whose type is not F32.</summary>
    public static void Read(TensorFile file, FileTensor tensor, Span<float> destination, long first)
    {
        int width = TensorTypes.Width(tensor.Type);
        Span<byte> piece = stackalloc byte[Math.Min(PieceBytes, destination.Length * width)];
        while (destination.Length > 0)
        {
            int count = Math.Min(destination.Length, piece.Length / width);
            file.ReadBytes(tensor, piece[..(count * width)], first * width);
            Convert(tensor.Type, piece[..(count * width)], destination[..count]);
            destination = destination[count..];
            first += count;
        }
    }

    private static void Convert(TensorType type, ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        switch (type)
        {
            case TensorType.F16:
                ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (int i = 0; i < floats.Length; i++)
                    floats[i] = (float)halves[i];
                break;
            case TensorType.BF16:
                ReadOnlySpan<ushort> upper = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (int i = 0; i < floats.Length; i++)
                    floats[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
                break;
            default:
                ReadOnlySpan<double> doubles = MemoryMarshal.Cast<byte, double>(bytes);
                for (int i = 0; i < floats.Length; i++)
                    floats[i] = (float)doubles[i];
                break;
        }
    }
}
