using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>From a network's outputs to what is predicted for a record; called by emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordOutputs
{
    /// <summary>What a network is answered with that was not fitted.</summary>
    public static InvalidOperationException NotFitted(string network) => new(
        $"Expected a fitted {network}, found one that knows no names and means: make it by Fit(records), or by "
        + "Load(path) of a file that a fitted one wrote.");

    /// <summary>The label with the largest value, among the classes that training rows had.</summary>
    /// <exception cref="InvalidOperationException">All values are NaN.</exception>
    public static int LabelOf(ReadOnlySpan<float> values, RecordEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        int label = Accuracy.IndexOfLargest(values[..encoding.ClassNames.Count]);
        return label >= 0 ? label : throw new InvalidOperationException(
            $"Expected finite outputs of {encoding.Network}, found NaN alone.");
    }

    /// <summary>The largest value among the classes that training rows had, of values that are not all NaN.</summary>
    public static float Largest(ReadOnlySpan<float> values, RecordEncoding encoding) =>
        values[LabelOf(values, encoding)];

    /// <summary>Checks that there is a place for each class.</summary>
    /// <param name="values">The caller's argument.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static void CheckLength(
        ReadOnlySpan<float> values, int classes, [CallerArgumentExpression(nameof(values))] string name = "") =>
        Check.Length(values.Length, classes, name);
}
