using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>The cores of a worker, which the trainings of all its studies share; further ones queue for them.</summary>
/// <param name="count">How many.</param>
internal sealed class WorkerCores(int count)
{
    private readonly Lock access = new();
    private readonly LinkedList<TaskCompletionSource> queue = [];
    private TaskCompletionSource freed = NewSignal();
    private readonly int most = count;
    private int free = count;

    /// <summary>How many nobody has.</summary>
    public int Free => Volatile.Read(ref free);

    /// <summary>How many more trainings may queue: one for each core.</summary>
    public int Ahead
    {
        get
        {
            lock (access)
                return Math.Max(0, most - queue.Count);
        }
    }

    /// <summary>Takes a core if one is free.</summary>
    public bool TryTake()
    {
        lock (access)
        {
            if (free == 0)
                return false;
            free--;
            return true;
        }
    }

    /// <summary>Queues for a core and takes it.</summary>
    public async Task Take(CancellationToken cancellation)
    {
        LinkedListNode<TaskCompletionSource> place = new(NewSignal());
        lock (access)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            queue.AddLast(place);
        }

        try
        {
            await place.Value.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            GiveUp(place);
            throw;
        }
    }

    /// <summary>Gives a core to the first that queues; whether there is one.</summary>
    public bool TryPass()
    {
        lock (access)
        {
            if (queue.First is not LinkedListNode<TaskCompletionSource> first)
                return false;
            queue.RemoveFirst();
            first.Value.SetResult();
            return true;
        }
    }

    /// <summary>Gives a core back.</summary>
    public void Release()
    {
        lock (access)
        {
            if (TryPass())
                return;
            free++;
            freed.SetResult();
            freed = NewSignal();
        }
    }

    /// <summary>Waits until one is free, without taking it.</summary>
    public async Task WaitForFree(CancellationToken cancellation)
    {
        while (true)
        {
            Task signal;
            lock (access)
            {
                if (free > 0)
                    return;
                signal = freed.Task;
            }

            await signal.WaitAsync(cancellation);
        }
    }

    // It may have got the core just now.
    private void GiveUp(LinkedListNode<TaskCompletionSource> place)
    {
        lock (access)
        {
            if (place.List is null)
                Release();
            else
                queue.Remove(place);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
