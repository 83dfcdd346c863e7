using System.Linq;

namespace NetGen.Tests.Judging;

/// <summary>
/// Rows whose scores are 32nds, with equal ones among them, and what scikit-learn 1.2.1 was asked about: every expected
/// number of the tests beside is its answer, unless they say otherwise.
/// </summary>
internal static class YesOrNo
{
    public static readonly float[] Scores = [.. Enumerable.Range(0, 40).Select(i => (i * 37 + 11) % 29 / 32f)];

    public static readonly bool[] Positives =
        [.. Enumerable.Range(0, 40).Select(i => (i * 13 + 5) % 7 * 4 + (i * 37 + 11) % 29 > 26)];

    /// <summary>Labels of 30 rows in three classes.</summary>
    public static readonly int[] Labels = [.. Enumerable.Range(0, 30).Select(i => (i * 5 + i / 7) % 3)];

    /// <summary>Probabilities of the three classes, in 64ths.</summary>
    public static readonly float[] Probabilities =
    [
        .. new[]
        {
            5, 21, 38, 21, 10, 33, 21, 30, 13, 17, 21, 26, 13, 26, 25, 12, 20, 32, 14, 21, 29, 36, 9, 19, 26, 17, 21,
            21, 21, 22, 32, 27, 5, 10, 26, 28, 32, 21, 11, 25, 14, 25, 31, 10, 23, 27, 21, 16, 14, 28, 22, 26, 26, 12,
            16, 4, 44, 9, 38, 17, 36, 9, 19, 34, 21, 9, 17, 17, 30, 17, 42, 5, 12, 32, 20, 16, 11, 37, 4, 36, 24, 25,
            12, 27, 34, 17, 13, 14, 18, 32,
        }.Select(part => part / 64f),
    ];
}
