using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Generator.Fuzz;

/// <summary>
/// Half-typed and odd sources against <see cref="Oracle"/>. A long run by hand sets NETGEN_FUZZ_SOURCES to the number
/// of sources, and NETGEN_FUZZ_START to the first one's number.
/// </summary>
public class DeclarationFuzzTests
{
    private const int Sources = 150;

    [Fact]
    public void EverySourceIsWrittenOrToldAndHarmsNoOther()
    {
        int first = Setting("NETGEN_FUZZ_START", 0);
        Oracle oracle = new();
        List<string> breaches = [];
        foreach (int number in Enumerable.Range(first, Setting("NETGEN_FUZZ_SOURCES", Sources)))
        {
            string source = Mutation.Of(number);
            if (oracle.Breach(source) is string breach)
                breaches.Add($"source {number}: {breach}\n{source}\n");
        }

        Found.Nothing(breaches);
    }

    // What went wrong once.
    [Theory]
    [InlineData("[NetGen.Network] partial class Net; [NetGen.Network, NetGen.Input(2)] partial class Net;")]
    [InlineData("[NetGen.Network] class Net { } [NetGen.Network, NetGen.Input(2)] class Net { }")]
    [InlineData("namespace A { class DenseAttribute(int a) : NetGen.LayerAttribute; [NetGen.Network, Dense(1)] class "
        + "Net; }")]
    [InlineData("[NetGen.Network, NetGen.Input(int.MaxValue), NetGen.Maxout(int.MaxValue, int.MaxValue)] partial "
        + "class Net;")]
    [InlineData("LAYERS partial class N\u093f; LAYERS partial class N\u0940;")]
    [InlineData("[NetGen.Network, NetGen.Input(1), NetGen.Dense(@\"\n\" == \"\" ? 1 : 2), NetGen.Hinge] partial "
        + "class Net;")]
    [InlineData("partial class O { LAYERS partial class N; } partial struct O { LAYERS partial class N; }")]
    [InlineData("partial class O { LAYERS partial class N; } partial record O { LAYERS partial class N; }")]
    [InlineData("partial class O { LAYERS partial class N; } partial interface O { LAYERS partial class N; }")]
    [InlineData("partial class O { LAYERS partial class N; } namespace O { LAYERS partial class N; }")]
    [InlineData("namespace A { LAYERS partial class Net; } namespace A.Net { LAYERS partial class Vector512; }")]
    [InlineData("LAYERS partial class")]
    [InlineData("partial class { LAYERS partial class N; }")]
    [InlineData("using NetGen; [Network, Input(3), Dense, ReLU, Dense(2), MeanSquaredError] partial class Net;")]
    [InlineData("using NetGen; [Network, Input(3), Dense(\"a\"), Dropout(rate: null), Hinge] partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2), Maxout(3, 200), Maxout(1, 3000), Hinge] partial class Net;")]
    [InlineData("using NetGen; [Network, Input(2147483647), Dense(2147483647), MeanSquaredError] partial class Net;")]
    [InlineData("using NetGen; [Network, Input(24999999), PReLU, MeanSquaredError] partial class Net;")]
    [InlineData("using NetGen; [Network, Input(4), Dense(3, name: \"\"), Dense(3, name: \"a b\"), Hinge] partial class "
        + "Net;")]
    public void StaysMended(string source) =>
        Assert.Null(new Oracle().Breach(source.Replace("LAYERS", SeedDeclarations.Layers)));

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is string text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
