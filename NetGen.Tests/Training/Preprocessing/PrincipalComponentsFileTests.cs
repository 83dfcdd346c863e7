using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>Fitted directions come back from a file as they were; damage is named.</summary>
public sealed class PrincipalComponentsFileTests
{
    private static readonly float[] Points = [1, 2, 0.5f, 2, 1, -1, 4, 3, 0, 0, -2, 2, 3, 5, 1];
    private static readonly PrincipalComponents Fitted = PrincipalComponents.FitZca(Points, 3, epsilon: 0.01f);

    private static readonly FittedFile Stored = new(Fitted.Save, PrincipalComponents.Load);

    [Fact]
    public void WhatIsReadIsWhatWasWritten()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("components", []);
        Fitted.Save(path);
        PrincipalComponents read = PrincipalComponents.Load(path);
        Assert.Equal((Fitted.Kind, Fitted.Epsilon, Fitted.Count), (read.Kind, read.Epsilon, read.Count));
        Assert.Equal(Fitted.ExplainedShare, read.ExplainedShare);
        float[] expected = [.. Points], found = [.. Points];
        Fitted.Transform(expected);
        read.Transform(found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void MoreDirectionsThanFeatures() => Stored.FailsWithTensor(
        "netgen:components.directions", new float[12],
        "at most as many directions as features, and 16,384 of these, found 4 of 3.", 4, 3);

    [Fact]
    public void AMatrixThatTheFileDoesNotHold() => Stored.FailsWithTensor(
        "netgen:components.directions", new float[20_000],
        "at most as many directions as features, and 16,384 of these, found 1 of 20,000.", 1, 20_000);

    [Fact]
    public void NumbersThatAreWrong()
    {
        Stored.FailsWithTensor(
            "netgen:components.means", [1f, float.PositiveInfinity, 0f], "a finite number 1 in means, found ");
        Stored.FailsWithTensor(
            "netgen:components.variances", [1f, -1f, 0f], "variances and epsilon of at least 0, found -1.");
        Stored.FailsWithText("netgen.components.epsilon", "-2", "variances and epsilon of at least 0, found -2.");
        Stored.FailsWithText("netgen.components.kind", "PCA", "one of Pca, Whitening, Zca as netgen.components.kind");
        float[] none = new float[9];
        Stored.FailsWithTensor(
            "netgen:components.directions", none, "directions of norm 1, found 0 in direction 0.", 3, 3);
        none[0] = 3e38f;
        Stored.FailsWithTensor("netgen:components.directions", none, "directions of norm 1, found ", 3, 3);
    }

    [Fact]
    public void AVarianceThatCannotBeDividedBy()
    {
        PrincipalComponents exact = PrincipalComponents.FitWhitening(Points, 3, epsilon: 0f);
        float[] variances = [.. exact.Variances];
        variances[1] = 0f;
        new FittedFile(exact.Save, PrincipalComponents.Load).FailsWithTensor(
            "netgen:components.variances", variances,
            "a variance and epsilon that can be divided by, found 0 in direction 1.");
    }

    [Fact]
    public void EveryCutIsTold() => Stored.EveryCutFails();
}
