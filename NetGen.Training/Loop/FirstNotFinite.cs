using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>Where the numbers of a batch stop being finite, and what is said of it.</summary>
/// <param name="Layer">Name of the layer, or Input, Target or Loss.</param>
/// <param name="Cause">A clause that says what was found.</param>
internal readonly record struct FirstNotFinite(string Layer, string Cause)
{
    /// <summary>
    /// Runs a batch forward once more, slice by slice, and looks at inputs, targets, then what each layer put out. The
    /// trainer changes nothing in a forward pass.
    /// </summary>
    public static FirstNotFinite Find<TTarget>(
        Trainer<TTarget> trainer, NetworkFacts facts, ParameterBlock parameters, MiniBatches<TTarget> batches)
        where TTarget : unmanaged
    {
        string data = batches.IsMixed ? "training data, as mixed with another row,"
            : batches.IsAugmented ? "training data, as augmented,"
            : "training data";
        if (Look(batches.Inputs, batches.Targets, facts.InputLength, facts.TargetLength, batches.RowOf, data)
            is FirstNotFinite found)
        {
            return found;
        }

        string? weights = new ParameterSnapshot(parameters).FirstNotFinite?.FullName;
        int first = FirstActivation(trainer, facts, batches.Inputs);
        if (first < 0)
            return new("Loss", "every layer put out finite numbers, too large for the loss");
        string layer = trainer.GetActivationName(first);
        string cause = $"{layer} is the first layer that puts out a number that is not finite";
        return new(layer, weights is null ? cause : $"{cause}, and {weights} has one");
    }

    /// <summary>The first input or target of a data set that is not finite; Loss where all are.</summary>
    public static FirstNotFinite Of<TTarget>(Dataset<TTarget> data, string name)
        where TTarget : unmanaged =>
        Look(data.Inputs, data.Targets, data.InputLength, data.TargetLength, row => row, $"{name} data")
        ?? new("Loss", "inputs and targets are finite, what the network puts out is too large");

    private static FirstNotFinite? Look<TTarget>(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int inputLength, int targetLength,
        Func<int, int> rowOf, string data)
        where TTarget : unmanaged
    {
        int bad = Finite.IndexOfOther(inputs);
        if (bad >= 0)
            return Found("Input", "input", bad % inputLength, rowOf(bad / inputLength));
        bad = typeof(TTarget) == typeof(float) ? Finite.IndexOfOther(MemoryMarshal.Cast<TTarget, float>(targets)) : -1;
        return bad < 0 ? null : Found("Target", "target", bad % targetLength, rowOf(bad / targetLength));

        FirstNotFinite Found(string layer, string what, int index, int row) => new(
            layer,
            string.Create(CultureInfo.InvariantCulture, $"{what} {index} of row {row:N0} of the {data} is not finite"));
    }

    private static int FirstActivation<TTarget>(
        Trainer<TTarget> trainer, NetworkFacts facts, ReadOnlySpan<float> inputs)
        where TTarget : unmanaged
    {
        int rows = inputs.Length / facts.InputLength;
        int slice = Math.Min(rows, trainer.MaxBatch);
        float[] logits = new float[slice * facts.OutputLength];
        int first = trainer.ActivationCount;
        for (int row = 0; row < rows; row += slice)
        {
            int count = Math.Min(slice, rows - row);
            trainer.Forward(
                inputs.Slice(row * facts.InputLength, count * facts.InputLength),
                logits.AsSpan(0, count * facts.OutputLength));
            for (int index = 0; index < first; index++)
                for (int i = 0; i < count && index < first; i++)
                    if (!Finite.AreAll(trainer.GetActivation(index, i)))
                        first = index;
        }

        return first < trainer.ActivationCount ? first : -1;
    }
}
