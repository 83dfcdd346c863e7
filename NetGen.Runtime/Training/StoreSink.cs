using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Writes gradients to a block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe partial struct StoreSink(float* gradients) : IGradientSink<StoreSink>
{
    private readonly float* gradients = gradients;

    /// <inheritdoc/>
    public static bool NeedsEvery => true;

    /// <inheritdoc/>
    public bool IgnoresZero => false;

    /// <inheritdoc/>
    public StoreSink ForTensor(int tensor) => this;

    /// <inheritdoc/>
    public StoreSink Moved(int tensors, int floats) => new(gradients + floats);

    /// <inheritdoc/>
    public void Prefetch(int offset)
    {
        // What is written only need not be read.
    }

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Accept(int offset, Vector512<float> gradient) => gradient.Store(gradients + offset);
}
