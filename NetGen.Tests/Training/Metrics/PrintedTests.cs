using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>What a person prints says what it is, not the name of its type; the same in every culture.</summary>
public sealed class PrintedTests
{
    [Fact]
    public void ResultsAreASentence()
    {
        RegressionErrors errors = new();
        float[] targets = new float[1_500];
        float[] outputs = new float[1_500];
        for (int i = 0; i < targets.Length; i++)
            (targets[i], outputs[i]) = (i % 2, (i % 2) + 0.5f);
        errors.Add(outputs, targets);
        Is("1,500 rows: mean absolute error 0.5, mean squared error 0.25, R2 0.0000", errors);
        TopKAccuracy accuracy = new(classes: 3, k: 2);
        accuracy.Add([0.1f, 0.7f, 0.2f, 0.1f, 0.7f, 0.2f], [0, 1]);
        Is("50.00 % of 2 rows right, among the 2 largest outputs", accuracy);
        BinaryAccuracy answers = new();
        answers.Add([0.9f, 0.2f], [1f, 1f]);
        Is("50.00 % of 2 answers right", answers);
    }

    [Fact]
    public void DataAndWhatIsFittedToItAreASentence()
    {
        Dataset<int> data = Points.Draw(1_500);
        Is("1,500 rows of 2 inputs and 1 target", data);
        Is("12 batches of 128 of 1,500 rows", new MiniBatches<int>(data, 128));
        Is("Standard scaling of 2 features", FeatureScaling.FitStandard(data.Inputs, 2));
        Assert.Matches(
            @"^Pca of 2 features, 1 components, \d+\.\d % of the variance$",
            PrincipalComponents.FitPca(data.Inputs, 2, components: 1).ToString());
    }

    [Fact]
    public void NetworksRulesAndFindingsAreASentence()
    {
        TwoLayers network = new(seed: 1);
        Is("Dense1", network.Dense1);
        Is("Dense1.Weights: 8 x 2", network.Dense1.Weights);
        Is("Dense1.Bias: 8", network.Dense1.Bias);
        Is("Adam(0.001)", new Adam(1e-3f));
        Is("Sgd(0.5)", new Sgd(0.5f));
        Is("Overfitting: Bad, 20 rows; look", new Finding(CheckKind.Overfitting, Verdict.Bad, "20 rows", "look"));
        Is("Lines, 900 x 520", Pictures.Lines("Lines", "x", "y", [new("", [1, 2], [1, 2])]));
    }

    private static void Is(string expected, object printed) =>
        Assert.Equal(expected, InCulture.Of("de-DE", printed.ToString));
}
