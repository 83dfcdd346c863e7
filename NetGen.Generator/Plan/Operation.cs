using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Plan;

/// <summary>
/// What the anchor of an op does: the contract between the plan and the kernels. It says which buffers it needs, and
/// which calls make up its part of a pass; the plan assigns the buffers and puts waits between the calls.
/// </summary>
internal abstract class Operation
{
    /// <summary>
    /// What stands behind the layer's name in the names of kernels, where a layer becomes several ops.
    /// </summary>
    public virtual string Suffix => "";

    /// <summary>Whether layers of it that stand right behind each other run as one op.</summary>
    public virtual bool JoinsItsKind => false;

    /// <summary>Whether there is no anchor: pointwise layers that stand where they could not join an op.</summary>
    public virtual bool IsEpilogueAlone => false;

    /// <summary>The anchor in a table; empty where the op is its epilogue alone.</summary>
    public virtual string Title(Op op) => op.Node.Layer.Describe(op.Node);

    /// <summary>
    /// Whether the parameters of the op's layer are its own, and not those of another op of the same layer.
    /// </summary>
    public virtual bool OwnsParameters => true;

    /// <summary>
    /// Whether it reads rows as the caller has them: without padding, so that no whole vector may be loaded.
    /// </summary>
    public virtual bool ReadsUnpadded => false;

    /// <summary>Whether it reads images of one channel as the caller has them: without padding.</summary>
    public virtual bool ReadsOneChannel => false;

    /// <summary>
    /// Whether it may overwrite its input: it reads each element before it writes it, and backward does not need it.
    /// </summary>
    public virtual bool WorksInPlace => false;

    /// <summary>Whether what it hands to the epilogue is kept in a buffer of its own.</summary>
    public virtual bool HasInner(Op op) => false;

    /// <summary>Buffers that its own backward reads, the output aside, as a table names them.</summary>
    public virtual IEnumerable<string> Keeps(Op op) => [];

    /// <summary>Whether the gradient of the input needs another buffer than that of the output.</summary>
    public virtual bool NeedsSeparateInputGradient => false;

    /// <summary>Whether the gradient of each input is that of the output, as it is for a sum.</summary>
    public virtual bool PassesGradientOn => false;

    /// <summary>Whether the layer becomes a scale and a shift at inference, to be fused behind another op.</summary>
    public virtual bool FoldsAtInference => false;

    /// <summary>Whether inference leaves values as they are.</summary>
    public virtual bool VanishesAtInference => false;

    /// <summary>Shape of a position of what it puts out.</summary>
    public abstract RowShape OutShape(Node node, RowShape input);

    /// <summary>Positions of what it puts out: those of what comes in, for all that works channel by channel.</summary>
    public virtual int OutPositions(Node node, int input) => input;

    /// <summary>
    /// A multiple of the rows, or positions, that its kernels take at a time: two in passes over values.
    /// </summary>
    public virtual int RowsOfATile => 2;

    /// <summary>Whether what it puts out is made for the next op of its layer alone.</summary>
    public virtual bool IsPreparation => false;

    /// <summary>Whether it zeroes the padding of what it puts out, at inference, too.</summary>
    public virtual bool ClearsPadding => false;

    /// <summary>Whether it makes vectors of images, as a caller's rows are vectors already.</summary>
    public virtual bool Flattens => false;

    /// <summary>First letter of the buffer that <see cref="ScratchFloats"/> asks for.</summary>
    public virtual string ScratchLetter => "s";

    /// <summary>Floats that the op keeps for a batch, whatever its size.</summary>
    public virtual int ScratchFloats(Op op) => 0;

    /// <summary>Floats that the op keeps for each row instead, in the same buffer.</summary>
    public virtual int ScratchFloatsPerRow(Op op) => 0;

    /// <summary>
    /// Positions of a row in which backward spreads the gradient of the output, in a buffer that all ops share.
    /// </summary>
    public virtual int SpreadPositions(Op op) => 0;

    /// <summary>Multiply-adds for one row.</summary>
    public virtual long MultiplyAdds(Op op) => 0;

    /// <summary>What a reader of the table would ask about it, or null.</summary>
    public virtual string? Note(Op op) => null;

    /// <summary>The op's equation, for the header of its region.</summary>
    public abstract string Equation(Op op);

    /// <summary>Its part of the forward pass of training.</summary>
    public abstract IEnumerable<Step> Forward(ParameterPlan parameters, Op op);

    /// <summary>
    /// Its part of the backward pass. An op that does not run backward in every pass does so where the caller asks for
    /// the gradient of its rows.
    /// </summary>
    public abstract IEnumerable<Step> Backward(ParameterPlan parameters, Op op);

    /// <summary>
    /// Whether <see cref="OnRequest"/>, and not <see cref="Backward"/>, forms the gradient of an input that only the
    /// caller's rows are upstream of. It writes rows of any stride, without padding, too.
    /// </summary>
    public virtual bool HandsOnByRequest => false;

    /// <summary>The gradient of its input, where the caller asks for that of its rows.</summary>
    public virtual IEnumerable<Step> OnRequest(Op op) => [];

    /// <summary>Whether it copies the caller's rows.</summary>
    public virtual bool CopiesInput => false;

    /// <summary>What moves running statistics once the loss is known to be finite.</summary>
    public virtual IEnumerable<Step> Commit(Op op) => [];

    /// <summary>Its part of inference.</summary>
    public abstract IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op);

    /// <summary>
    /// What writes scale and shift, z = scale x + shift, ahead of inference, where the layer folds into another op.
    /// </summary>
    /// <param name="op">The op.</param>
    /// <param name="fold">Where scale and shift start among those of all ops.</param>
    public virtual IEnumerable<Step> Fold(Op op, int fold) => [];

    /// <summary>Whether its kernels can be written once for ops of several sizes.</summary>
    public virtual bool SharesText => false;

    /// <summary>
    /// A step that forms the gradient of the op's input, under the condition that a tensor upstream learns, or that the
    /// caller asks for the gradient of its rows.
    /// </summary>
    protected static Step WhereWanted(Op op, Step step) =>
        !op.NeedsInputGradient ? new Guard(new HasInputGradient(), step)
        : op.FirstLearned is TensorName first ? new Guard(new UpstreamLearns(first), step)
        : step;

    /// <summary>An equation followed by those of the epilogue.</summary>
    protected static string WithEpilogue(Op op, params string[] equations) => string.Join(
        "; ", equations.Concat(op.Epilogue.Select(step => step.Kind.Equation(step.Node))));
}
