using System;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Report;

/// <summary>What a number of a row says.</summary>
internal enum Measure
{
    /// <summary>Share of the roof of one core; more is better.</summary>
    Share,

    /// <summary>How many times as long libtorch takes; more is better.</summary>
    TimesLibtorch,

    /// <summary>How many times as long ONNX Runtime takes; more is better.</summary>
    TimesOnnxRuntime,

    /// <summary>How many times as long one thread takes; more is better.</summary>
    TimesOneThread,

    /// <summary>Microseconds a call, by the median; fewer are better.</summary>
    Microseconds,

    /// <summary>Managed bytes a call; fewer are better.</summary>
    Bytes,
}

/// <summary>A number that a row is to reach, on each kind of machine.</summary>
/// <param name="Measure">Which number of the row.</param>
/// <param name="Half">On machines whose 512-bit multiply-adds take two turns, or that have none.</param>
/// <param name="Full">On machines with 512 bits at full width.</param>
/// <param name="Fits">Which rows it holds for; only NetGen's are asked.</param>
internal sealed record Goal(Measure Measure, double Half, double Full, Func<Row, bool> Fits)
{
    /// <summary>What is to be reached on a machine of this kind.</summary>
    public double On(string kind) => kind == "full" ? Full : Half;

    /// <summary>Whether <paramref name="found"/> is good enough.</summary>
    public bool IsMet(double found, string kind) =>
        Measure is Measure.Microseconds or Measure.Bytes ? found <= On(kind) : found >= On(kind);

    /// <summary>The row's number, or NaN where the run does not have it.</summary>
    public double Find(Row row, Func<Row, Row?> onOneThread) => Measure switch
    {
        Measure.Share => row.Share,
        Measure.TimesLibtorch => Times(row, PeerLibraries.Torch),
        Measure.TimesOnnxRuntime => Times(row, PeerLibraries.Onnx),
        Measure.TimesOneThread => onOneThread(row)?.MedianMicroseconds / row.MedianMicroseconds ?? double.NaN,
        Measure.Microseconds => row.MedianMicroseconds,
        _ => row.Bytes,
    };

    private static double Times(Row row, string peer) =>
        row.Ratios.TryGetValue(peer, out Ratio ratio) ? ratio.Median : double.NaN;
}
