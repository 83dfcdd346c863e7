using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What reads an image as a whole and not position by position: it goes over rows, and its epilogue over rows x
/// positions.
/// </summary>
internal abstract class ImageOperation : Operation
{
    public override bool NeedsSeparateInputGradient => true;

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override int OutPositions(Node node, int input) => node.Output.Shape.Positions;

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    /// <summary>A loop over rows with pointers to the start of each.</summary>
    public static Code OverRows(Code body, params (string Pointer, int Floats)[] pointers)
    {
        (string first, int floats) = pointers[0];
        string steps = string.Join(", ", pointers.Select(each => $"{each.Pointer} += {Literal.Of(each.Floats)}"));
        return Code.Text($$"""
            for (float* end = {{first}} + {{floats}}L * rows; {{first}} < end; {{steps}})
            {
                {{body}}
            }
            """);
    }

    /// <summary>The window that the op's layer moves over what comes in.</summary>
    protected static Window WindowOf(Op op) => Window.Of(op.Node.Declaration, op.Node.Inputs[0].Shape);

    /// <summary>A call of a kernel over rows.</summary>
    protected static Call Over(Work work, Kernel kernel, params IEnumerable<Argument> arguments) =>
        Call.Of(kernel, work, [.. arguments, Argument.Rows]) with { Positions = 1 };

    /// <summary>How a buffer of rows is cut: into each thread's rows where several work on it.</summary>
    protected static Partition PartitionOf(Work work) => work == Work.ByRows ? Partition.Rows : Partition.Whole;

    /// <summary>A kernel from one buffer of rows to others.</summary>
    protected static Kernel Between(
        string name, string summary, RowShape columns, string[] buffers, Func<Width, Code> body) => new(
        name, summary, [.. buffers.Select(Parameter.Floats), Parameter.Rows], columns, width => new(body(width)));

    /// <summary>A call of a kernel from one buffer of rows to another, which may read tensors.</summary>
    protected static Call Between(
        Work work, string name, string summary, RowShape columns, (string Letter, BufferView Buffer) from,
        (string Letter, BufferView Buffer) to, Func<Width, KernelText> body, params TensorName[] tensors)
    {
        bool reads = tensors.Length > 0;
        Kernel kernel = new(
            name, summary,
            [
                .. reads ? new[] { Parameter.Block } : [], Parameter.Floats(from.Letter), Parameter.Floats(to.Letter),
                Parameter.Rows,
            ],
            columns, body)
        {
            Tensors = [.. tensors],
        };
        return Over(
            work, kernel,
            [
                .. reads ? new[] { Argument.Block } : [], Argument.Read(from.Buffer, PartitionOf(work)),
                Argument.Write(to.Buffer, PartitionOf(work)),
            ]);
    }

    /// <summary>Statements for every vector of channels.</summary>
    public static Code OverChannels(RowShape shape, Width width, Code body)
    {
        int end = shape.Vectors(width.Lanes) * width.Lanes;
        return Code.Text($$"""
            for (int c = 0; c < {{end}}; {{Literal.Next("c", width.Lanes)}})
            {
                {{body}}
            }
            """);
    }
}

/// <summary>Such an operation without anything to learn.</summary>
internal abstract class UnlearnedImageOperation : ImageOperation
{
    public override bool OwnsParameters => false;

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
        EpilogueKernels.ForwardSteps(op, first => [Forward(op, op.Buffers.Input, first, Work.ByRows)]);

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        if (!op.Epilogue.IsEmpty)
            yield return EpilogueKernels.BackwardCall(op.EpilogueName + "Backward", op, null);
        Step back = Backward(op);
        yield return op.RunsBackward ? WhereWanted(op, back) : back;
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) =>
        InferenceSteps.Behind(op, [Infer(op)]);

    /// <summary>The call that makes what goes out.</summary>
    protected abstract Call Forward(Op op, BufferView x, BufferView y, Work work);

    /// <summary>The call that makes the gradient of what came in.</summary>
    protected abstract Call Backward(Op op);

    /// <summary>The call of inference.</summary>
    protected virtual Call Infer(InferenceOp op) => Forward(op.Training, op.Input, op.Output, Work.Alone);
}
