using System;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Numeric;

/// <summary>The C library's calls for memory pages and limits.</summary>
internal static partial class Native
{
    private const int AddressSpaceLimit = 9;

    /// <summary>What the process may map; Linux alone has this number for it.</summary>
    public static Limits AddressSpace
    {
        get => GetLimit(AddressSpaceLimit, out Limits limits) == 0
            ? limits
            : throw new InvalidOperationException($"Expected limits, found error {Marshal.GetLastPInvokeError()}.");
        set
        {
            if (SetLimit(AddressSpaceLimit, value) != 0)
                throw new InvalidOperationException($"Expected a limit, found error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>mmap(2).</summary>
    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    /// <summary>mprotect(2).</summary>
    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    public static partial int Protect(nint address, nuint length, int protection);

    /// <summary>munmap(2).</summary>
    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nuint length);

    /// <summary>getrlimit(2).</summary>
    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static partial int GetLimit(int resource, out Limits limits);

    /// <summary>setrlimit(2).</summary>
    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limits limits);

    /// <summary>struct rlimit: what holds, and what it may be raised to.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public record struct Limits(ulong Soft, ulong Hard);
}
