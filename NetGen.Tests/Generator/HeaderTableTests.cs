using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Comments are output too: what the table says is what the compiled class has.</summary>
public partial class HeaderTableTests
{
    [Fact]
    public void RangesAreThoseOfTheLayout()
    {
        NetworkFacts facts = Facts<TabledNetwork, int>();
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
        NetworkFacts facts = Facts<TabledNetwork, int>();
        Assert.Equal((20, 5, 1), (facts.InputLength, facts.OutputLength, facts.TargetLength));
        Assert.Equal(TabledNetwork.ParameterCount, facts.Layout.Count);
        Assert.Equal(20 * 33 + 2 * 33 + 33 * 16 + 2 * 16 + 16 * 5 + 5, TabledNetwork.ParameterCount);
        Assert.Equal(20 * 33 + 33 * 16 + 16 * 5, TabledNetwork.MultiplyAdds);
        Assert.Contains("1,371 parameters, 1,268 multiply-adds a row", TabledNetwork.Describe());
    }

    private static NetworkFacts Facts<TNetwork, TTarget>()
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged => TNetwork.Facts;

    [GeneratedRegex(@"(\w+) \[(\d+), (\d+)\)")]
    private static partial Regex Range();
}
