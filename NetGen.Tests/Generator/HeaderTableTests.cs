using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Comments are output too: what the table says is what the compiled class has.</summary>
public partial class HeaderTableTests
{
    [Fact]
    public void RangesAreThoseOfTheLayout()
    {
        NetworkFacts facts = Facts<DigitClassifier, int>();
        (string, int, int)[] written =
        [
            .. Range().Matches(facts.Summary)
                .Select(match => match.Groups)
                .Select(groups => (groups[1].Value, int.Parse(groups[2].Value), int.Parse(groups[3].Value))),
        ];
        IEnumerable<(string, int, int)> actual = facts.Layout.Tensors.Where(tensor => tensor.IsLearned)
            .Select(tensor => (tensor.Name, tensor.Offset, tensor.Offset + tensor.Length));
        Assert.Equal(actual, written);
    }

    [Fact]
    public void FactsAreThoseOfTheClass()
    {
        NetworkFacts facts = Facts<DigitClassifier, int>();
        Assert.Equal((784, 10, 1), (facts.InputLength, facts.OutputLength, facts.TargetLength));
        Assert.Equal(DigitClassifier.ParameterCount, facts.Layout.Count);
        Assert.Equal(784 * 256 + 2 * 256 + 256 * 128 + 2 * 128 + 128 * 10 + 10, DigitClassifier.ParameterCount);
        Assert.Equal(784 * 256 + 256 * 128 + 128 * 10, DigitClassifier.MultiplyAdds);
        Assert.Contains("235,530 parameters, 234,752 multiply-adds a row", DigitClassifier.Describe());
    }

    private static NetworkFacts Facts<TNetwork, TTarget>()
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged => TNetwork.Facts;

    [GeneratedRegex(@"(\w+) \[(\d+), (\d+)\)")]
    private static partial Regex Range();
}
