using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>The networks as theory data: tests take an index, so that every case has a short name.</summary>
public static class NetworkCases
{
    /// <summary>The environment variable that takes every so many networks alone; all of them without it.</summary>
    public const string StepVariable = "NETGEN_TEST_EVERY";

    private static readonly int Step = System.Environment.GetEnvironmentVariable(StepVariable) is string step
        ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)
        : 1;

    /// <summary>Every network but those that only tests of their own are for.</summary>
    public static TheoryData<int> All => Where(_ => true);

    /// <summary>Those whose rows do not depend on each other.</summary>
    public static TheoryData<int> RowByRow => Where(spec => !spec.UsesBatchStatistics);

    /// <summary>One small network a layer and a loss, and the one with everything in it.</summary>
    public static TheoryData<int> Small => Where(spec => !RandomNetworks.All.Contains(spec));

    /// <summary>Some of the random networks, and all the small ones.</summary>
    public static TheoryData<int> Some =>
        Where(spec => !RandomNetworks.All.Contains(spec) || RandomNetworks.All.Take(40).Contains(spec));

    /// <summary>A few of the random networks, and all the small ones.</summary>
    public static TheoryData<int> Few =>
        Where(spec => !RandomNetworks.All.Contains(spec) || RandomNetworks.All.Take(10).Contains(spec));

    /// <summary>Each activation with a dropout in the same op.</summary>
    public static TheoryData<int> EachDropout => Where(SmallNetworks.EachDropout.Contains);

    internal static NetworkSpec Spec(int index) => SuiteNetworks.All[index];

    private static TheoryData<int> Where(System.Func<NetworkSpec, bool> predicate) =>
        new(Enumerable.Range(0, SuiteNetworks.All.Count)
            .Where(i => i % Step == 0 && !HasItsOwnTests(Spec(i)) && predicate(Spec(i))));

    private static bool HasItsOwnTests(NetworkSpec spec) =>
        ReferenceEquals(spec, SmallNetworks.Wide) || SmallNetworks.OfBiases.Contains(spec);
}
