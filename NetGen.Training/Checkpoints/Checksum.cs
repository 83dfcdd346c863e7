using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Training;

/// <summary>
/// Tells damaged values from whole ones: a sum over tensors and texts in any order. It is no defence against someone
/// who means harm.
/// </summary>
internal struct Checksum
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The sum so far.</summary>
    public ulong Value { get; private set; }

    /// <summary>Adds the values of a tensor.</summary>
    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Value += Of(MemoryMarshal.AsBytes(values));

    /// <summary>Adds a text and its name.</summary>
    public void Add(string name, string text) => Value += Of(Encoding.UTF8.GetBytes($"{name}={text}"));

    private static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong sum = (ulong)bytes.Length * Multiplier;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            sum = BitOperations.RotateLeft(sum ^ word, 29) * Multiplier;
        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
            sum = BitOperations.RotateLeft(sum ^ rest, 29) * Multiplier;
        return sum ^ sum >> 32;
    }
}
