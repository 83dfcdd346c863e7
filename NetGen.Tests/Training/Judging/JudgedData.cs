using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Tests.Judging;

/// <summary>Rows that a formula makes, here and for scikit-learn: every number is exact.</summary>
internal static class JudgedData
{
    public static float[] Grid(int rows, int width, int seed) =>
    [
        .. from i in Enumerable.Range(0, rows)
           from j in Enumerable.Range(0, width)
           select (i * 7 + j * 13 + i * i * (j + seed)) % 17 / 8f - 1,
    ];

    /// <summary>Four numbers a row, of which no two rows are equally far from a third.</summary>
    public static float[] Apart(int rows, int seed) =>
    [
        .. from i in Enumerable.Range(0, rows)
           from j in Enumerable.Range(0, 4)
           select (i * i * 31 + i * (j + 1) * 17 * (j + seed) + j * 101 + seed * 7) % 997 / 64f - 8,
    ];

    public static CsvTable Table(string text) => CsvTable.Read(new StringReader(text));
}
