using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>
/// Marks dropped values as -0, which no kept value is: backward reads from the output what was dropped, and draws no
/// mask again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DropoutMark
{
    /// <summary>value x factor, and -0 where the factor is 0; a kept -0 becomes 0.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Drop(Vector512<float> value, Vector512<float> factor) => Vector512.ConditionalSelect(
        Vector512.Equals(factor, Vector512.Create(0f)), Vector512.Create(-0f),
        Vector512.MultiplyAddEstimate(value, factor, Vector512.Create(0f)));

    /// <summary>gradient x kept, and 0 where the output was dropped.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Back(
        Vector512<float> gradient, Vector512<float> output, Vector512<float> kept) => Vector512.ConditionalSelect(
        Vector512.Equals(output.AsInt32(), Vector512.Create(int.MinValue)).AsSingle(), Vector512.Create(0f),
        gradient * kept);
}
