using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>The scalar product of vectors.</summary>
internal static class DotProduct
{
    /// <summary>The sum of the products of two vectors of the same length, in the precision of their numbers.</summary>
    public static T Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<Vector<T>> a = MemoryMarshal.Cast<T, Vector<T>>(left);
        ReadOnlySpan<Vector<T>> b = MemoryMarshal.Cast<T, Vector<T>>(right);
        Vector<T> sums = Vector<T>.Zero;
        for (int v = 0; v < a.Length; v++)
            sums += a[v] * b[v];
        T sum = Vector.Sum(sums);
        for (int i = a.Length * Vector<T>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
