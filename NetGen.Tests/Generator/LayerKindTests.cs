using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// Tests reach every layer of the generator's index: each has a reference, and random and small networks hold it.
/// </summary>
public class LayerKindTests
{
    private static readonly Layer[] Layers = [.. AllLayers.Items.Where(layer => !layer.IsInput && !layer.IsLoss)];

    private static readonly Layer[] Losses = [.. AllLayers.Items.Where(layer => layer.IsLoss)];

    [Fact]
    public void EachHasAReference()
    {
        Assert.Empty(Layers.Where(layer => !HasReference<LayerSpec>(layer))
            .Select(layer => $"Expected Shared/Reference/Layers/{layer.Kind}.cs, found no such LayerSpec."));
        Assert.Empty(Losses.Where(loss => !HasReference<LossSpec>(loss))
            .Select(loss => $"Expected Shared/Reference/Losses/{loss.Kind}.cs, found no such LossSpec."));
    }

    [Fact]
    public void EachIsDeclared()
    {
        Assert.Equal(Kinds(Layers), LayerKinds.All.Select(kind => kind.Name).Order());
        Assert.Equal(Kinds(Losses), LayerKinds.Losses.Select(kind => kind.Name).Order());
    }

    [Fact]
    public void EachStandsInNetworks()
    {
        string[] layers = [.. Kinds(Layers)], losses = [.. Kinds(Losses)];
        Assert.Equal(layers, KindsIn(RandomNetworks.All));
        Assert.Equal(layers, KindsIn(SmallNetworks.EachLayer));
        Assert.Equal(layers, KindsIn([SmallNetworks.Everything]));
        Assert.Equal(losses, LossesIn(RandomNetworks.All));
        Assert.Equal(losses, LossesIn(SmallNetworks.EachLoss));
    }

    [Fact]
    public void TestsAndGeneratorGroupThemAlike()
    {
        Assert.Equal(Kinds(Layers.Where(layer => layer.IsAffine)), LayerKinds.Affine.Select(kind => kind.Name).Order());
        Assert.Equal(
            Kinds(Layers.Where(layer => layer is PointwiseLayer && !layer.UsesMasks)),
            LayerKinds.Activations.Select(kind => kind.Name).Order());
        Assert.Equal(
            Kinds(Layers.Where(layer => layer.UsesBatchStatistics)),
            LayerKinds.All.Where(kind => kind.Forms[0].UsesBatchStatistics).Select(kind => kind.Name).Order());
    }

    private static bool HasReference<TSpec>(Layer layer) => typeof(TSpec).Assembly.GetTypes()
        .Any(type => type.Name == layer.Kind && !type.IsAbstract && typeof(TSpec).IsAssignableFrom(type));

    private static IEnumerable<string> Kinds(IEnumerable<Layer> layers) => layers.Select(layer => layer.Kind).Order();

    private static IEnumerable<string> KindsIn(IEnumerable<NetworkSpec> networks) =>
        networks.SelectMany(network => network.Layers).Select(layer => layer.GetType().Name).Distinct().Order();

    private static IEnumerable<string> LossesIn(IEnumerable<NetworkSpec> networks) =>
        networks.Select(network => network.Loss.GetType().Name).Distinct().Order();
}
