using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Five layers of 100 from different deviations: what is left of activations and gradients.</summary>
internal sealed class InitializationSample : LectureSample
{
    private const int Layers = 5;

    // The longest figure, so that the tables stand below each other.
    private const int FigureWidth = 9;

    public override string Name => "initialization";

    public override string Description => "sends 1,000 inputs through five layers from different weights";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        Start[] starts = [.. Measure(1_000, seed)];
        double small = starts.First(start => (start.Activation, start.Weights) == ("Tanh", "0.01")).Kept;
        double xavier = starts.First(start => (start.Activation, start.Weights) == ("Tanh", "Xavier")).Kept;
        double half = starts.First(start => (start.Activation, start.Weights) == ("ReLU", "Xavier")).Kept;
        double he = starts.First(start => (start.Activation, start.Weights) == ("ReLU", "He")).Kept;
        string finding = "From layer 1 to layer 5 the deviation of tanh's activations is multiplied by "
            + $"{Figure(small)} with weights of deviation 0.01 and by {Figure(xavier)} with Xavier's; "
            + $"that of ReLU's by {Figure(half)} with Xavier's and by {Figure(he)} with He's.";
        return new(
        [
            Layered("Mean of each layer's activations", starts, s => s.Activations, spread => spread.Mean),
            Layered("Deviation of each layer's activations", starts, s => s.Activations, spread => spread.Deviation),
            Layered(
                "Deviation of the gradients of each layer's weights", starts, s => s.Gradients,
                spread => spread.Deviation),
        ], finding,
        [
            .. starts.GroupBy(start => start.Activation).SelectMany(group => new (string, Func<Picture>)[]
            {
                (Suffix(group.Key, "activations"), () => Histograms(group, "activation", s => s.Activations)),
                (Suffix(group.Key, "gradients"), () => Histograms(group, "gradient", s => s.Gradients)),
            }),
        ]);

        static string Suffix(string activation, string what) => $"-{activation.ToLowerInvariant()}-{what}";
    }

    private static LectureTable Layered(
        string title, Start[] starts, Func<Start, IReadOnlyList<Spread>> spreads, Func<Spread, double> figure) => new(
        title,
        [
            ["activation, weights", .. Enumerable.Range(1, Layers).Select(layer => $"layer {layer}")],
            .. starts.Select(string[] (start) =>
            [
                $"{start.Activation}, {start.Weights}",
                .. spreads(start).Select(spread => Figure(figure(spread)).PadLeft(FigureWidth)),
            ]),
        ]);

    /// <summary>Each activation with each start.</summary>
    internal static IEnumerable<Start> Measure(int rows, ulong seed)
    {
        Dataset<int> data = Draw(rows, seed);
        (string Name, Init Init)[] weights =
        [
            ("1", Init.Normal(1f)), ("0.01", Init.Normal(0.01f)), ("Xavier", WeightInit.XavierFanIn),
            ("He", WeightInit.HeNormal),
        ];
        foreach ((string name, Init init) in weights)
            yield return Look<FiveSigmoidLayers>("Sigmoid", name, init);
        foreach ((string name, Init init) in weights)
            yield return Look<FiveTanhLayers>("Tanh", name, init);
        foreach ((string name, Init init) in weights)
            yield return Look<FiveReLULayers>("ReLU", name, init);

        Start Look<TNetwork>(string activation, string name, Init init)
            where TNetwork : class, INetwork<TNetwork, int>
        {
            TNetwork network = TNetwork.Create(seed);
            Initialize(network, init, seed);
            LayerStatistics found = LayerCheck.Run(network, new Sgd(1e-3f), data, new() { Rows = rows, Seed = seed });
            return new(
                activation, name, [.. found.Layers.Take(Layers).Select(layer => layer.Spread)],
                [
                    .. found.Tensors.Where(tensor => tensor.Tensor.EndsWith(".Weights", StringComparison.Ordinal))
                        .Take(Layers).Select(tensor => tensor.Gradient),
                ]);
        }
    }

    // Standard normal inputs, as the lecture draws them; the labels matter to the gradients alone.
    private static Dataset<int> Draw(int rows, ulong seed)
    {
        Random random = new((int)seed);
        float[] inputs = new float[rows * 100];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = (float)Normal(random);
        return new(inputs, 100, Enumerable.Range(0, rows).Select(_ => random.Next(10)).ToArray());
    }

    private static Picture Histograms(
        IEnumerable<Start> starts, string axis, Func<Start, IReadOnlyList<Spread>> spreads)
    {
        Start[] shown = [.. starts];
        return Pictures.Histograms(
            $"{shown[0].Activation}: {axis}s of five layers", axis,
            [
                .. shown.SelectMany(start => spreads(start)
                    .Select((spread, layer) => ($"weights {start.Weights}, layer {layer + 1}", spread))),
            ],
            columns: Layers);
    }

    /// <summary>What an activation and a start leave: the activations and weight gradients of each layer.</summary>
    internal sealed record Start(
        string Activation, string Weights, IReadOnlyList<Spread> Activations, IReadOnlyList<Spread> Gradients)
    {
        /// <summary>The last layer's deviation over the first's.</summary>
        public double Kept => Activations[^1].Deviation / Activations[0].Deviation;
    }
}
