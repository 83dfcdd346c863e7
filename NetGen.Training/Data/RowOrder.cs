using System;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>Random orders of rows, by Fisher and Yates from a seed, and the draws behind them.</summary>
internal static class RowOrder
{
    // Words that set the draws of one use apart from those of another with the same seed.
    public const uint Epochs = 0x40000000;
    public const uint Splits = 0x40000001;
    public const uint Augmentation = 0x40000002;
    public const uint Settings = 0x40000003;
    public const uint Trials = 0x40000004;
    public const uint Mixing = 0x40000005;
    public const uint Judging = 0x40000006;
    public const uint Permutations = 0x40000007;

    /// <summary>Shuffles in place; the order depends on the length, the seed and the two numbers alone.</summary>
    public static void Shuffle(Span<int> order, ulong seed, uint number, uint use)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            // The product with 64 random bits is within 2^-33 of even for any length of an array.
            int j = (int)Math.BigMul(Draw((uint)i, number, use, seed), (ulong)(i + 1), out _);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    /// <summary>64 random bits.</summary>
    public static ulong Draw(uint index, uint number, uint use, ulong seed)
    {
        Span<uint> words = stackalloc uint[4];
        Philox4x32.Next(index, number, 0, use, seed, words);
        return ((ulong)words[0] << 32) | words[1];
    }
}
