using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>No anchor: pointwise layers that stand where they could not join an op.</summary>
internal sealed class Pointwise : Operation
{
    public static readonly Pointwise Instance = new();

    public override bool IsEpilogueAlone => true;

    public override string Title(Op op) => "";

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override string Equation(Op op) => WithEpilogue(op);

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
    [
        EpilogueKernels.ForwardCall(
            op.EpilogueName, op.Epilogue, op.Shapes.Out, op.Buffers.Input, op.Buffers.Output),
    ];

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) =>
        [EpilogueKernels.BackwardCall(op.EpilogueName + "Backward", op, null)];

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) => [];
}
