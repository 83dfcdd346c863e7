using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// How a network with a record is judged: in the units of the record, by the classes that its training rows had.
/// </summary>
internal static class JudgedRecords
{
    /// <summary>
    /// The network's facts, with as many outputs as there are classes: a string may have fewer than the network has
    /// places for.
    /// </summary>
    public static NetworkFacts Facts(NetworkFacts facts, RecordEncoding encoding) =>
        encoding.ClassNames.Count > 0 && facts.OutputLength > 1
            ? facts with { OutputLength = encoding.ClassNames.Count }
            : facts;

    /// <summary>What each output is called.</summary>
    public static string[] OutputNames(NetworkFacts facts, RecordEncoding encoding) =>
        encoding.ClassNames.Count > 0 && facts.OutputLength > 1
            ? [.. encoding.ClassNames]
            : [.. encoding.Targets.Select(target => target.Name)];

    /// <summary>Takes outputs and targets back to the target's own unit; null for classes.</summary>
    public static Action<Span<float>>? Inverse(RecordEncoding encoding) =>
        encoding.ClassNames.Count > 0 ? null : encoding.DecodeTargets;

    /// <summary>Predicts the classes that there are; outputs of places that no class took are left out.</summary>
    public static RowPredictor Predictor<TNetwork, TTarget>(TNetwork network, RecordEncoding encoding)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        int all = TNetwork.Facts.OutputLength, inputLength = TNetwork.Facts.InputLength;
        int classes = Facts(TNetwork.Facts, encoding).OutputLength;
        return classes == all ? network.Predict : (inputs, outputs) =>
        {
            int rows = inputs.Length / inputLength;
            float[] whole = new float[rows * all];
            network.Predict(inputs, whole);
            for (int row = 0; row < rows; row++)
                whole.AsSpan(row * all, classes).CopyTo(outputs[(row * classes)..]);
        };
    }

    /// <summary>Rows with a network that predicts them.</summary>
    public static JudgedRows<TTarget> Rows<TNetwork, TTarget>(
        TNetwork network, RecordEncoding encoding, Dataset<TTarget> data)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        new(
            Predictor<TNetwork, TTarget>(network, encoding), data, Facts(TNetwork.Facts, encoding).OutputLength,
            Inverse(encoding));
}
