using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>Adds gradients to a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe partial struct AddSink(float* gradients) : IGradientSink<AddSink>
{
    private readonly float* gradients = gradients;

    /// <inheritdoc/>
    public static bool NeedsEvery => false;

    /// <inheritdoc/>
    public bool IgnoresZero => true;

    /// <inheritdoc/>
    public AddSink ForTensor(int tensor) => this;

    /// <inheritdoc/>
    public AddSink Moved(int tensors, int floats) => new(gradients + floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int offset)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(gradients + offset);
    }

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Accept(int offset, Vector512<float> gradient) =>
        (Vector512.Load(gradients + offset) + gradient).Store(gradients + offset);
}
