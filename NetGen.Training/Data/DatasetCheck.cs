using System;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>What a network asks of a data set.</summary>
internal static class DatasetCheck
{
    /// <summary>Throws unless there are rows, of the network's lengths, with labels that are its classes.</summary>
    public static void Fits<TTarget>(Dataset<TTarget> data, NetworkFacts facts, string name)
        where TTarget : unmanaged
    {
        Check.NotEmpty(data.Rows, name);
        if (data.InputLength != facts.InputLength || data.TargetLength != facts.TargetLength)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected rows of {facts.InputLength} inputs and {facts.TargetLength} targets for {facts.Name}, "
                    + $"found {data.InputLength} and {data.TargetLength}."),
                name);
        }

        Check.Targets(data.Targets, data.Rows, facts, name);
    }
}
