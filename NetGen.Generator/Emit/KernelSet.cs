using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The kernels of a network, by op.</summary>
internal sealed record KernelSet(ImmutableArray<KernelRegion> Regions)
{
    public static KernelSet Of(NetworkPlan plan)
    {
        List<KernelRegion> regions = [];
        Dictionary<OpForm, KernelRegion> firsts = [];
        foreach (Op op in plan.Ops)
        {
            ImmutableArray<InferenceOp> inference = [.. plan.Inference.Where(i => i.Training.Number == op.Number)];
            ImmutableArray<Kernel> kernels =
            [
                .. op.Head.TrainingKernels(plan, op),
                .. inference.SelectMany(i => i.Head.InferenceKernels(plan, i)),
                .. op.Head.FoldKernels(op),
            ];
            if (kernels.IsEmpty)
                continue;
            ImmutableArray<TypedLayer> steps = [.. inference.SelectMany(i => i.Steps).Select(step => step.Layer)];
            OpForm form = OpForm.Of(op, steps);
            firsts.TryGetValue(form, out KernelRegion? first);
            string shape = $"{Literal.Of(op.Shapes.In.Extent)} -> {Literal.Of(op.Shapes.Out.Extent)}";
            KernelRegion region = new($"Op {op.Number}: {op.Title}, {shape}.    {op.Head.Equation(op)}.", kernels)
            {
                Op = op.Number,
                Layers = [.. op.Layers, .. steps],
                First = first,
            };
            regions.Add(region);
            if (first is null)
                firsts.Add(form, region);
        }

        string loss = $"Loss: {plan.Network.Loss!.Kind}.    {plan.Loss.Equation(plan.Network.Loss)}.";
        regions.Add(new(loss, Loss(plan)));
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
internal sealed record KernelRegion(string Title, ImmutableArray<Kernel> Kernels)
{
    /// <summary>Number of the op; 0 for the loss.</summary>
    public int Op { get; init; }

    /// <summary>The op's layers, in training and then at inference; kernels name no other's tensors.</summary>
    public ImmutableArray<TypedLayer> Layers { get; init; } = [];

    /// <summary>The region of the first op of the same form, or null where it is this one.</summary>
    public KernelRegion? First { get; init; }
}
