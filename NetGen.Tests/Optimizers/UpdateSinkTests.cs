using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// Each optimiser through the sink that emitted kernels write to, for 50 steps at every width, against the float64 rule.
/// </summary>
public unsafe class UpdateSinkTests
{
    private const int Steps = 50;
    private const int Length = 32;

    // The last lanes of a tensor are padding: no value, no gradient.
    private const int Count = 27;

    public static TheoryData<int, float, bool> Cases
    {
        get
        {
            TheoryData<int, float, bool> cases = [];
            foreach (int width in new[] { 1, 4, 8, 16 })
            {
                cases.Add(width, 0f, false);
                cases.Add(width, 0.05f, false);
                cases.Add(width, 0.05f, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sgd(int width, float decay, bool decaysAll) =>
        Agree(new Sgd(0.1f, decay), new SgdRule(0.1f, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Momentum(int width, float decay, bool decaysAll) =>
        Agree(new Momentum(0.02f, 0.9f, decay), new MomentumRule(0.02f, 0.9f, false, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nesterov(int width, float decay, bool decaysAll) =>
        Agree(new Nesterov(0.02f, 0.9f, decay), new MomentumRule(0.02f, 0.9f, true, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void AdaGrad(int width, float decay, bool decaysAll) =>
        Agree(new AdaGrad(0.05f, 1e-10f, decay), new AdaGradRule(0.05f, 1e-10f, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void RMSProp(int width, float decay, bool decaysAll) =>
        Agree(new RMSProp(0.01f, 0.99f, 1e-8f, decay), new RmsPropRule(0.01f, 0.99f, 1e-8f, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adam(int width, float decay, bool decaysAll) => Agree(
        new Adam(0.01f, 0.9f, 0.999f, 1e-8f, decay), new AdamRule(0.01f, 0.9f, 0.999f, 1e-8f, decay), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void AdamW(int width, float decay, bool decaysAll) => Agree(
        new AdamW(0.01f, 0.9f, 0.999f, 1e-8f, decay),
        new AdamRule(0.01f, 0.9f, 0.999f, 1e-8f, decay, Decoupled: true), width, decaysAll);

    [Theory]
    [MemberData(nameof(Cases))]
    public void OwnRule(int width, float decay, bool decaysAll) => Agree(
        new Lion(0.01f) { WeightDecay = decay }, new LionRule(0.01f, 0.9f, 0.99f, decay), width, decaysAll);

    private static void Agree<TOptimizer>(TOptimizer optimizer, UpdateRule rule, int width, bool decaysAll)
        where TOptimizer : struct, IOptimizer
    {
        AlignedBuffer weights = new(2 * Length), state0 = new(2 * Length), state1 = new(2 * Length);
        AlignedBuffer gradients = new(2 * Length);
        ParameterLayout layout = new("Test", 2 * Length, 2 * Length, Vector(TensorRole.Weights), Vector(TensorRole.Bias));

        // Where everything decays, the reference sees nothing but weights.
        Tensor[] expected = [.. layout.Tensors.Select(tensor => new Tensor(
            tensor.Name, decaysAll ? TensorRole.Weights : tensor.Role, Count))];
        Random random = new(5);
        Fill(weights, expected.Select(tensor => tensor.Values), random);
        for (int step = 1; step <= Steps; step++)
        {
            Fill(gradients, expected.Select(tensor => tensor.Gradient), random);
            optimizer.BeginStep(step);
            UpdateSink<TOptimizer> sink = new(
                optimizer, weights.Start, state0.Start, state1.Start, layout, decaysAll);
            for (int tensor = 0; tensor < 2; tensor++)
            {
                Sweep(sink.ForTensor(tensor), gradients.Start, layout.Tensors[tensor].Offset, width);
                expected[tensor].ClearUnused();
                rule.Apply(expected[tensor], step);
            }
        }

        for (int tensor = 0; tensor < 2; tensor++)
        {
            int offset = layout.Tensors[tensor].Offset;
            for (int i = 0; i < Count; i++)
                Assert.Equal(expected[tensor].Values[i], weights.Span[offset + i], 1e-5);
            foreach (AlignedBuffer buffer in new[] { weights, state0, state1 })
                Assert.All(buffer.Span[(offset + Count)..(offset + Length)].ToArray(), x => Assert.Equal(0f, x));
        }
    }

    private static ParameterTensor Vector(TensorRole role) => new(
        "Dense1", role.ToString(), role, Count, 1, role == TensorRole.Weights ? 0 : Length, Length, 1, 1, Count, 0,
        Init.Default);

    private static void Sweep<TOptimizer>(UpdateSink<TOptimizer> sink, float* gradients, int offset, int width)
        where TOptimizer : struct, IOptimizer
    {
        for (int i = offset; i < offset + Length; i += width)
        {
            switch (width)
            {
                case 1:
                    sink.Accept(i, gradients[i]);
                    break;
                case 4:
                    sink.Accept(i, Vector128.Load(gradients + i));
                    break;
                case 8:
                    sink.Accept(i, Vector256.Load(gradients + i));
                    break;
                default:
                    sink.Accept(i, Vector512.Load(gradients + i));
                    break;
            }
        }
    }
}
