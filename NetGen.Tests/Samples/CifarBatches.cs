using System;
using System.Linq;

namespace NetGen.Tests.Samples;

/// <summary>Small files in the format of CIFAR-10.</summary>
internal static class CifarBatches
{
    /// <summary>
    /// Writes the six files. Each of two classes has a brightness of its own, with noise: small networks tell them
    /// apart.
    /// </summary>
    public static void Write(TemporaryDirectory directory, int rows)
    {
        Random random = new(1);
        foreach (string name in Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin"))
        {
            byte[] bytes = new byte[rows * 3073];
            for (int row = 0; row < rows; row++)
            {
                Span<byte> image = bytes.AsSpan(row * 3073, 3073);
                random.NextBytes(image);
                int label = row % 2;
                foreach (ref byte pixel in image[1..])
                    pixel = (byte)(pixel / 4 + 120 * label);
                image[0] = (byte)label;
            }

            directory.Write(name, bytes);
        }
    }
}
