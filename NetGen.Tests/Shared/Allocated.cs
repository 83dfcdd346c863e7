using System;

namespace NetGen.Tests;

/// <summary>
/// What calls allocate on this thread. A collection, which other tests may cause, counts the rest of the thread's
/// allocation buffer as allocated: a call that one falls into tells nothing. The project turns background collections
/// off, whose pauses do the same and are not counted.
/// </summary>
internal static class Allocated
{
    private const int Attempts = 50;

    /// <summary>Bytes of a call after a first one; repeated where a collection fell into it.</summary>
    public static long By(Action call)
    {
        call();
        for (int attempt = 1; ; attempt++)
        {
            long allocated = Once(call, out bool isDisturbed);
            if (!isDisturbed || attempt == Attempts)
                return allocated;
        }
    }

    /// <summary>The most bytes that one of so many calls allocates.</summary>
    public static long MostOf(int calls, Action call)
    {
        long most = 0;
        for (int i = 0; i < calls; i++)
        {
            long allocated = Once(call, out bool isDisturbed);
            if (!isDisturbed)
                most = Math.Max(most, allocated);
        }

        return most;
    }

    private static long Once(Action call, out bool isDisturbed)
    {
        int collections = GC.CollectionCount(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        isDisturbed = GC.CollectionCount(0) != collections;
        return allocated;
    }
}
