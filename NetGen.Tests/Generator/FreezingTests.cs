using System.Linq;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Where layers of one branch are frozen, its ops run only if one that they read from learns.</summary>
public class FreezingTests
{
    [Fact]
    public void AChainEndsAtTheFirstTensorThatLearns()
    {
        string[] backward = Backward("[NetGen.Dense(4), NetGen.Tanh, NetGen.Dense(4), NetGen.Tanh, NetGen.Dense(2)]");
        Assert.Contains("if (lowest >= Tensor.Dense2Weights)", backward);
        Assert.DoesNotContain("if (", Ahead(backward, "K.Tanh1Backward("));
        Assert.DoesNotContain(backward, line => line.Contains("learns"));
    }

    [Fact]
    public void BranchesSideBySideHaveConditionsOfTheirOwn()
    {
        string[] backward = Backward("""
            [NetGen.Dense(4), NetGen.Tanh, NetGen.Dense(4), NetGen.Tanh, NetGen.As("first")]
            [NetGen.From("Input"), NetGen.Dense(4), NetGen.Tanh, NetGen.Dense(4), NetGen.Tanh]
            [NetGen.Concat("first"), NetGen.Dense(2)]
            """);
        Assert.Contains("bool learns3 = dx != null || !IsFrozen(Tensor.Dense3Weights);", backward);
        Assert.Contains("bool learns4 = learns3 || !IsFrozen(Tensor.Dense4Weights);", backward);
        Assert.Equal("if (learns4)", Ahead(backward, "K.Tanh4Backward("));
        Assert.Equal("if (learns3)", Ahead(backward, "K.Dense4InputGradient("));
        Assert.Equal("if (learns3)", Ahead(backward, "K.Tanh3Backward("));
        Assert.Equal("if (lowest <= Tensor.Dense2Bias)", Ahead(backward, "K.Tanh2Backward("));
    }

    // All that a residual block reads from comes ahead of it.
    [Fact]
    public void AResidualBlockHasNone() => Assert.DoesNotContain(
        Backward("""
            [NetGen.Dense(4), NetGen.As("x"), NetGen.Dense(4), NetGen.Tanh, NetGen.Dense(4), NetGen.Add("x")]
            [NetGen.Dense(2)]
            """),
        line => line.Contains("learns"));

    private static string Ahead(string[] lines, string start) => lines.Zip(lines.Skip(1))
        .First(pair => pair.Second.StartsWith(start, System.StringComparison.Ordinal)).First;

    private static string[] Backward(string layers) =>
    [
        .. GeneratorHarness.Files($$"""
            [NetGen.Network, NetGen.Input(4)]
            {{layers}}
            [NetGen.MeanSquaredError]
            partial class Net;
            """)["Net.g.cs"].Split('\n').Select(line => line.Trim())
            .SkipWhile(line => !line.StartsWith("private void Backward<S>", System.StringComparison.Ordinal)),
    ];
}
