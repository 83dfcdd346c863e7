using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Memory (Linux, POSIX mmap) with a page before and one behind that must not be touched: reading or writing one byte
/// beyond the span ends the process.
/// </summary>
internal sealed unsafe partial class GuardedSpan<T> : IDisposable
    where T : unmanaged
{
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint start;
    private readonly nuint size;
    private readonly T* first;
    private readonly int length;

    /// <summary>Copies values into memory whose end, or else start, touches a protected page.</summary>
    public GuardedSpan(ReadOnlySpan<T> values, bool atEnd)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint bytes = (nuint)(values.Length * sizeof(T));
        nuint middle = Math.Max(1, (bytes + page - 1) / page) * page;
        size = middle + 2 * page;
        start = Native.Map(0, size, ReadWrite, PrivateAnonymous, -1, 0);
        if (start == -1)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        Protect(start, page);
        Protect(start + (nint)(page + middle), page);
        first = (T*)(start + (nint)(atEnd ? page + middle - bytes : page));
        length = values.Length;
        values.CopyTo(Span);
    }

    /// <summary>The memory.</summary>
    public Span<T> Span => new(first, length);

    /// <inheritdoc/>
    public void Dispose() => _ = Native.Unmap(start, size);

    private static void Protect(nint address, nuint bytes)
    {
        if (Native.Protect(address, bytes, None) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }
}
