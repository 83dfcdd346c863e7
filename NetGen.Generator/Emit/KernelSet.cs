using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The kernels of a network, by op.</summary>
internal sealed record KernelSet(ImmutableArray<KernelRegion> Regions)
{
    /// <summary>The kernels of all regions.</summary>
    public IEnumerable<Kernel> All => Regions.SelectMany(region => region.Kernels);

    public static KernelSet Of(NetworkPlan plan)
    {
        List<KernelRegion> regions = [];
        Dictionary<OpForm, KernelRegion> firsts = [];
        foreach (OpSchedule part in plan.Schedule.Ops)
        {
            Op op = part.Op;
            ImmutableArray<Kernel> kernels = [.. part.Kernels];
            if (kernels.IsEmpty)
                continue;
            ImmutableArray<Node> steps = [.. part.InferenceSteps.Select(step => step.Node)];
            OpForm form = OpForm.Of(op, steps);
            firsts.TryGetValue(form, out KernelRegion? first);
            string shape = $"{Literal.Of(op.Shapes.In.Extent)} -> {Literal.Of(op.Shapes.Out.Extent)}";
            KernelRegion region = new($"Op {op.Number}: {op.Title}, {shape}.", kernels)
            {
                Op = op.Number,
                Nodes = [.. op.Layers, .. steps],
                First = first,
            };
            regions.Add(region);
            if (first is null)
                firsts.Add(form, region);
        }

        Node loss = plan.Graph.Loss!;
        regions.Add(new($"Loss: {loss.Kind}.", Loss(plan, loss))
        {
            Equation = $"Of a row: {plan.Loss.Equation(loss)}.",
        });
        return new([.. regions]);
    }

    private static ImmutableArray<Kernel> Loss(NetworkPlan plan, Node node)
    {
        Parameter y = Parameter.Floats("y"), dy = Parameter.Floats("dy"), scale = new("float", "scale");
        Parameter targets = new(plan.Loss.Target + "*", "targets");
        Kernel loss = new(
            "Loss",
            "Returns scale times the sum of l over the rows; dy, which may be y, becomes scale dl/dy. Of a mean, scale "
                + "is 1 / rows.",
            [y, dy, targets, Parameter.Rows, scale], plan.Loss.ColumnsOf(plan.Output),
            width => new(plan.Loss.Loss(node, plan.Output, width)))
        {
            Returns = "double",
            LeavesRest = width => plan.Loss.LeavesRest(plan.Output, width),
        };
        Kernel weighted = new(
            "WeightedLoss", $"The same with weights: {plan.Loss.WeightedEquation(node)}.",
            [Parameter.Block, y, dy, targets, Parameter.Floats("rowWeights"), Parameter.Rows, scale], plan.Output,
            width => new(plan.Loss.WeightedLoss(node, plan.Output, width)))
        {
            Returns = "double",
        };
        Kernel link = new(
            "Link", "Logits become predictions, in place.", [y, Parameter.Rows], plan.Loss.ColumnsOf(plan.Output),
            width => new(plan.Loss.Link(node, plan.Output, width)))
        {
            LeavesRest = width => plan.Loss.LeavesRest(plan.Output, width),
        };
        return plan.Loss.HasLink ? [loss, weighted, link] : [loss, weighted];
    }
}

/// <summary>The kernels of one op, or of the loss, under a line that says what it computes.</summary>
internal sealed record KernelRegion(string Title, ImmutableArray<Kernel> Kernels)
{
    /// <summary>What it computes, where its kernels do not say so; or empty.</summary>
    public string Equation { get; init; } = "";

    /// <summary>Number of the op; 0 for the loss.</summary>
    public int Op { get; init; }

    /// <summary>The op's layers, in training and then at inference; kernels name no other's tensors.</summary>
    public ImmutableArray<Node> Nodes { get; init; } = [];

    /// <summary>The region of the first op of the same form, or null where it is this one.</summary>
    public KernelRegion? First { get; init; }
}
