using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
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
        // Version of the parameters that the transposed weights were copied from.
        private long transposedVersion = -1;
        """;

    private static string Letters(NetworkPlan plan) =>
        "Buffers: a1 is what op 1 puts out, z1 what its activation reads; s1 is what it keeps of a batch, t1 its "
        + "weights transposed; d, e, ... are gradients on their way back"
        + (plan.Graph.Embeddings.Any() ? ", g1 sums of them by the rows of op 1's tables." : ".")
        + (plan.Ops.Any(op => op.Anchor is DirectConvolution)
            ? " Of a convolution t1 is its weights turned round, with sums of their gradients behind them, and u a "
                + "gradient that is spread by the stride."
            : "");

    private const string FirstLearning =
        "int lowest = FirstLearning(pass);   // nothing goes back to tensors in front of it";

    public static Code Write(NetworkPlan plan)
    {
        string pass = $"in TrainingPass<{plan.Loss.Target}> pass";
        string floats = $"floatsPerRow: {Literal.Of(plan.Memory.FloatsPerRow)}, fixedFloats: "
            + $"{Literal.Of(plan.Memory.FixedFloats)}, rowsPerSlice: "
            + (plan.RowsPerSlice is int slice ? Literal.Of(slice) : "int.MaxValue");
        OpBuffers last = plan.OutputOp.Buffers;
        ImmutableArray<Op> transposed =
            [.. plan.Ops.Where(op => TransposedWeights.ServeBackward(op) || op.Anchor is DirectConvolution)];
        Schedule schedule = plan.Schedule;
        return Code.Text($$"""
            /// <summary>Activations, gradients and optimiser state of one training run.</summary>
            internal sealed unsafe class NetworkTrainer<TOptimizer, K> : Trainer<{{plan.Loss.Target}}, TOptimizer>
                where TOptimizer : unmanaged, IOptimizer
                where K : struct, IKernels
            {
                {{(transposed.IsEmpty ? "" : TransposedVersion + "\n")}}
                internal NetworkTrainer({{Parameters}})
                    : base(
                        Facts, parameters, optimizer, maxBatch, seed, threads,
                        {{floats}},
                        {{Code.Join(",\n", plan.Ops.Where(op => IsLastOfItsLayer(plan, op) && IsIntact(plan, op))
                            .Select(op => Buffer(plan, op)))}})
                {
                }

                {{Wrapped.Comment(Letters(plan))}}
                protected override void Forward({{pass}}, Share share)
                {
                    {{Locals(plan, schedule.Forward, [])}}

                    {{PassText.Of(schedule.Forward)}}
                }

                protected override LossScale ScaleOf({{plan.Loss.Target}}* targets, float* rowWeights, int rows) =>
                    Inference<K>.ScaleOf(Parameters.Start, targets, rowWeights, rows);

                protected override double Loss({{pass}})
                {
                    float* memory = Memory.Start;
                    {{Code.Lines(
                        new[] { last.Output.Name, last.Gradient.Name }.Distinct()
                            .Select(name => BufferPointer(plan, name)))}}
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

                protected override string KernelsName => typeof(K).Name;

                protected override float* LogitGradients => Memory.Start{{BehindMemory(plan, last.Gradient.Name)}};
                {{(plan.OutputOp.Anchor.IsPreparation
                    ? $"\nprotected override int LogitStride => {Literal.Of(last.Gradient.Stride)};"
                    : "")}}

                protected override void CommitStatistics(int rows)
                {
                    {{Commit(plan)}}
                }

                private void Backward<S>({{pass}}, S sink, Share share)
                    where S : struct, IGradientSink<S>
                {
                    {{Locals(plan, schedule.Backward, [.. transposed.Select(op => op.Buffers.Scratch)])}}
                    float* dx = pass.InputGradients;
                    {{(PassText.NamesLowest(schedule) ? FirstLearning : "")}}
                    {{PassText.Declare(schedule.Learning)}}

                    {{Transposed(plan, transposed)}}
                    {{PassText.Of(schedule.Backward)}}
                }
            }
            """);
    }

    // What the others put out is made for the next op of the layer, or for the loss.
    private static bool IsLastOfItsLayer(NetworkPlan plan, Op op) => !op.Anchor.IsPreparation
        && !plan.Ops.Any(other => other.Number > op.Number && other.Node == op.Node);

    private static Code Commit(NetworkPlan plan)
    {
        ImmutableArray<Step> commit = plan.Schedule.Commit;
        return commit.IsEmpty ? "// No layer keeps running statistics." : Code.Lines(
            "float* p = Parameters.Start, memory = Memory.Start;",
            FixedPointers(plan, PassText.BuffersOf(commit)), PassText.Of(commit));
    }

    // What the steps of a pass use: rows of a thread, buffers, masks.
    private static Code Locals(NetworkPlan plan, ImmutableArray<Step> steps, ImmutableArray<BufferView> also)
    {
        ImmutableArray<BufferView> used = [.. PassText.BuffersOf(steps), .. also];
        ImmutableArray<RowNames> rows = PassText.RowsOf(steps);
        return Code.Lines(
            "int rows = pass.Rows"
                + string.Concat(rows.Where(names => names.Unit == "").Select(names => ", " + names.Declared)) + ";",
            Code.Lines(rows.Where(names => names.Unit != "").Select(names => (Code)$"int {names.Declared};")),
            "float* p = Parameters.Start, memory = Memory.Start, x = pass.Inputs;",
            FixedPointers(plan, used),
            Code.Lines(plan.Memory.Rows.Where(buffer => used.Any(view => view.Name == buffer.Name))
                .Select(buffer => BufferPointer(plan, buffer.Name))),
            PassText.DrawsMasks(steps) ? "DropoutPass masks = new(MaskSeed, pass.Step, pass.FirstRow);" : Code.Empty);
    }

    private static Code BufferPointer(NetworkPlan plan, string name) =>
        Code.Text($"float* {name} = memory{BehindMemory(plan, name)};");

    private static string BehindMemory(NetworkPlan plan, string name)
    {
        string start = StartOf(plan, plan.Memory.Rows.First(buffer => buffer.Name == name), "Capacity");
        return start == "0" ? "" : " + " + start;
    }

    private static Code Transposed(NetworkPlan plan, ImmutableArray<Op> transposed) => transposed.IsEmpty
        ? Code.Empty
        : Code.Text($$"""
            if (share.IsFirst && transposedVersion != Parameters.Version)
            {
                {{Code.Lines(transposed.Select(op => op.Anchor is DirectConvolution
                    ? TurnedWeights.Refresh(plan.Parameters, op)
                    : TransposedWeights.Refresh(plan.Parameters, op)))}}
                transposedVersion = Parameters.Version;
            }

            share.Wait();

            """);

    private static Code FixedPointers(NetworkPlan plan, ImmutableArray<BufferView> used) => Code.Lines(
        plan.Memory.Fixed.Where(buffer => used.Any(view => view.Name == buffer.Name)).Select(
            buffer => Code.Text($"float* {buffer.Name} = memory{Literal.Plus(buffer.Start)};")));

    private static string StartOf(NetworkPlan plan, TrainingBuffer buffer, string capacity)
    {
        int ahead = plan.Memory.FixedFloats;
        string rows = $"{Literal.Of(buffer.Start)}L * {capacity}";
        return buffer.Start == 0 ? Literal.Of(ahead) : ahead == 0 ? rows : $"{Literal.Of(ahead)} + {rows}";
    }

    // An output that the next op works on in place cannot be looked at afterwards.
    private static bool IsIntact(NetworkPlan plan, Op op) =>
        plan.Ops.All(other => other.Buffers.Inner.Name != op.Buffers.Output.Name || other == op);

    private static Code Buffer(NetworkPlan plan, Op op)
    {
        string name = op.Layers.Last().Path;
        TrainingBuffer buffer = plan.Memory.Rows.First(b => b.Name == op.Buffers.Output.Name);
        string start = StartOf(plan, buffer, "maxBatch");
        RowShape shape = op.Shapes.Out;
        return Code.Lines(
            Code.Text($"new ActivationBuffer({Literal.Of(name)}, {shape.Extent}, {shape.Stride}, {start})"),
            Properties(op));
    }

    private static Code Properties(Op op)
    {
        string[] all =
        [
            .. op.Shapes.OutPositions > 1 ? new[] { $"Positions = {Literal.Of(op.Shapes.OutPositions)}" } : [],
            .. Traits(op),
        ];
        return all.Length == 0 ? Code.Empty : $"    {{ {string.Join(", ", all)} }}";
    }

    private static IEnumerable<string> Traits(Op op)
    {
        if (op.ActivationLayer is not { Activation: ActivationTraits traits } layer)
            yield break;
        string[] known =
        [
            .. float.IsInfinity(traits.LowerLimit) ? [] : new[] { $"LowerLimit = {Literal.Of(traits.LowerLimit)}" },
            .. float.IsInfinity(traits.UpperLimit) ? [] : new[] { $"UpperLimit = {Literal.Of(traits.UpperLimit)}" },
            .. traits.HasDeadUnits ? new[] { "HasDeadUnits = true" } : [],
        ];
        string properties = known.Length == 0 ? "" : $" {{ {string.Join(", ", known)} }}";
        yield return $"Activation = new({Literal.Of(layer.Kind)}){properties}";
    }
}
