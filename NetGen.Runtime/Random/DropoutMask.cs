using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>
/// Dropout masks, as a function of seed, step, layer and element: never stored, the same for any vector width and any
/// number of threads. Element e is dropped where word e mod 4 of Philox4x32-10, with counter (e / 4, step, layer) and
/// the seed as key, is below rate x 2^32.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class DropoutMask
{
    private const int WorthVectors = 12;

    /// <summary>
    /// Writes <paramref name="kept"/> or 0 for each of <paramref name="count"/> elements from <paramref
    /// name="element"/> on.
    /// </summary>
    /// <param name="factors">Where the factors go; nothing else is written.</param>
    /// <param name="element">First element: row x units + unit.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="seed">The trainer's seed.</param>
    /// <param name="step">The step.</param>
    /// <param name="layer">Which of the network's Dropout layers, from 0.</param>
    /// <param name="rate">Probability that an element is dropped.</param>
    /// <param name="kept">Factor of an element that is kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Fill(
        float* factors, long element, int count, ulong seed, long step, int layer, float rate, float kept)
    {
        // rate below 1 times 2^32 is exact in a double and below 2^32.
        uint threshold = (uint)Math.Round(rate * 4294967296.0);
        uint c2 = (uint)step;
        uint c3 = ((uint)layer << 16) | ((uint)(step >> 32) & 0xFFFF);
        int done = 0;
        float* spare = stackalloc float[PhiloxVectors.Elements];
        while (done < count)
        {
            long block = (element + done) >> 2;
            int word = (int)((element + done) & 3);
            int left = Math.Min(count - done, PhiloxVectors.Elements);

            // The vectors count within the low word of the block alone.
            bool fits = PhiloxVectors.IsSupported && (uint)block <= uint.MaxValue - PhiloxVectors.Blocks;
            if (word == 0 && left >= WorthVectors && fits)
            {
                // Too many at once cost less than each on its own.
                float* target = left == PhiloxVectors.Elements ? factors + done : spare;
                PhiloxVectors.Fill(target, (uint)block, (uint)(block >> 32), c2, c3, seed, threshold, kept);
                if (target == spare)
                    new ReadOnlySpan<float>(spare, left).CopyTo(new Span<float>(factors + done, left));
                done += left;
                continue;
            }

            (uint w0, uint w1, uint w2, uint w3) = Philox4x32.Next((uint)block, (uint)(block >> 32), c2, c3, seed);
            for (; word < 4 && done < count; word++, done++)
                factors[done] = (word switch { 0 => w0, 1 => w1, 2 => w2, _ => w3 }) < threshold ? 0f : kept;
        }
    }
}
