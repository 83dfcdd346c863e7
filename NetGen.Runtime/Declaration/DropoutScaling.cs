namespace NetGen;

/// <summary>Where <see cref="DropoutAttribute"/> restores the expected value.</summary>
public enum DropoutScaling
{
    /// <summary>Kept values are divided by 1 - rate in training; inference does nothing (PyTorch).</summary>
    Inverted,

    /// <summary>
    /// Kept values stay as they are in training; inference multiplies by 1 - rate (the lecture's plain form).
    /// </summary>
    AtInference,
}
