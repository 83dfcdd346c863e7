using System;
using NetGen.CompilerServices;

namespace NetGen;

// Gradients that a caller asks for, and those that start from one that it brings.
public abstract unsafe partial class Trainer<TTarget>
{
    private readonly InputProduct?[] inputProducts;
    private AlignedBuffer? ownInputs;
    private Kept kept;
    private int rowsOfStatistics;

    /// <summary>
    /// Writes the gradients of a batch's mean data loss, with the dropout masks of the coming step, and changes nothing
    /// else: no parameter, no running statistic, no counter. Weight decay is no part of them.
    /// </summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="targets">rows x TargetLength targets.</param>
    /// <param name="gradients">
    /// A block made by <c>CreateGradients</c> of the same network type; overwritten, with zeros where a layer is
    /// frozen.
    /// </param>
    /// <param name="rowWeights">As for <see cref="Step"/>.</param>
    /// <param name="inputGradients">
    /// Where the gradient with respect to the inputs goes, frozen layers or not: rows x InputLength values that lie as
    /// the inputs do. Empty where nobody wants it; the first call that does allocates a copy of the first layer's
    /// weights.
    /// </param>
    /// <returns>The mean data loss. Where it is not finite, the gradients say nothing.</returns>
    /// <exception cref="ArgumentException">
    /// As for <see cref="Step"/>, or the block is another network type's or holds parameters, or
    /// <paramref name="inputGradients"/> differs in rows or lies in memory that the pass reads.
    /// </exception>
    public float ComputeGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ParameterBlock gradients,
        ReadOnlySpan<float> rowWeights = default, Span<float> inputGradients = default)
    {
        ThrowIfDisposed();
        CheckGradients(gradients);
        int rows = CheckBatch(inputs, targets, rowWeights);
        CheckInputGradients(inputGradients, rows, inputs, gradients);
        long begin = BeginStep(rows);
        float loss;
        fixed (float* dx = inputGradients)
            loss = Accumulate(inputs, targets, rowWeights, rows, gradients, dx);
        EndStep(rows, begin);
        rowsOfStatistics = float.IsFinite(loss) ? rows : 0;
        return loss;
    }

    /// <summary>
    /// Goes back through the layers from a gradient of the logits, with the activations, dropout masks and batch
    /// statistics that the last <see cref="Forward(ReadOnlySpan{float}, Span{float}, long?)"/> left. Writes gradients
    /// and changes nothing else; <see cref="ApplyGradients"/> updates. It may be called again from another gradient.
    /// </summary>
    /// <param name="outputGradients">
    /// The derivative of whatever is to be minimised by each logit of that pass: rows x OutputLength values. Nothing is
    /// divided by the number of rows.
    /// </param>
    /// <param name="gradients">As for <see cref="ComputeGradients"/>.</param>
    /// <param name="inputGradients">As for <see cref="ComputeGradients"/>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="outputGradients"/> or <paramref name="inputGradients"/> differ in rows from the forward pass, a
    /// span lies in the trainer's own memory, or the block is another network type's or holds parameters.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// There was no forward pass, or another pass or a change of the network's values came after it.
    /// </exception>
    public void Backward(
        ReadOnlySpan<float> outputGradients, ParameterBlock gradients, Span<float> inputGradients = default)
    {
        ThrowIfDisposed();
        CheckGradients(gradients);
        int rows = CheckKept();
        Check.Rows(outputGradients.Length, rows, facts.OutputLength, nameof(outputGradients));
        if (Memory.Holds(outputGradients))
            ThrowOwn(nameof(outputGradients));
        CheckInputGradients(inputGradients, rows, outputGradients, gradients);
        int stride = LogitStride;
        fixed (float* d = outputGradients)
            PaddedRows.CopyRows(d, facts.OutputLength, LogitGradients, stride, facts.OutputLength, rows);
        PaddedRows.Clear(LogitGradients, rows, facts.OutputLength, stride);
        fixed (float* dx = inputGradients)
        {
            RunBackward(
                new(ownInputs!.Start, null, null, rows, 0, default, kept.Masks) { InputGradients = dx },
                GradientMode.Store, gradients.Start);
        }

        Finish(gradients);
    }

    /// <summary>
    /// Moves the running statistics of BatchNorm towards those of the last batch, as <see cref="Step"/> does by itself
    /// and neither <see cref="ApplyGradients"/> nor <see cref="Forward(ReadOnlySpan{float}, Span{float}, long?)"/>
    /// does. Once for a pass.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There was no call of <c>Forward</c> or <see cref="ComputeGradients"/> since the last step or call of this
    /// method.
    /// </exception>
    public void CommitStatistics()
    {
        ThrowIfDisposed();
        if (rowsOfStatistics == 0)
            throw TrainerErrors.NoStatistics();
        CommitStatistics(rowsOfStatistics);
        rowsOfStatistics = 0;
        Parameters.MarkWritten();
        GC.KeepAlive(this);
    }

    /// <summary>Where a backward pass takes the gradient of the logits from.</summary>
    protected abstract float* LogitGradients { get; }

    /// <summary>Floats from a row of <see cref="LogitGradients"/> to the next.</summary>
    protected virtual int LogitStride => buffers[^1].Stride;

    /// <summary>
    /// The first tensor that is learned and not frozen, beyond which nothing goes back; but gradients of the caller's
    /// rows are behind all of them.
    /// </summary>
    protected int FirstLearning(in TrainingPass<TTarget> pass) =>
        pass.InputGradients == null ? Parameters.FirstLearning : -1;

    /// <summary>
    /// Forms a thread's rows of the gradient of a product's input, where nothing learns in front of it.
    /// </summary>
    /// <param name="weights">Index of the product's weights.</param>
    /// <param name="d">The gradient of its output.</param>
    /// <param name="stride">Floats from a row of it to the next.</param>
    /// <param name="dx">The gradient of its input.</param>
    /// <param name="dxStride">Floats from a row of it to the next.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    /// <param name="rows">Rows of the pass.</param>
    /// <param name="share">The thread's share.</param>
    protected void InputGradient(
        int weights, float* d, int stride, float* dx, int dxStride, bool adds, int rows, Share share)
    {
        if (share.IsFirst)
            (inputProducts[weights] ??= new(facts.Layout[weights])).Refresh(Parameters);
        share.Wait();
        inputProducts[weights]!.Run(d, stride, dx, dxStride, adds, rows, share);
    }

    // The layers that read the caller's rows read them again on the way back.
    private float* Keep(ReadOnlySpan<float> inputs, int rows, long masks)
    {
        ownInputs ??= new AlignedBuffer((long)Capacity * facts.InputLength);
        inputs.CopyTo(ownInputs.Span);
        kept = new(rows, masks, Parameters.Version);
        rowsOfStatistics = rows;
        return ownInputs.Start;
    }

    private int CheckKept()
    {
        if (kept.Rows == 0)
            throw TrainerErrors.NothingToGoBackFrom("none");
        if (kept.Version != Parameters.Version)
            throw TrainerErrors.NothingToGoBackFrom("that the network's values were changed since");
        return kept.Rows;
    }

    private void CheckInputGradients(
        ReadOnlySpan<float> inputGradients, int rows, ReadOnlySpan<float> read, ParameterBlock gradients)
    {
        if (inputGradients.IsEmpty)
            return;
        const string name = nameof(inputGradients);
        Check.Rows(inputGradients.Length, rows, facts.InputLength, name);
        Check.Apart(read, inputGradients, name);
        if (Memory.Holds(inputGradients))
            ThrowOwn(name);
        if (Parameters.Holds(inputGradients) || gradients.Holds(inputGradients))
            ThrowInBlock(name);
    }

    private void Finish(ParameterBlock gradients)
    {
        Gradients.ClearFrozen(gradients, Parameters);
        gradients.MarkWritten();
        GC.KeepAlive(gradients);
        GC.KeepAlive(this);
    }

    /// <summary>What the last forward pass on its own left: its rows, its masks, and of which parameters.</summary>
    private readonly record struct Kept(int Rows, long Masks, long Version);
}
