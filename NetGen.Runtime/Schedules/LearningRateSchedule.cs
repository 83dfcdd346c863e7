using System;

namespace NetGen;

/// <summary>
/// A learning rate as a function of the step t = 0, 1, ...: a pure value, which costs nothing until it is asked. In
/// front of any of them a linear warm-up may stand.
/// </summary>
public readonly record struct LearningRateSchedule
{
    private enum Shape
    {
        Constant,
        Step,
        Exponential,
        InverseTime,
        Cosine,
    }

    private readonly Shape shape;
    private readonly double start;
    private readonly double factor;
    private readonly double end;
    private readonly long steps;

    private LearningRateSchedule(Shape shape, double start, double factor, double end, long steps)
    {
        this.shape = shape;
        this.start = RangeCheck.NotNegative((float)start, "rate", "rate");
        this.factor = factor;
        this.end = RangeCheck.NotNegative((float)end, "end", "end");
        this.steps = steps;
    }

    /// <summary>Steps of the warm-up, over which the rate rises linearly to that of t = 0.</summary>
    public long WarmupSteps { get; private init; }

    /// <summary>The same rate at every step.</summary>
    public static LearningRateSchedule Constant(float rate) => new(Shape.Constant, rate, 1, 0, 1);

    /// <summary>rate x factor^floor(t / every): PyTorch's StepLR.</summary>
    /// <param name="rate">Rate of t = 0.</param>
    /// <param name="every">Steps between two drops, at least 1.</param>
    /// <param name="factor">What each drop multiplies by, in (0, 1].</param>
    public static LearningRateSchedule Step(float rate, long every, float factor = 0.1f) =>
        new(Shape.Step, rate, Factor(factor), 0, AtLeast(1, every, nameof(every)));

    /// <summary>rate x factor^t: PyTorch's ExponentialLR (CS231n writes it with factor = exp(-k)).</summary>
    /// <param name="rate">Rate of t = 0.</param>
    /// <param name="factor">What each step multiplies by, in (0, 1].</param>
    public static LearningRateSchedule Exponential(float rate, float factor) =>
        new(Shape.Exponential, rate, Factor(factor), 0, 1);

    /// <summary>rate / (1 + decay t): CS231n's 1/t decay.</summary>
    /// <param name="rate">Rate of t = 0.</param>
    /// <param name="decay">At least 0.</param>
    public static LearningRateSchedule InverseTime(float rate, float decay) =>
        new(Shape.InverseTime, rate, RangeCheck.NotNegative(decay, nameof(decay)), 0, 1);

    /// <summary>
    /// end + (rate - end) (1 + cos(pi t / steps)) / 2, then <paramref name="end"/> (Loshchilov and Hutter, 2016;
    /// PyTorch's CosineAnnealingLR over one period).
    /// </summary>
    /// <param name="rate">Rate of t = 0.</param>
    /// <param name="steps">Steps until the end, at least 1.</param>
    /// <param name="end">Rate from then on.</param>
    public static LearningRateSchedule Cosine(float rate, long steps, float end = 0f) =>
        new(Shape.Cosine, rate, 1, end, AtLeast(1, steps, nameof(steps)));

    /// <summary>
    /// The same schedule behind a linear rise: step t of the warm-up has (t + 1) / (steps + 1) of the first rate, and
    /// the schedule's own t = 0 comes after it.
    /// </summary>
    /// <param name="steps">Steps of the warm-up, at least 0.</param>
    public LearningRateSchedule WithWarmup(long steps) =>
        this with { WarmupSteps = AtLeast(0, steps, nameof(steps)) };

    /// <summary>Rate of step <paramref name="step"/>, counted from 0.</summary>
    public float At(long step)
    {
        _ = AtLeast(0, step, nameof(step));
        if (step < WarmupSteps)
            return (float)(AfterWarmup(0) * (step + 1.0) / (WarmupSteps + 1.0));
        return (float)AfterWarmup(step - WarmupSteps);
    }

    private double AfterWarmup(long t) => shape switch
    {
        Shape.Step => start * Math.Pow(factor, t / steps),
        Shape.Exponential => start * Math.Pow(factor, t),
        Shape.InverseTime => start / (1 + factor * t),
        Shape.Cosine => end + (start - end) * (1 + Math.Cos(Math.PI * Math.Min(t, steps) / steps)) / 2,
        _ => start,
    };

    private static double Factor(float factor) => factor is > 0f and <= 1f
        ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"Expected factor in (0, 1], found {factor}.");

    private static long AtLeast(long least, long value, string name) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} of at least {least}, found {value}.");
}
