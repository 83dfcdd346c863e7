using System;
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
        Trainer<TTarget> trainer, NetworkFacts facts, ParameterBlock parameters, ReadOnlySpan<float> inputs,
        ReadOnlySpan<TTarget> targets)
        where TTarget : unmanaged
    {
        int bad = Finite.IndexOfOther(inputs);
        if (bad >= 0)
            return Found("Input", $"input {bad % facts.InputLength} of row {bad / facts.InputLength} of the batch");
        bad = typeof(TTarget) == typeof(float) ? Finite.IndexOfOther(MemoryMarshal.Cast<TTarget, float>(targets)) : -1;
        if (bad >= 0)
            return Found("Target", $"target {bad % facts.TargetLength} of row {bad / facts.TargetLength} of the batch");
        string? weights = new ParameterSnapshot(parameters).FirstNotFinite?.FullName;
        int first = FirstActivation(trainer, facts, inputs);
        if (first < 0)
            return new("Loss", "every layer put out finite numbers, too large for the loss");
        string layer = trainer.GetActivationName(first);
        string cause = $"{layer} is the first layer that puts out a number that is not finite";
        return new(layer, weights is null ? cause : $"{cause}, and {weights} has one");
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

    private static FirstNotFinite Found(string layer, string place) => new(layer, $"{place} is not finite");
}
