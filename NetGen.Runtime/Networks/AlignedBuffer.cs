using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>
/// Zeroed floats at a fixed address that is a multiple of 64: a pinned array, so that nothing has to be disposed.
/// Whoever uses <see cref="Start"/> keeps this object alive until it is done.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64 / sizeof(float);

    private readonly float[] array;
    private readonly int skipped;

    /// <summary>Allocates <paramref name="length"/> zeroed floats.</summary>
    public AlignedBuffer(long length)
    {
        array = GC.AllocateArray<float>(checked((int)(length + Alignment)), pinned: true);
        float* start = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        int misaligned = (int)((nint)start / sizeof(float) % Alignment);
        skipped = misaligned == 0 ? 0 : Alignment - misaligned;
        Start = start + skipped;
        Length = length;
    }

    /// <summary>Address of the first float.</summary>
    public float* Start { get; }

    /// <summary>Floats that may be used.</summary>
    public long Length { get; }

    /// <summary>The floats as a span, which keeps them alive by itself.</summary>
    public Span<float> Span => array.AsSpan(skipped, (int)Length);

    /// <summary>Whether a span begins in the buffer, as those that <see cref="Span"/> was cut into do.</summary>
    internal bool Holds<T>(ReadOnlySpan<T> span) =>
        (nuint)Unsafe.AsPointer(ref Unsafe.AsRef(in MemoryMarshal.GetReference(span))) - (nuint)Start
            < (nuint)Length * sizeof(float);
}
