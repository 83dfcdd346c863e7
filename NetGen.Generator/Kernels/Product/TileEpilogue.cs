using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>The steps of an epilogue that run in an anchor's tile, while the sums are in registers.</summary>
internal static class TileEpilogue
{
    /// <summary>In training: a first step that is a cheap activation whose backward reads its output.</summary>
    public static ImmutableArray<InferenceStep> Fused(Op op) =>
        op.Epilogue.FirstOrDefault()?.Kind is { IsCheap: true, KeepsInput: false, UsesMasks: false }
            ? [new(op.Epilogue[0].Node, op.Epilogue[0].Kind, 0)]
            : [];

    /// <summary>
    /// Whether inference runs training's kernel, which does the steps <paramref name="fused"/>. Where a kernel for
    /// inference would do more of them (<paramref name="inRegisters"/>) but sums over many
    /// <paramref name="inputs"/>, the rest takes an elementwise pass: it costs little beside the sums, and a second
    /// kernel would be as much text again.
    /// </summary>
    public static bool SharesForward(
        InferenceOp op, ImmutableArray<InferenceStep> fused, ImmutableArray<InferenceStep> inRegisters, int inputs) =>
        inRegisters.SequenceEqual(fused)
        || (inputs >= DeepInputs && op.Steps.Take(fused.Length).SequenceEqual(fused));

    private const int DeepInputs = 128;
}
