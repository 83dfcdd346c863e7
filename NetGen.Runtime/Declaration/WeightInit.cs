namespace NetGen;

/// <summary>
/// How the weights of a layer start. fan-in is its number of inputs, fan-out its number of outputs (of one piece in
/// Maxout), both times the size of a kernel in a convolution, as PyTorch counts; s is the layer's <c>weightScale</c>,
/// whose default each member states.
/// </summary>
public enum WeightInit
{
    /// <summary>
    /// He normal before the ReLU family, ELU, GELU, SiLU, Hardswish, Mish, Softplus and in Maxout; Xavier uniform
    /// elsewhere.
    /// </summary>
    Auto,

    /// <summary>All zero: nothing breaks the symmetry between units.</summary>
    Zeros,

    /// <summary>All s; s is 0.01 by default.</summary>
    Constant,

    /// <summary>Normal with mean 0 and deviation s; s is 0.01 by default.</summary>
    Normal,

    /// <summary>Uniform in [-s, s); s is 0.01 by default.</summary>
    Uniform,

    /// <summary>Normal with deviation s sqrt(1 / fan-in), as CS231n writes Xavier; s is 1 by default.</summary>
    XavierFanIn,

    /// <summary>
    /// Normal with deviation s sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio, 2010); s is 1 by default.
    /// </summary>
    XavierNormal,

    /// <summary>
    /// Uniform in [-b, b) with b = s sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010); s is 1 by default.
    /// </summary>
    XavierUniform,

    /// <summary>Normal with deviation s sqrt(2 / fan-in) (He et al., 2015); s is 1 by default.</summary>
    HeNormal,

    /// <summary>Uniform in [-b, b) with b = s sqrt(6 / fan-in) (He et al., 2015); s is 1 by default.</summary>
    HeUniform,

    /// <summary>Normal with deviation s sqrt(1 / fan-in) (LeCun et al., 1998); s is 1 by default.</summary>
    LeCunNormal,

    /// <summary>Uniform in [-b, b) with b = s sqrt(3 / fan-in) (LeCun et al., 1998); s is 1 by default.</summary>
    LeCunUniform,

    /// <summary>
    /// Orthonormal rows or columns, whichever are fewer, times s (Saxe et al., 2013); s is 1 by default.
    /// </summary>
    Orthogonal,
}
