using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

/// <summary>
/// The random graphs of the numeric suite, the same in every process: up to twelve layers that read any value in
/// front, blocks and blocks in blocks among them. What nobody has read in the end is put together.
/// </summary>
public static class RandomGraphs
{
    private const int Usual = 60;
    private const double MostMagnitude = 12;
    private const int Draws = 20;
    private const int Rows = 100;
    private const int RowsOfImages = 40;
    private const double NearKink = 3e-5;

    private static readonly Lazy<List<NetworkSpec>> DrawnOfImages = new(() => Generate(Count / 2, ofImages: true));

    /// <summary>Every graph of vectors; the environment variable NETGEN_RANDOM_GRAPHS asks for more.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } = Generate(Count, ofImages: false);

    /// <summary>Every graph of an image or a signal: one to three of vectors.</summary>
    public static IReadOnlyList<NetworkSpec> OfImages => DrawnOfImages.Value;

    private static int Count
    {
        get
        {
            string? wanted = Environment.GetEnvironmentVariable("NETGEN_RANDOM_GRAPHS");
            return wanted is null ? Usual : int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    // So many, and as many more as it takes until each layer stands in one.
    private static List<NetworkSpec> Generate(int count, bool ofImages)
    {
        List<NetworkSpec> graphs = [];
        HashSet<string> missing =
            [.. (ofImages ? LayerKinds.Images : LayerKinds.All.Concat(LayerKinds.Joins)).Select(kind => kind.Name)];
        for (uint seed = 0; graphs.Count < count || missing.Count > 0; seed++)
        {
            NetworkSpec graph = new GraphDrawing(seed, ofImages).Draw();
            string[] kinds = [.. graph.Nodes.Select(node => node.Layer.GetType().Name)];
            if ((graphs.Count < count || missing.Overlaps(kinds)) && IsTame(graph))
            {
                graphs.Add(graph);
                missing.ExceptWith(kinds);
            }
        }

        return graphs;
    }

    // Sums of sums grow until a sigmoid is so near 1 that float32 has few digits of its derivative; and behind a
    // LeakyReLU of small slope most values are so near 0 that float32 falls on another side of a kink: such are left
    // out.
    private static bool IsTame(NetworkSpec spec)
    {
        ReferenceNetwork network = new(spec);
        Random random = new(1);
        foreach (LayerState layer in network.Layers)
            foreach (Tensor tensor in layer.Tensors.Where(tensor => tensor.Role == TensorRole.Weights))
                for (int i = 0; i < tensor.Count; i++)
                    tensor.Values[i] = Math.Sqrt(4.5 / layer.Inputs) * (2 * random.NextDouble() - 1);
        bool isAwayFromKinks = false;
        for (int draw = 0; draw < Draws && !isAwayFromKinks; draw++)
        {
            Tape tape = new(training: true);
            network.Logits(Inputs(spec, random), tape);
            isAwayFromKinks = tape.NearestKink > NearKink;
        }

        return isAwayFromKinks && network.LargestValue < MostMagnitude;
    }

    private static Matrix Inputs(NetworkSpec spec, Random random)
    {
        // Normal values, as tests draw them, find tails of activations that are kinks to what stands behind. Images
        // have more values in a row.
        Matrix inputs = spec.Shape.IsVector
            ? new Matrix(Rows, spec.Inputs).Map(_ => 4 * random.NextDouble() - 2)
            : new Matrix(RowsOfImages, spec.Inputs).Map(_ => Normal(random));
        foreach ((int column, int names) in spec.Indices)
            for (int row = 0; row < inputs.Rows; row++)
                inputs[row, column] = random.Next(names);
        return inputs;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
