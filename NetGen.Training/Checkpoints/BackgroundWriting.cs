using System;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <summary>
/// Writes files while training goes on, one behind the other. What goes wrong is thrown at a later call.
/// </summary>
internal sealed class BackgroundWriting
{
    private Task last = Task.CompletedTask;

    /// <summary>Begins to write, once what was begun before is done.</summary>
    /// <exception cref="Exception">What was begun before went wrong; nothing is begun then.</exception>
    public void Begin(Action write)
    {
        Wait();
        last = Task.Run(write);
    }

    /// <summary>Throws what went wrong so far, and waits for nothing.</summary>
    public void ThrowIfFailed()
    {
        if (last.IsFaulted)
            Wait();
    }

    /// <summary>Waits for what was begun; what went wrong is thrown once.</summary>
    public void Wait()
    {
        Task ended = last;
        last = Task.CompletedTask;
        ended.GetAwaiter().GetResult();
    }
}
