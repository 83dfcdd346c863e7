namespace NetGen;

/// <summary>How a tensor starts: a <see cref="WeightInit"/> and its one number.</summary>
public readonly record struct Init
{
    /// <summary>
    /// Takes <paramref name="kind"/> with its number; NaN is the default that <see cref="WeightInit"/> states.
    /// </summary>
    public Init(WeightInit kind, float scale = float.NaN)
    {
        Kind = kind;
        Scale = !float.IsNaN(scale) ? scale
            : kind is WeightInit.Constant or WeightInit.Normal or WeightInit.Uniform ? 0.01f : 1f;
    }

    /// <summary>The formula.</summary>
    public WeightInit Kind { get; }

    /// <summary>The s of the formula.</summary>
    public float Scale { get; }

    /// <summary>Every value is <paramref name="value"/>.</summary>
    public static Init Constant(float value) => new(WeightInit.Constant, value);

    /// <summary>Normal with mean 0 and the given deviation.</summary>
    public static Init Normal(float deviation) => new(WeightInit.Normal, deviation);

    /// <summary>Uniform in [-bound, bound).</summary>
    public static Init Uniform(float bound) => new(WeightInit.Uniform, bound);

    /// <summary>A formula with its default number.</summary>
    public static implicit operator Init(WeightInit kind) => new(kind);
}
