using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>What a layer of an image network puts out for one image, channel by channel.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Shape">Channels, height and width.</param>
/// <param name="Values">Shape.Length values: channel by channel, line by line.</param>
public sealed record FeatureMaps(string Layer, ImageShape Shape, ReadOnlyMemory<float> Values)
{
    /// <summary>
    /// Runs a network for one image, as at inference, and keeps what a layer puts out; the network is left as it is.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="input">InputLength values.</param>
    /// <param name="layer">
    /// Name of the layer. Layers that run as one leave what the last of them puts out, dropout aside: the values of
    /// <c>[Conv(8, kernel: 3), ReLU]</c> are under <c>ReLU1</c>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The input is not one row, no layer of that name leaves images, or a Dropout of
    /// <see cref="DropoutScaling.AtInference"/> has a rate above 0.
    /// </exception>
    public static FeatureMaps Of<TNetwork, TTarget>(TNetwork network, ReadOnlySpan<float> input, string layer)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(layer);
        NetworkFacts facts = TNetwork.Facts;
        Check.Length(input.Length, facts.InputLength, nameof(input));
        using AtInference<TNetwork, TTarget> inference = new(network);
        Trainer<TTarget> trainer = inference.Trainer;
        trainer.Forward(input, new float[facts.OutputLength]);
        Dictionary<string, int> kept = Enumerable.Range(0, trainer.ActivationCount)
            .Where(index => LayerShape.Of(facts, trainer.GetActivationName(index)).Count == 3)
            .GroupBy(index => InFrontOfDropout(facts, trainer.GetActivationName(index)))
            .ToDictionary(same => same.Key, same => same.First());
        if (!kept.TryGetValue(InFrontOfDropout(facts, layer), out int found))
        {
            string expected = kept.Count == 0 ? "a network with layers of images" : string.Join(", ", kept.Keys);
            throw new ArgumentException(
                $"Expected {(kept.Count > 1 ? "one of " : "")}{expected}, found '{layer}' of {facts.Name}.",
                nameof(layer));
        }

        IReadOnlyList<int> shape = LayerShape.Of(facts, layer);
        return new(layer, new(shape[0], shape[1], shape[2]), trainer.GetActivation(found, 0).ToArray());
    }

    /// <summary>What a layer of a network of classes puts out for one image.</summary>
    /// <inheritdoc cref="Of{TNetwork, TTarget}"/>
    public static FeatureMaps Of<TNetwork>(TNetwork network, ReadOnlySpan<float> input, string layer)
        where TNetwork : class, INetwork<TNetwork, int> =>
        Of<TNetwork, int>(network, input, layer);

    /// <summary>Layer and shape, in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Layer}: {Shape.Channels} channels of {Shape.Height} x {Shape.Width}");

    // At inference Dropout puts out what came in.
    private static string InFrontOfDropout(NetworkFacts facts, string layer)
    {
        while (facts.Dropouts.Any(dropout => dropout.Layer == layer))
            layer = facts.Layers[facts.Layers.First(other => other.Name == layer).Inputs[0]].Name;
        return layer;
    }
}
