using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>History as CSV.</summary>
public sealed class TrainingHistoryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("fi-FI")]
    [InlineData("ar-EG")]
    public void CsvIsTheSameInEveryCulture(string culture)
    {
        TrainingHistory history = new(
        [
            new EpochResult(1, 0.25f, new Evaluation(0.125f, 0.9675f, 100), 1.5, 40_000) { LearningRate = 1e-4f },
            new EpochResult(2, 0.1f, new Evaluation(-0.5f, float.NaN, 100), 0.75, 80_000.25) { ValidationError = 12.5 },
            new EpochResult(3, 0.0625f, null, 1e-7, 1e21) { LearningRate = 0.1f },
        ]);
        Assert.Equal(
            "epoch,loss,validation_loss,validation_accuracy,validation_error,learning_rate,seconds,rows_per_second\r\n"
            + "1,0.25,0.125,0.9675,,0.0001,1.5,40000\r\n"
            + "2,0.1,-0.5,,12.5,,0.75,80000.25\r\n"
            + "3,0.0625,,,,0.1,1E-07,1E+21\r\n",
            InCulture.Written(culture, history.WriteCsv));
    }
}
