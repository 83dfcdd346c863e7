using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Training;

/// <summary>Messages whose counts have separators for thousands, the same in every culture.</summary>
internal static class Counted
{
    /// <summary>A message.</summary>
    public static string Text(Handler message) => message.ToString();

    /// <summary>Formats whole numbers as counts, and all else as the invariant culture does.</summary>
    [InterpolatedStringHandler]
    public ref struct Handler
    {
        private DefaultInterpolatedStringHandler text;

        public Handler(int literalLength, int formattedCount) =>
            text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted(int value) => text.AppendFormatted(value, "N0");

        public void AppendFormatted(long value) => text.AppendFormatted(value, "N0");

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

        public override string ToString() => text.ToStringAndClear();
    }
}
