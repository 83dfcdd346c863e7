using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>The table of an encoding.</summary>
internal static class EncodingTables
{
    /// <summary>What <see cref="RecordEncoding.Describe"/> says.</summary>
    public static TextTable Of(RecordEncoding encoding)
    {
        IReadOnlyList<string>[] lines =
            [.. encoding.Table().Lines.Select(line => (string[])[line.Inputs, line.Name, line.Summary])];
        return new("What becomes of the record", lines[0], lines[1..]);
    }
}
