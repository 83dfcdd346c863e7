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
        int branches = 0, inPlace = 0, shared = 0;
        for (int seed = 0; seed < Graphs; seed++)
        {
            ImmutableArray<Op> ops = BufferPlan.Assign(Draw(new Random(seed)));
            Run run = new(ops, $"graph {seed}");
            run.Forward();
            run.Backward();
            branches += ops.Count(op => op.Buffers.InputGradients.Any(edge => edge.Adds));
            shared += ops.Count(op => op.Anchor.PassesGradientOn
                && op.Buffers.InputGradients.Count(edge => edge.Buffer.Name == op.Buffers.Gradient.Name) > 1);
            inPlace += ops.Count(op => op.Buffers.Inner.Name == op.Buffers.Inputs[0].Name);
        }

        Assert.True(
            branches > Graphs / 2 && inPlace > Graphs / 10 && shared > Graphs / 50,
            $"{branches} sums, {inPlace} in place, {shared} with one buffer for two gradients");
    }

    [Fact]
    public void AGradientBufferIsTakenAgain()
    {
        Random random = new(0);
        ImmutableArray<Op> chain =
            [.. Enumerable.Range(1, 9).Select(n => Make(n, [new(n - 1, n > 1)], false, true, false, random))];
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
            Op op = Make(
                number, inputs, random.Next(2) == 0, random.Next(2) == 0, random.Next(3) == 0, random,
                passes: random.Next(2) == 0 && inputs.Length > 1);
            learns[number] = op.RunsBackward;
            ops.Add(op);
        }

        return WithOutput(ops);
    }

    private static ImmutableArray<Op> WithOutput(IReadOnlyList<Op> ops) =>
        [.. ops.SkipLast(1), ops[^1] with { IsOutput = true }];

    private static Op Make(
        int number, OpInput[] inputs, bool inPlace, bool moves, bool keepsOutput, Random random,
        bool passes = false)
    {
        Node node = new(
            new Dense(), new("Dense", default, "Dense"), number, $"Op{number}", number, default, new(0, default),
            HasBias: false, UpstreamLearns: false);
        ImmutableArray<EpilogueStep> epilogue = keepsOutput ? [new(node, new Tanh())] : [];
        RowShape input = new(16 * random.Next(1, 4));
        RowShape output = inPlace ? input : new(16 * random.Next(1, 4));
        return new(
            number, new MadeUp(inPlace && inputs.Length == 1, moves && !passes, passes), node, epilogue,
            inputs.ToEquatableArray(), new(input, output, input.Stride), OpBuffers.Unassigned)
        {
            RunsBackward = number > 1,
        };
    }

    private sealed class MadeUp(bool inPlace, bool moves, bool passes) : Operation
    {
        public override bool WorksInPlace => inPlace;

        public override bool NeedsSeparateInputGradient => moves;

        public override bool PassesGradientOn => passes;

        public override bool HasInner(Op op) => inPlace;

        public override RowShape OutShape(Node node, RowShape input) => input;

        public override string Equation(Op op) => "";

        public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) => [];

        public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) => [];

        public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) => [];
    }

    /// <summary>
    /// Runs the passes: values over names of what is in each buffer, gradients over numbers. Each op hands a multiple
    /// of its gradient back to each input, a sum the gradient itself.
    /// </summary>
    private sealed class Run(ImmutableArray<Op> ops, string graph)
    {
        private readonly Dictionary<string, string> content = new() { ["x"] = "value 0" };
        private readonly Dictionary<string, double> gradients = [];

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
            double[] expected = ExpectedGradients();
            Write(ops.Last().Buffers.Gradient, 1);
            foreach ((int number, bool handsOn) in BackwardOrder.Of(ops))
            {
                Op op = ops[number - 1];
                double own = gradients[op.Buffers.Gradient.Name];
                Assert.True(
                    Math.Abs(own - expected[op.Number]) <= 1e-9 * Math.Abs(own),
                    $"{graph}: op {op.Number} finds {own}, not {expected[op.Number]}");
                if (op.Anchor.HasInner(op))
                    Expect($"inner {op.Number}", op.Buffers.Inner);
                if (op.EpilogueKeepsOutput)
                    Expect($"value {op.Number}", op.Buffers.Output);
                if (handsOn)
                    HandBack(op, own);
            }
        }

        private void HandBack(Op op, double own)
        {
            GradientEdge[] edges = [.. op.Buffers.InputGradients];
            bool passes = op.Anchor.PassesGradientOn;
            if (!passes && !op.LeavesGradient)
                Write(op.Buffers.Gradient, double.NaN);
            for (int i = 0; i < edges.Length && !passes; i++)
                if (edges[i].Part.Name != "")
                    Write(edges[i].Part, own * Factor(op, i) + (edges[i].Part == edges[i].Buffer && edges[i].Adds
                        ? gradients[edges[i].Buffer.Name]
                        : 0));
            bool isInPlace = op.Inputs.Count == 1 && !op.Anchor.NeedsSeparateInputGradient;
            if (isInPlace && op.Inputs[0].NeedsGradient && op.Buffers.Inputs[0].Stride <= op.Buffers.Gradient.Stride)
                Assert.Equal(op.Buffers.Gradient.Name, edges[0].Part.Name);   // it has no other buffer to write
            foreach (GradientEdge edge in edges.Where(edge => edge.Buffer.Name != ""))
            {
                if (edge.Adds && edge.Part != edge.Buffer)
                    Write(edge.Buffer, gradients[edge.Buffer.Name] + gradients[edge.Part.Name]);
                else if (passes)
                    Write(edge.Buffer, own);
            }
        }

        private double[] ExpectedGradients()
        {
            double[] expected = new double[ops.Length + 1];
            expected[ops.Length] = 1;
            foreach (Op op in ops.Reverse())
                for (int i = 0; i < op.Inputs.Count; i++)
                    expected[op.Inputs[i].Value] += Factor(op, i) * expected[op.Number];
            return expected;
        }

        private static double Factor(Op op, int input) =>
            op.Anchor.PassesGradientOn ? 1 : 0.5 + new Random(100 * op.Number + input).NextDouble();

        private void Write(BufferView buffer, double gradient)
        {
            gradients[buffer.Name] = gradient;
            content[buffer.Name] = "a gradient";
        }

        private void Expect(string what, BufferView buffer)
        {
            string? found = content.GetValueOrDefault(buffer.Name);
            Assert.True(found == what, $"{graph}: {buffer} holds {found}, not {what}");
        }
    }
}
