using System;

namespace NetGen.Tests.Training;

/// <summary>What a call allocates on this thread.</summary>
internal static class Allocated
{
    private const int Attempts = 50;

    /// <summary>
    /// Bytes of a call after a first one. A collection, which other tests may cause, counts the rest of the thread's
    /// allocation buffer as allocated: such a call is repeated.
    /// </summary>
    public static long By(Action call)
    {
        call();
        for (int attempt = 1; ; attempt++)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (GC.CollectionCount(0) == collections || attempt == Attempts)
                return allocated;
        }
    }
}
