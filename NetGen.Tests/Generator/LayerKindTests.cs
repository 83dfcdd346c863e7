using System;
using System.Collections.Generic;
using System.IO;
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

    private static readonly Layer[] Joins = [.. Layers.OfType<NetGen.Generator.Layers.Join>()];

    private static readonly Layer[] BehindInput =
        [.. Layers.Where(layer => LayerKinds.BehindInput.Any(kind => kind.Name == layer.Kind))];

    private static readonly Layer[] OfImages =
        [.. Layers.Where(layer => LayerKinds.Images.Any(kind => kind.Name == layer.Kind))];

    private static readonly Layer[] InChains = [.. Layers.Except(Joins).Except(BehindInput).Except(OfImages)];

    private static readonly Layer[] Losses = [.. AllLayers.Items.Where(layer => layer.IsLoss)];

    private static readonly (string Name, Func<Layer, bool> Generator, IEnumerable<LayerKind> Tests)[] Groups =
    [
        (
            "affine layer", layer => layer.IsAffine,
            LayerKinds.Affine.Concat(LayerKinds.Images.Where(kind => kind.Forms[0].Learns))),
        ("activation", layer => layer is PointwiseLayer && !layer.UsesMasks, LayerKinds.Activations),
        (
            "layer of batch statistics", layer => layer.UsesBatchStatistics,
            LayerKinds.All.Where(kind => kind.Forms[0].UsesBatchStatistics)),
    ];

    [Fact]
    public void EachHasAReference()
    {
        Found.Nothing(Missing(Layers, TypesOf<LayerSpec>(), "a LayerSpec in Shared/Reference/Layers"));
        Found.Nothing(Missing(Losses, TypesOf<LossSpec>(), "a LossSpec in Shared/Reference/Losses"));
    }

    [Fact]
    public void EachCanBeDeclared()
    {
        Found.Nothing(Missing(
            Layers,
            LayerKinds.All.Concat(LayerKinds.Joins).Concat(LayerKinds.BehindInput).Concat(LayerKinds.Images)
                .Select(kind => kind.Name),
            "a line in LayerKinds"));
        Found.Nothing(Missing(Losses, LayerKinds.Losses.Select(kind => kind.Name), "a line in LayerKinds.Losses"));
    }

    [Fact]
    public void EachIsOnItsPages()
    {
        Missing("docs/language.md", "`", AllLayers.Items.Except(Joins));
        Missing("docs/files.md", "", Layers);
        Missing("NetGen.Pictures/ActivationCurve.cs", "\"", Layers.Where(Groups[1].Generator));

        static void Missing(string file, string quote, IEnumerable<Layer> layers)
        {
            string text = File.ReadAllText(RepositoryFiles.Path(file));
            Found.Nothing(
                from layer in layers
                where !text.Contains(quote + layer.Kind + quote, StringComparison.Ordinal)
                select $"{layer.Kind}: expected it in {file}, found none.");
        }
    }

    [Fact]
    public void EachStandsInNetworks()
    {
        Found.Nothing(Missing(InChains, LayersIn(RandomNetworks.All), "a random network with it"));
        Found.Nothing(Missing(
            Layers, LayersIn(RandomGraphs.All).Concat(LayersIn(RandomGraphs.OfImages)), "a random graph with it"));
        Found.Nothing(Missing(InChains, LayersIn(SmallNetworks.EachLayer), "a small network with it"));
        Found.Nothing(Missing(Joins, LayersIn(GraphNetworks.EachJoin), "a small network with it"));
        Found.Nothing(Missing(BehindInput, LayersIn(SmallNetworks.Tables), "a small network with it"));
        Found.Nothing(Missing(OfImages, LayersIn(SmallNetworks.Images), "a small network with it"));
        Found.Nothing(Missing(InChains, LayersIn([SmallNetworks.Everything]), "it in the network of everything"));
        Found.Nothing(Missing(Losses, LossesIn(RandomNetworks.All), "a random network with it"));
        Found.Nothing(Missing(Losses, LossesIn(SmallNetworks.EachLoss), "a small network with it"));
    }

    // Activations and so on work on images as well, channel by channel.
    [Fact]
    public void EachOfAnyShapeStandsOnImages()
    {
        HashSet<string> known =
        [
            .. from network in SmallNetworks.Images.Concat(RandomGraphs.OfImages)
               from node in network.Nodes
               where node.Output.Positions > 1
               select node.Layer.GetType().Name,
        ];
        Found.Nothing(
            from kind in LayerKinds.Activations.Concat(LayerKinds.Others).Concat(LayerKinds.Joins)
            where !known.Contains(kind.Name)
            select $"{kind.Name}: expected a network with it on images, found none.");
    }

    [Fact]
    public void TestsGroupThemAsTheGeneratorDoes() => Found.Nothing(
        from layer in Layers
        from of in Groups
        let isTested = of.Tests.Any(kind => kind.Name == layer.Kind)
        where isTested != of.Generator(layer)
        select $"{layer.Kind}: expected tests to have it as {of.Name}: {!isTested}, found {isTested}.");

    private static IEnumerable<string> Missing(IEnumerable<Layer> layers, IEnumerable<string> kinds, string what)
    {
        HashSet<string> known = [.. kinds];
        return layers.Where(layer => !known.Contains(layer.Kind))
            .Select(layer => $"{layer.Kind}: expected {what}, found none.");
    }

    private static IEnumerable<string> TypesOf<TSpec>() => typeof(TSpec).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(TSpec).IsAssignableFrom(type)).Select(type => type.Name);

    private static IEnumerable<string> LayersIn(IEnumerable<NetworkSpec> networks) =>
        networks.SelectMany(network => network.Nodes).Select(node => node.Layer.GetType().Name);

    private static IEnumerable<string> LossesIn(IEnumerable<NetworkSpec> networks) =>
        networks.Select(network => network.Loss.GetType().Name);
}
