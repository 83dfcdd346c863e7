using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>One value a channel of each window, or of the whole image.</summary>
/// <param name="isGlobal">Whether the window is the whole image.</param>
internal abstract class Pooling(bool isGlobal) : UnlearnedImageOperation
{
    /// <summary>The window of an op.</summary>
    protected Window PoolOf(Op op) => isGlobal ? Window.Whole(op.Node.Inputs[0].Shape) : WindowOf(op);
}
