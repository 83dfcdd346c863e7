using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Buffers by lifetimes, over random graphs of made-up operations: what is read has been written, nothing that somebody
/// still reads is overwritten, and each gradient is the sum of what all its readers hand back.
/// </summary>
public class BufferPlanTests
{
    private const int Graphs = 10_000;

    [Fact]
    public void NothingIsOverwrittenThatIsStillRead()
    {
        int branches = 0, inPlace = 0;
        for (int seed = 0; seed < Graphs; seed++)
        {
            ImmutableArray<Op> ops = BufferPlan.Assign(Draw(new Random(seed)));
            Run run = new(ops, $"graph {seed}");
            run.Forward();
            run.Backward();
            branches += ops.Count(op => op.Buffers.InputGradients.Any(edge => edge.Adds));
            inPlace += ops.Count(op => op.Buffers.Inner.Name == op.Buffers.Inputs[0].Name);
        }

        Assert.True(branches > Graphs / 2 && inPlace > Graphs / 10, $"{branches} sums, {inPlace} in place");
    }

    [Fact]
    public void AGradientBufferIsTakenAgain()
    {
        Random random = new(0);
        ImmutableArray<Op> chain =
        [
            .. Enumerable.Range(1, 9)
                .Select(n => Make(n, [new(n - 1, n > 1)], false, true, true, false, true, random)),
        ];
        IEnumerable<string> names = BufferPlan.Assign(WithOutput(chain)).Where(op => op.NeedsInputGradient)
            .Select(op => op.Buffers.InputGradient.Name).Distinct();
        Assert.Equal(["d", "e"], names.Order());
    }

    // Ops 1 to n, each reading one or two values of those before it; every value but the last is read by somebody.
    private static ImmutableArray<Op> Draw(Random random)
    {
        int count = random.Next(2, 13);
        List<Op> ops = [];
        List<int> unread = [0];
        bool[] learns = new bool[count + 1];
        for (int number = 1; number <= count; number++)
        {
            int wanted = number == count ? unread.Count : random.Next(1, 3);
            List<int> values = [];
            for (int i = 0; i < wanted; i++)
            {
                int value = unread.Count > 0 && random.Next(2) == 0 ? unread[^1] : random.Next(number);
                value = number == count ? unread[0] : value;
                unread.Remove(value);
                values.Add(value);
            }

            unread.Add(number);
            OpInput[] inputs = [.. values.Select(value => new OpInput(value, learns[value]))];
            bool moves = random.Next(2) == 0;
            Op op = Make(
                number, inputs, random.Next(2) == 0, moves, moves && inputs.Length == 1, random.Next(3) == 0,
                number > 1 && random.Next(3) > 0 || inputs.Any(input => input.NeedsGradient), random);
            learns[number] = op.RunsBackward;
            ops.Add(op);
        }

        return WithOutput(ops);
    }

    private static ImmutableArray<Op> WithOutput(IReadOnlyList<Op> ops) =>
        [.. ops.SkipLast(1), ops[^1] with { IsOutput = true }];

    private static Op Make(
        int number, OpInput[] inputs, bool inPlace, bool moves, bool byRequest, bool keepsOutput,
        bool runsBackward, Random random)
    {
        Node node = new(
            new Dense(), new("Dense", default, "Dense"), number, $"Op{number}", number, default, new(0, default),
            HasBias: false, UpstreamLearns: false);
        ImmutableArray<EpilogueStep> epilogue = keepsOutput ? [new(node, new Tanh())] : [];
        RowShape input = new(16 * random.Next(1, 4));
        RowShape output = inPlace ? input : new(16 * random.Next(1, 4));
        return new(
            number, new MadeUp(inPlace && inputs.Length == 1, moves, byRequest), node, epilogue,
            inputs.ToEquatableArray(), new(input, output, input.Stride), OpBuffers.Unassigned)
        {
            RunsBackward = runsBackward,
        };
    }

    private sealed class MadeUp(bool inPlace, bool moves, bool byRequest) : Operation
    {
        public override bool HandsOnByRequest => byRequest;

        public override bool WorksInPlace => inPlace;

        public override bool NeedsSeparateInputGradient => moves;

        public override bool HasInner(Op op) => inPlace;

        public override RowShape OutShape(Node node, RowShape input) => input;

        public override string Equation(Op op) => "";

        public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) => [];

        public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) => [];

        public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) => [];
    }

    /// <summary>Runs the passes over names of what is in each buffer.</summary>
    private sealed class Run(ImmutableArray<Op> ops, string graph)
    {
        private readonly Dictionary<string, string> content = new() { ["x"] = "value 0" };
        private readonly Dictionary<int, HashSet<int>> handedBack = [];
        private readonly HashSet<int> done = [];

        public void Forward()
        {
            foreach (Op op in ops)
            {
                for (int i = 0; i < op.Inputs.Count; i++)
                    Expect($"value {op.Inputs[i].Value}", op.Buffers.Inputs[i]);
                content[op.Buffers.Inner.Name] = $"inner {op.Number}";
                content[op.Buffers.Output.Name] = $"value {op.Number}";
            }
        }

        public void Backward()
        {
            content[ops.Last().Buffers.Gradient.Name] = $"gradient {ops.Last().Number}";
            foreach ((int number, bool handsOn) in BackwardOrder.Of(ops))
            {
                Op op = ops[number - 1];
                Expect($"gradient {op.Number}", op.Buffers.Gradient);
                Assert.Equal(Readers(op.Number), handedBack.GetValueOrDefault(op.Number, []).Order());
                if (op.Anchor.HasInner(op))
                    Expect($"inner {op.Number}", op.Buffers.Inner);
                if (op.EpilogueKeepsOutput)
                    Expect($"value {op.Number}", op.Buffers.Output);

                // Every gradient but its own that is not used up yet stays where it is.
                if (handsOn)
                    done.Add(number);
                string[] live = [.. content.Where(pair => IsLive(pair.Value)).Select(pair => pair.Key)];
                for (int i = 0; i < op.Inputs.Count && handsOn; i++)
                    HandBack(op, op.Inputs[i].Value, op.Buffers.InputGradients[i], live);
            }

            // Every reader of the caller's rows has its part in their gradient.
            Assert.Equal(ops.Length, done.Count);
            Assert.Equal("gradient 0", content["dx"]);
            Assert.Equal(Readers(0), handedBack[0].Order());
        }

        private void HandBack(Op op, int value, GradientEdge edge, string[] live)
        {
            if (edge.Adds)
                Expect($"gradient {value}", edge.Buffer);
            else
                Assert.False(live.Contains(edge.Buffer.Name), $"{graph}: op {op.Number} overwrites {edge.Buffer}");
            content[edge.Buffer.Name] = $"gradient {value}";
            if (!handedBack.TryGetValue(value, out HashSet<int>? readers))
                handedBack.Add(value, readers = []);
            readers.Add(op.Number);
        }

        private bool IsLive(string what) =>
            what.StartsWith("gradient ", StringComparison.Ordinal)
            && !done.Contains(int.Parse(what["gradient ".Length..], null));

        private IEnumerable<int> Readers(int value) =>
            ops.Where(op => op.Inputs.Any(input => input.Value == value)).Select(op => op.Number);

        private void Expect(string what, BufferView buffer)
        {
            string? found = content.GetValueOrDefault(buffer.Name);
            Assert.True(found == what, $"{graph}: {buffer} holds {found}, not {what}");
        }
    }
}
