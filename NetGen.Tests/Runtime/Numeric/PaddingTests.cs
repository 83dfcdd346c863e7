using System;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;
using Emitted = global::NetGen.Generated.NetGen.Tests.Numeric.PaddedRows;

namespace NetGen.Tests.Numeric;

/// <summary>Reductions over a row do not read its padding: NaN there changes no bit.</summary>
public sealed unsafe class PaddingTests
{
    private const int Rows = 5;
    private const int Units = 19;
    private const int Stride = 32;
    private const int Kept = 5;

    [Fact]
    public void OfLayerNormIsNotRead()
    {
        DoesNotMatter<Emitted.Vector512Kernels>();
        DoesNotMatter<Emitted.Vector256Kernels>();
        DoesNotMatter<Emitted.Vector128Kernels>();
        DoesNotMatter<Emitted.ScalarKernels>();
    }

    private static void DoesNotMatter<K>()
        where K : struct, Emitted.IKernels
    {
        float[] clean = Run<K>(padding: 0f), poisoned = Run<K>(padding: float.NaN);
        Assert.DoesNotContain(clean, float.IsNaN);
        Blocks.SameBits(clean, poisoned);
    }

    // All that the kernels write, where each finds such padding in what it reads.
    private static float[] Run<K>(float padding)
        where K : struct, Emitted.IKernels
    {
        PaddedRows network = new(seed: 1);
        PaddedRows.Gradients gradients = network.CreateGradients();
        float* p = network.Parameters.Start;
        AlignedBuffer x = Drawn(seed: 1), d = Drawn(seed: 2), statistics = new(Kept * Rows);
        AlignedBuffer y = new(Rows * Stride), dx = new(Rows * Stride), inferred = new(Rows * Stride);
        Fill(x, padding);
        K.LayerNorm1Forward(p, x.Start, y.Start, statistics.Start, Rows);
        K.LayerNorm1Infer(p, x.Start, inferred.Start, Rows);
        float[] forward = [.. y.Span, .. inferred.Span, .. statistics.Span];
        Fill(y, padding);
        Fill(d, padding);
        K.LayerNorm1Backward(
            p, x.Start, y.Start, d.Start, statistics.Start, Rows, Share.All, new StoreSink(gradients.Start));
        float[] g = Values(d);
        Fill(d, padding);
        K.LayerNorm1InputGradient(x.Start, d.Start, dx.Start, statistics.Start, Rows);
        Blocks.PaddingIsZero(typeof(K).Name, gradients);
        GC.KeepAlive(network);
        return [.. forward, .. g, .. dx.Span, .. Blocks.Raw(gradients)];
    }

    private static AlignedBuffer Drawn(int seed)
    {
        AlignedBuffer buffer = new(Rows * Stride);
        Draw.Normals(Rows * Stride, new Random(seed)).CopyTo(buffer.Span);
        return buffer;
    }

    private static void Fill(AlignedBuffer buffer, float padding)
    {
        for (int row = 0; row < Rows; row++)
            buffer.Span.Slice(row * Stride + Units, Stride - Units).Fill(padding);
    }

    private static float[] Values(AlignedBuffer buffer) =>
        [.. buffer.Span.ToArray().Where((_, i) => i % Stride < Units)];
}
