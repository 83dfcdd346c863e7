using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>What cannot be done with columns that hold indices of an Embedding.</summary>
internal static class NumbersAlone
{
    /// <summary>Throws where a column of the inputs holds indices.</summary>
    public static void Check(NetworkFacts facts, string wanted, string name = "network")
    {
        if (facts.IndexColumns.FirstOrDefault() is IndexColumn found)
        {
            throw new ArgumentException(
                $"Expected inputs that are all numbers for {wanted}, found column {found.Column} of {facts.Name}, "
                + $"which holds indices for {found.Layer}.",
                name);
        }
    }
}
