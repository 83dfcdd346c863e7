using System.Linq;
using NetGen.Generator.Plan;
using Xunit;
using VectorWidth = NetGen.Generator.Plan.Width;

namespace NetGen.Tests.Generator;

/// <summary>What a product has in its lanes, and how its weights lie therefore.</summary>
public class OrientationTests
{
    [Theory]
    [InlineData(3072, 50, Orientation.Split)]   // 64 lanes for 50 outputs, 48 of which fill vectors
    [InlineData(5120, 50, Orientation.Inputs)]  // whose weights would not stay in an L2
    [InlineData(3072, 24, Orientation.Inputs)]  // one vector of outputs alone
    [InlineData(784, 10, Orientation.Inputs)]
    [InlineData(784, 128, Orientation.Outputs)] // no lane is empty
    [InlineData(784, 60, Orientation.Outputs)]  // a sixteenth of them is
    [InlineData(770, 10, Orientation.Outputs)]  // the caller's rows are no whole vectors
    [InlineData(128, 10, Orientation.Inputs)]
    [InlineData(128, 50, Orientation.Outputs)]  // too few inputs for so many sums across lanes
    [InlineData(32, 3, Orientation.Inputs)]
    [InlineData(16, 8, Orientation.Outputs)]
    public void InputsStandInTheLanesWhereOutputsWouldLeaveThemEmpty(int inputs, int outputs, object expected) =>
        Assert.Equal(expected, Tiling.OrientationOf(inputs, outputs));

    [Fact]
    public void WeightsOfInputsInLanesAreOutputByInput()
    {
        PlannedTensor weights = PlanTests.Plan("Dense(512), Dense(20)").Parameters.Tensors
            .Single(t => t.Name == "Dense2Weights");
        Assert.Equal((20 * 528, 528, 1), (weights.Length, weights.OutputStride, weights.InputStride));
    }

    [Fact]
    public void SplitWeightsAreInputByOutputAndThenOutputByInput()
    {
        PlannedTensor weights = PlanTests.Plan("Dense(512), Dense(50)").Parameters.Tensors
            .Single(t => t.Name == "Dense2Weights");
        Assert.Equal(
            (512 * 48 + 2 * 528, 1, 48, 2, 528, "Dense2Weights + 24576"),
            (weights.Length, weights.OutputStride, weights.InputStride, weights.SplitOutputs, weights.SplitStride,
                weights.SplitStart));
    }

    [Theory]
    [InlineData(50, "2x8", "2x4", "2x4", "1x4")]
    [InlineData(42, "10x2", "10x1", "10x1", "1x4")]
    [InlineData(33, "1x8", "1x4", "1x4", "1x4")]
    public void VectorsOfInputsAreAThirdOfTheSumsAtMost(int outputs, params string[] tiles) => Assert.Equal(
        tiles,
        VectorWidth.All.Select(width => ProductPlan.Of(new(new(1024), new(outputs), 1024), Orientation.Split, width))
            .Select(plan => $"{plan.SplitGradient!.Rows}x{plan.SplitGradient.Vectors}"));
}
