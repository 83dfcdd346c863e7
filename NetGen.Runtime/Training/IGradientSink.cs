using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Where emitted kernels hand a gradient while it is in registers.</summary>
/// <remarks>
/// A sink may update the weights at once. So a kernel hands over each gradient once a pass, when its sum over the rows
/// is complete; nobody reads the weights afterwards in that pass, the forward pass of the next rows included; and a
/// tensor that several kernels use has its gradients added up first (a sink that adds), and is updated from the sum.
/// Only the thread that owns a range of the tensor hands over its gradients. Padding is handed over as zeros.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientSink<TSelf>
    where TSelf : struct, IGradientSink<TSelf>
{
    /// <summary>Whether every gradient has to be handed over, since it is written where nothing has been.</summary>
    static abstract bool NeedsEvery { get; }

    /// <summary>Whether a gradient of zero changes nothing, so that it need not be handed over.</summary>
    bool IgnoresZero { get; }

    /// <summary>The sink for one tensor of the layout.</summary>
    TSelf ForTensor(int tensor);

    /// <summary>
    /// The sink that a kernel which is written for one layer takes for another, whose tensors stand so many indices and
    /// floats further on.
    /// </summary>
    TSelf Moved(int tensors, int floats);

    /// <summary>
    /// Says that the gradients of the 16 parameters from <paramref name="offset"/> on come soon, so that what they meet
    /// can be on its way from memory while they are computed.
    /// </summary>
    void Prefetch(int offset);

    /// <summary>Takes the gradient of the parameters from <paramref name="offset"/> on.</summary>
    void Accept(int offset, Vector512<float> gradient);

    /// <inheritdoc cref="Accept(int, Vector512{float})"/>
    void Accept(int offset, Vector256<float> gradient);

    /// <inheritdoc cref="Accept(int, Vector512{float})"/>
    void Accept(int offset, Vector128<float> gradient);

    /// <inheritdoc cref="Accept(int, Vector512{float})"/>
    void Accept(int offset, float gradient);
}
