using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// What ops of one form have in common is written once: a later one calls the kernels of the first with pointers that
/// are moved by the distance between their parameters. A kernel that is compiled for the constants of each op is
/// written in the region of the first, with the numbers of all.
/// </summary>
internal sealed class SharedKernels(NetworkPlan plan, KernelSet kernels)
{
    private readonly HashSet<string> written = [];

    /// <summary>Whether an earlier region has the kernel, compiled for the constants of each op.</summary>
    public bool IsWritten(Kernel kernel) => kernel.Constants is not null && written.Contains(kernel.Name);

    /// <summary>Comments that say where such kernels are, a line for each op that has them.</summary>
    public IEnumerable<Code> References(IEnumerable<Kernel> kernels) => kernels
        .GroupBy(kernel => (Op: SharersOf(kernel)[0], kernel.Constants!.Name))
        .Select(same => Wrapped.Comment(
            $"As in op {Literal.Of(same.Key.Op)}, compiled for {same.Key.Name}: "
            + $"{string.Join(", ", same.Select(kernel => kernel.Name))}."));

    /// <summary>A kernel of a region, written; or a call, where the first op of its form has the same.</summary>
    public Code Write(KernelRegion region, Kernel kernel, Func<Code> write)
    {
        if (kernel.Constants is null && region.First is KernelRegion first && !kernel.DrawsMasks)
        {
            Kernel original = first.Kernels[region.Kernels.IndexOf(kernel)];
            if (written.Contains(original.Name) && DistanceOf(original, first, region) is Distance distance)
                return Call(kernel, original, first.Op, distance);
        }

        // As text, whether it will be looked at or not: a file's kernels as trees of pieces would outlive collections.
        written.Add(kernel.Name);
        string text = write().ToString();
        return kernel.Constants is null || SharersOf(kernel) is not [_, _, ..] sharers ? text : Code.Lines(
            $"// Ops {string.Join(", ", sharers.Select(Literal.Of))}, each compiled for constants P of its own.", text);
    }

    private int[] SharersOf(Kernel kernel) =>
    [
        .. kernels.Regions.Where(region => region.Kernels.Any(other => other.Name == kernel.Name))
            .Select(region => region.Op),
    ];

    // From the first op's tensors to the later op's, as one distance for all that the kernel names; null where they
    // differ.
    private Distance? DistanceOf(Kernel kernel, KernelRegion from, KernelRegion to)
    {
        ImmutableArray<(PlannedTensor From, PlannedTensor To)> named =
        [
            .. TensorsOf(from).Zip(TensorsOf(to), (f, t) => (f, t)).Where(pair => kernel.Tensors.Contains(pair.f.Key)),
        ];
        if (named.IsEmpty)
            return new("", "");
        if (named.Length < kernel.Tensors.Length)
            return null;   // Some are another layer's, and do not move along.
        bool isOneDistance = named.Select(pair => (pair.To.Offset - pair.From.Offset, pair.To.Index - pair.From.Index))
            .Distinct().Count() == 1;
        return isOneDistance ? new(Of(""), Of("Tensor.")) : null;

        string Of(string constants) => $"{constants}{named[0].To.Name} - {constants}{named[0].From.Name}";
    }

    private IEnumerable<PlannedTensor> TensorsOf(KernelRegion region) =>
        region.Nodes.SelectMany(node => plan.Parameters.Tensors.Where(tensor => tensor.Node.Index == node.Index));

    private static Code Call(Kernel kernel, Kernel original, int originalOp, Distance distance)
    {
        IEnumerable<string> arguments = kernel.Parameters.Select(parameter =>
            distance.Floats == "" ? parameter.Name
            : parameter == Parameter.Block ? $"p + ({distance.Floats})"
            : parameter == Parameter.Sink ? $"sink.Moved({distance.Tensors}, {distance.Floats})"
            : parameter.Name);
        string place = distance.Floats == "" ? "" : ", at this op's own parameters";
        return KernelMethod.Handed(
            kernel, $"// As op {Literal.Of(originalOp)}{place}.", original.Name, arguments);
    }
}

/// <summary>From tensors to others, as constants of emitted code; empty where there are none.</summary>
internal sealed record Distance(string Floats, string Tensors);
