using System.ComponentModel;
using System.Threading;

namespace NetGen.CompilerServices;

/// <summary>
/// Blocks for inference, made beforehand, for networks too wide for the stack. Any number of threads may borrow; one
/// that finds none free waits for one to come back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class BlockPool
{
    private readonly AlignedBuffer memory;
    private readonly int[] taken;
    private readonly long floats;

    /// <summary>Makes a block for each processor.</summary>
    public BlockPool(long floats)
    {
        this.floats = (floats + 15) / 16 * 16;
        taken = new int[System.Environment.ProcessorCount];
        memory = new AlignedBuffer(this.floats * taken.Length);
    }

    /// <summary>Borrows a block.</summary>
    public float* Rent(out int block)
    {
        SpinWait wait = default;
        while (true)
        {
            for (block = 0; block < taken.Length; block++)
                if (Interlocked.CompareExchange(ref taken[block], 1, 0) == 0)
                    return memory.Start + floats * block;
            wait.SpinOnce();
        }
    }

    /// <summary>Gives a block back.</summary>
    public void Return(int block) => Volatile.Write(ref taken[block], 0);
}
