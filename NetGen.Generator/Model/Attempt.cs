using System;

namespace NetGen.Generator.Model;

/// <summary>A step that may fail without taking others along.</summary>
internal static class Attempt
{
    /// <summary>The outcome of a step, or what takes its place, by what is said of an exception.</summary>
    public static T At<T>(Func<T> step, Func<string, T> otherwise)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return otherwise($"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
