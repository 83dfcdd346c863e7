using System.Collections.Generic;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>How the head of an op reads as C#: its kernels, and the calls of them in a pass.</summary>
internal abstract class OpTemplate
{
    /// <summary>
    /// What stands behind the layer's name in the names of kernels, where a layer becomes several ops.
    /// </summary>
    public virtual string Suffix => "";

    /// <summary>Whether there is no head: pointwise layers that stand where they could not join an op.</summary>
    public virtual bool IsTailAlone => false;

    /// <summary>The head in a table; empty where the op is its tail alone.</summary>
    public virtual string Title(Op op) => AllLayers.Of(op.Layer).Describe(op.Layer);

    /// <summary>
    /// Whether the parameters of the op's layer are its own, and not those of another op of the same layer.
    /// </summary>
    public virtual bool OwnsParameters => true;

    /// <summary>
    /// Whether it reads rows as the caller has them: without padding, so that no whole vector may be loaded.
    /// </summary>
    public virtual bool ReadsUnpadded => false;

    /// <summary>
    /// Whether the head may overwrite its input (it reads each element before it writes it, and backward does not need
    /// it).
    /// </summary>
    public virtual bool WorksInPlace => false;

    /// <summary>
    /// Whether threads share the columns of the forward pass, since it sums over rows or each has weights of its own;
    /// otherwise they share rows.
    /// </summary>
    public virtual bool SharesColumns(Op op) => false;

    /// <summary>
    /// Blocks of columns of its output that a thread leaves for itself in the forward pass, or 0 where it shares rows
    /// in the end, or its columns are not whole blocks.
    /// </summary>
    public virtual int BlocksForward(Op op) => 0;

    /// <summary>
    /// Blocks of columns of its output that a thread has for its own from the first kernel of the backward pass on, or
    /// 0 where that reads what other threads wrote.
    /// </summary>
    public virtual int BlocksBack(Op op) => 0;

    /// <summary>
    /// Blocks of columns of its input whose gradient a thread leaves for itself, or 0 where threads share rows of it.
    /// </summary>
    public virtual int InputBlocksBack(Op op) => 0;

    /// <summary>Whether what it hands to the tail is kept in a buffer of its own.</summary>
    public abstract bool HasInner(Op op);

    /// <summary>Buffers that its own backward reads, the output aside, as a table names them.</summary>
    public virtual IEnumerable<string> Keeps(Op op) => [];

    /// <summary>Whether the gradient of the input needs another buffer than that of the output.</summary>
    public virtual bool MovesGradient => false;

    /// <summary>Whether the layer becomes a scale and a shift at inference, to be fused behind another op.</summary>
    public virtual bool FoldsAtInference => false;

    /// <summary>Shape of what the head puts out.</summary>
    public abstract RowShape OutShape(TypedLayer layer, RowShape input);

    /// <summary>First letter of the buffer that <see cref="FixedFloats"/> asks for.</summary>
    public virtual string FixedLetter => "s";

    /// <summary>Floats that the op keeps for a batch, whatever its size.</summary>
    public virtual int FixedFloats(Op op) => 0;

    /// <summary>Multiply-adds for one row.</summary>
    public virtual long MultiplyAdds(Op op) => 0;

    /// <summary>What a reader of the table would ask about the head, or null.</summary>
    public virtual string? Note(Op op) => null;

    /// <summary>The op's equation, for the header of its region.</summary>
    public abstract string Equation(Op op);

    /// <summary>Kernels of the training passes.</summary>
    public abstract IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op);

    /// <summary>Statements of the forward pass.</summary>
    public abstract Code ForwardCalls(Op op);

    /// <summary>Statements of the backward pass.</summary>
    public abstract Code BackwardCalls(NetworkPlan plan, Op op);

    /// <summary>Statements that move running statistics once the loss is known to be finite.</summary>
    public virtual Code CommitCalls(Op op) => Code.Empty;

    /// <summary>Kernels of inference that training does not have.</summary>
    public abstract IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op);

    /// <summary>
    /// The kernel that writes scale and shift, z = scale x + shift, where the layer folds at inference.
    /// </summary>
    public virtual IEnumerable<Kernel> FoldKernels(Op op) => [];

    /// <summary>Statements of inference.</summary>
    public abstract Code InferenceCalls(NetworkPlan plan, InferenceOp op);
}
