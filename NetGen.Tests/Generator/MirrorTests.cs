using System;
using NetGen.CompilerServices;
using NetGen.Generator.Emit;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What the generator, which cannot refer to the runtime, knows of it by heart.</summary>
public class MirrorTests
{
    [Fact]
    public void EnumsHaveTheRuntimesMembersInItsOrder()
    {
        Same<NetGen.Generator.Graph.TensorRole, TensorRole>();
        Same<NetGen.Generator.Graph.WeightInit, WeightInit>();
        Same<NetGen.Generator.Graph.Hyperparameter, Hyperparameter>();
    }

    [Fact]
    public void EmittedCodeIsForThisRuntime() => Assert.Equal(EmittedFacts.Contract, NetworkEmitter.Contract);

    [Fact]
    public void CodeForAnotherRuntimeIsRefused()
    {
        NetworkFacts facts = new()
        {
            Name = "Old",
            InputLength = 1,
            OutputLength = 1,
            TargetLength = 1,
            MultiplyAdds = 1,
            Summary = "",
            Layers = [],
            Layout = EmittedLayout.Of("Old", 16, 16),
        };
        Assert.Same(facts, EmittedFacts.Checked(EmittedFacts.Contract, facts));
        Assert.Equal(
            $"Expected the code of Old emitted for contract {EmittedFacts.Contract} of NetGen's runtime, found 99: "
            + "build its project again with generator and runtime of one version.",
            Assert.Throws<NotSupportedException>(() => EmittedFacts.Checked(99, facts)).Message);
    }

    private static void Same<TOurs, TRuntimes>()
        where TOurs : struct, Enum
        where TRuntimes : struct, Enum => Assert.Equal(Enum.GetNames<TRuntimes>(), Enum.GetNames<TOurs>());
}
