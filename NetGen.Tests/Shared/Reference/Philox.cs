using System;

namespace NetGen.Tests.Reference;

/// <summary>Philox4x32-10 (Salmon et al., 2011), word by word as the paper writes it.</summary>
public static class Philox
{
    /// <summary>The four random words of a counter under a key.</summary>
    public static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong product0 = 0xD2511F53UL * c0;
            ulong product1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = (
                (uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1,
                (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 = unchecked(k0 + 0x9E3779B9);
            k1 = unchecked(k1 + 0xBB67AE85);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>Whether dropout drops an element (row x units + unit of the batch).</summary>
    public static bool Drops(ulong seed, long step, int op, long element, float rate)
    {
        long block = element / 4;
        (uint w0, uint w1, uint w2, uint w3) = Words(
            (uint)block, (uint)(block >> 32), (uint)step, (uint)op << 16 | (uint)(step >> 32) & 0xFFFF,
            (uint)seed, (uint)(seed >> 32));
        uint word = (element % 4) switch { 0 => w0, 1 => w1, 2 => w2, _ => w3 };
        return word < Math.Round(rate * 4294967296.0);
    }
}
