using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The trainer: the network itself, as calls of kernels.</summary>
internal static class TrainerClass
{
    /// <summary>Parameters of the constructor.</summary>
    public const string Parameters =
        "ParameterBlock parameters, TOptimizer optimizer, int maxBatch, ulong seed, int threads";

    private const string TransposedVersion = """
        // That of the parameters when their transposed copies were made.
        private long transposedVersion = -1;
        """;

    public static Code Write(NetworkPlan plan)
    {
        string pass = $"in TrainingPass<{plan.Loss.Target}> pass";
        string floats = $"floatsPerRow: {Literal.Of(plan.Memory.FloatsPerRow)}, fixedFloats: "
            + $"{Literal.Of(plan.Memory.FixedFloats)}, rowsPerSlice: "
            + (plan.RowsPerSlice is int slice ? Literal.Of(slice) : "int.MaxValue");
        OpBuffers last = plan.Ops.Last().Buffers;
        IEnumerable<Op> transposed = plan.Ops.Where(TransposedWeights.ServeBackward);
        string forward = Code.Lines(plan.Ops.Select(op => Commented(ForwardCalls(plan, op), op))).ToString();
        string backward = Code.Lines(Transposed(plan, transposed), BackwardCalls(plan)).ToString();
        return Code.Text($$"""
            /// <summary>Activations, gradients and optimiser state of one training run.</summary>
            internal sealed unsafe class NetworkTrainer<TOptimizer, K> : Trainer<{{plan.Loss.Target}}, TOptimizer>
                where TOptimizer : unmanaged, IOptimizer
                where K : struct, IKernels
            {
                {{(transposed.Any() ? TransposedVersion : "")}}

                internal NetworkTrainer({{Parameters}})
                    : base(
                        Facts, parameters, optimizer, maxBatch, seed, threads,
                        {{floats}},
                        {{Code.Join(",\n", plan.Ops.Where(op => IsIntact(plan, op)).Select(op => Buffer(plan, op)))}})
                {
                }

                protected override void Forward({{pass}}, Share share)
                {
                    {{Pointers(plan, forward)}}

                    {{forward}}
                }

                protected override LossScale ScaleOf({{plan.Loss.Target}}* targets, float* rowWeights, int rows) =>
                    Inference<K>.ScaleOf(Parameters.Start, targets, rowWeights, rows);

                protected override double Loss({{pass}})
                {
                    float* memory = Memory.Start;
                    {{Code.Lines(
                        new[] { last.Output, last.Gradient }.Distinct().Select(name => BufferPointer(plan, name)))}}
                    {{InferenceClass.LossCall(
                        "return", "Parameters.Start", $"{last.Output}, {last.Gradient}, pass.Targets",
                        "pass.RowWeights", "pass.Rows", "pass.Scale")}}
                }

                protected override void Backward({{pass}}, GradientMode mode, float* gradients, Share share)
                {
                    switch (mode)
                    {
                        case GradientMode.Update:
                            Backward(pass, Updates, share);
                            break;
                        case GradientMode.Store:
                            Backward(pass, new StoreSink(gradients), share);
                            break;
                        default:
                            Backward(pass, new AddSink(gradients), share);
                            break;
                    }
                }

                protected override void CommitStatistics(int rows)
                {
                    {{Commit(plan)}}
                }

                private void Backward<S>({{pass}}, S sink, Share share)
                    where S : struct, IGradientSink<S>
                {
                    {{Pointers(plan, backward)}}
                    {{(plan.Ops.Any(Stops) ? "int lowest = FirstLearning;   // no tensor in front of it learns" : "")}}

                    {{backward}}
                }
            }
            """);
    }

    private static Code Commit(NetworkPlan plan)
    {
        string calls = Code.Lines(plan.Ops.Select(op => op.Head.CommitCalls(op))).ToString();
        return calls == "" ? "// No layer keeps running statistics." : Code.Lines(
            "float* p = Parameters.Start, memory = Memory.Start;", FixedPointers(plan, calls), calls);
    }

    // Of buffers and masks, those that the calls of the pass name.
    private static Code Pointers(NetworkPlan plan, string calls) => Code.Lines(
        "int rows = pass.Rows"
            + (Names(calls, "first") ? ", first = share.FirstRow(rows)" : "")
            + (Names(calls, "count") ? ", count = share.LastRow(rows) - first" : "") + ";",
        "float* p = Parameters.Start, memory = Memory.Start, x = pass.Inputs;",
        FixedPointers(plan, calls),
        Code.Lines(plan.Memory.Rows.Where(buffer => Names(calls, buffer.Name))
            .Select(buffer => BufferPointer(plan, buffer.Name))),
        Names(calls, "masks") ? "DropoutPass masks = new(MaskSeed, pass.Step, pass.FirstRow);" : Code.Empty);

    private static bool Names(string calls, string variable) =>
        Regex.IsMatch(calls, $@"\b{variable}\b", RegexOptions.CultureInvariant);

    private static Code BufferPointer(NetworkPlan plan, string name)
    {
        string start = StartOf(plan, plan.Memory.Rows.First(buffer => buffer.Name == name), "Capacity");
        return Code.Text($"float* {name} = memory{(start == "0" ? "" : " + " + start)};");
    }

    // Rows go through as many ops as share rows without a wait: each thread reads what it wrote itself.
    private static Code ForwardCalls(NetworkPlan plan, Op op)
    {
        if (op.Number == 1)
            return op.Head.ForwardCalls(op);
        Op last = plan.Ops[op.Number - 2];
        bool goesOn = op.Head is Normalization;
        return Code.Lines(
            SharesColumns(op) || SharesColumns(last)
                ? Sweep.Wait(goesOn ? last.Head.BlocksForward(last) : 0)
                : Code.Empty,
            op.Head.ForwardCalls(op));
    }

    private static bool SharesColumns(Op op) => op.Head.SharesColumns(op);

    private static Code Transposed(NetworkPlan plan, IEnumerable<Op> transposed) => !transposed.Any() ? Code.Empty
        : Code.Text($$"""
            if (share.IsFirst && transposedVersion != Parameters.Version)
            {
                {{Code.Lines(transposed.Select(op => TransposedWeights.Refresh(plan, op)))}}
                transposedVersion = Parameters.Version;
            }

            share.Wait();

            """);

    // What an op hands on is read in rows or columns that other threads wrote, or in a thread's own columns.
    private static Code BackwardCalls(NetworkPlan plan)
    {
        List<Code> calls = [];
        Op? last = null;
        foreach (Op op in plan.Ops.Reverse().Where(op => op.RunsBackward))
        {
            if (last is not null)
                calls.Add(Sweep.Wait(last.Head.InputBlocksBack(last) > 0 ? op.Head.BlocksBack(op) : 0));
            calls.Add(op.Head.BackwardCalls(plan, op));
            if (Stops(op))
                calls.Add(Code.Under($"if (lowest >= Tensor.{op.FirstLearned})", "return;"));
            last = op;
        }

        return Code.Lines(calls);
    }

    // All that is upstream may be frozen.
    private static bool Stops(Op op) => op.NeedsInputGradient && op.FirstLearned is not null;

    private static Code FixedPointers(NetworkPlan plan, string calls) => Code.Lines(
        plan.Memory.Fixed.Where(buffer => Names(calls, buffer.Name)).Select(
            buffer => Code.Text($"float* {buffer.Name} = memory{Literal.Plus(buffer.Start)};")));

    private static string StartOf(NetworkPlan plan, TrainingBuffer buffer, string capacity)
    {
        int ahead = plan.Memory.FixedFloats;
        string rows = $"{Literal.Of(buffer.Start)}L * {capacity}";
        return buffer.Start == 0 ? Literal.Of(ahead) : ahead == 0 ? rows : $"{Literal.Of(ahead)} + {rows}";
    }

    // An output that the next op works on in place cannot be looked at afterwards.
    private static bool IsIntact(NetworkPlan plan, Op op) =>
        plan.Ops.All(other => other.Buffers.Inner != op.Buffers.Output || other == op);

    private static Code Buffer(NetworkPlan plan, Op op)
    {
        string name = op.Tail.IsEmpty ? op.Layer.Name : op.Tail.Last().Layer.Name;
        TrainingBuffer buffer = plan.Memory.Rows.First(b => b.Name == op.Buffers.Output);
        string start = StartOf(plan, buffer, "maxBatch");
        RowShape shape = op.Shapes.Out;
        string kind = op.ActivationKind is string activation ? Literal.Of(activation) : "null";
        return Code.Text($"new ActivationBuffer({Literal.Of(name)}, {kind}, {shape.Extent}, {shape.Stride}, {start})");
    }

    private static Code Commented(Code calls, Op op)
    {
        bool overwrites = op.Buffers.Inner == op.Buffers.Input && op.Head is Normalization;
        return calls.ToString() + (overwrites ? $"   // {op.Buffers.Input} becomes xhat" : "");
    }
}
