using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>Vectors of which only the first lanes are a caller's: nothing behind these is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PartialVector
{
    /// <summary>The first <paramref name="count"/> floats and zeros.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="count">How many: fewer than there are lanes.</param>
    /// <param name="inside">All bits set in these lanes, none in the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, int count, Vector512<float> inside)
    {
        if (Avx512F.IsSupported)
            return Avx512F.MaskLoad(source, inside, Vector512<float>.Zero);
        Unsafe.SkipInit(out Vector512<float> loaded);
        Copy(source, count, (float*)&loaded, Vector512<float>.Count);
        return loaded;
    }

    /// <inheritdoc cref="Load(float*, int, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, int count, Vector256<float> inside)
    {
        if (Avx.IsSupported)
            return Avx.MaskLoad(source, inside);
        Unsafe.SkipInit(out Vector256<float> loaded);
        Copy(source, count, (float*)&loaded, Vector256<float>.Count);
        return loaded;
    }

    /// <inheritdoc cref="Load(float*, int, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source, int count, Vector128<float> inside)
    {
        if (Avx.IsSupported)
            return Avx.MaskLoad(source, inside);
        return Vector128.Create(source[0], count > 1 ? source[1] : 0f, count > 2 ? source[2] : 0f, 0f);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Copy(float* source, int count, float* to, int lanes)
    {
        Span<float> all = new(to, lanes);
        new ReadOnlySpan<float>(source, count).CopyTo(all);
        all[count..].Clear();
    }
}
