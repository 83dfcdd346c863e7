using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The kernels of a network, by op.</summary>
internal sealed record KernelSet(ImmutableArray<KernelRegion> Regions)
{
    public static KernelSet Of(NetworkPlan plan)
    {
        List<KernelRegion> regions = [];
        foreach (Op op in plan.Ops)
        {
            IEnumerable<Kernel> inference = plan.Inference.Where(i => i.Training.Number == op.Number)
                .SelectMany(i => i.Head.InferenceKernels(plan, i));
            ImmutableArray<Kernel> kernels =
                [.. op.Head.TrainingKernels(plan, op), .. inference, .. op.Head.FoldKernels(op)];
            string shape = $"{Literal.Of(op.Shapes.In.Extent)} -> {Literal.Of(op.Shapes.Out.Extent)}";
            if (!kernels.IsEmpty)
                regions.Add(new($"Op {op.Number}: {op.Title}, {shape}.    {op.Head.Equation(op)}.", kernels, op));
        }

        string loss = $"Loss: {plan.Network.Loss!.Kind}.    {plan.Loss.Equation(plan.Network.Loss)}.";
        regions.Add(new(loss, Loss(plan), null));
        return new([.. regions]);
    }

    private static ImmutableArray<Kernel> Loss(NetworkPlan plan)
    {
        Kernel loss = new(
            "Returns scale times the sum of the rows' losses; dy, which may be y, is its gradient.",
            $"double Loss(float* y, float* dy, {plan.Loss.Target}* targets, int rows, float scale)",
            "",
            plan.Loss.ColumnsOf(plan.Output),
            width => new(plan.Loss.Loss(plan.Network.Loss!, plan.Output, width)));
        Kernel weighted = new(
            plan.Loss.WeightedEquation(plan.Network.Loss!) + ".",
            $"double WeightedLoss(float* p, float* y, float* dy, {plan.Loss.Target}* targets, float* rowWeights, "
            + "int rows, float scale)",
            "",
            plan.Output,
            width => new(plan.Loss.WeightedLoss(plan.Network.Loss!, plan.Output, width)));
        Kernel link = new(
            "Logits become predictions, in place.",
            "void Link(float* y, int rows)",
            "",
            plan.Loss.ColumnsOf(plan.Output),
            width => new(plan.Loss.Link(plan.Network.Loss!, plan.Output, width)));
        return plan.Loss.HasLink ? [loss, weighted, link] : [loss, weighted];
    }
}

/// <summary>The kernels of one op, or of the loss, under a line that says what it computes.</summary>
internal sealed record KernelRegion(string Title, ImmutableArray<Kernel> Kernels, Op? Op);
