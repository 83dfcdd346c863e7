using System;

namespace NetGen.Training;

/// <summary>
/// Several augmentations, one behind the other; each draws random bits of its own. It keeps two rows between them: one
/// object serves one training thread.
/// </summary>
public sealed class AugmentationSequence : IAugmentation
{
    private readonly IAugmentation[] steps;
    private float[] row = [];
    private float[] next = [];

    /// <summary>Takes the augmentations in their order.</summary>
    /// <exception cref="ArgumentException">There are none, or one is null.</exception>
    public AugmentationSequence(params IAugmentation[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Length == 0 || Array.IndexOf(steps, null) >= 0)
        {
            throw new ArgumentException(
                $"Expected at least one augmentation, and none that is null, found {steps.Length}.", nameof(steps));
        }

        this.steps = [.. steps];
    }

    /// <inheritdoc/>
    public void CheckLength(int inputLength)
    {
        foreach (IAugmentation step in steps)
            step.CheckLength(inputLength);
        Keep(inputLength);
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
    {
        Keep(source.Length);
        RandomBits bits = new(random);
        for (int i = 0; i < steps.Length; i++)
        {
            bool isLast = i == steps.Length - 1;
            steps[i].Apply(i == 0 ? source : row, isLast ? destination : next, bits.Next());
            (row, next) = (next, row);
        }
    }

    private void Keep(int length)
    {
        if (row.Length != length)
            (row, next) = (new float[length], new float[length]);
    }
}
