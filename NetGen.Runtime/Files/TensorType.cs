namespace NetGen;

/// <summary>The type of a tensor's values in a safetensors file; numbers are little-endian.</summary>
public enum TensorType
{
    /// <summary>A byte, 0 or 1.</summary>
    Bool,

    /// <summary>8 bits without a sign.</summary>
    U8,

    /// <summary>8 bits with a sign.</summary>
    I8,

    /// <summary>A float of 8 bits, 5 of them exponent.</summary>
    F8E5M2,

    /// <summary>A float of 8 bits, 4 of them exponent.</summary>
    F8E4M3,

    /// <summary>8 bits of exponent alone.</summary>
    F8E8M0,

    /// <summary>16 bits without a sign.</summary>
    U16,

    /// <summary>16 bits with a sign.</summary>
    I16,

    /// <summary>IEEE 754 half precision.</summary>
    F16,

    /// <summary>The upper half of an <see cref="F32"/>.</summary>
    BF16,

    /// <summary>32 bits without a sign.</summary>
    U32,

    /// <summary>32 bits with a sign.</summary>
    I32,

    /// <summary>IEEE 754 single precision: <c>float</c>.</summary>
    F32,

    /// <summary>64 bits without a sign.</summary>
    U64,

    /// <summary>64 bits with a sign.</summary>
    I64,

    /// <summary>IEEE 754 double precision: <c>double</c>.</summary>
    F64,

    /// <summary>Two <see cref="F32"/>: real and imaginary part.</summary>
    C64,
}
