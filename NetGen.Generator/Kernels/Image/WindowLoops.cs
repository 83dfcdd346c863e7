using System;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>How the loops of a window over an image read as C#.</summary>
internal static class WindowLoops
{
    /// <summary>
    /// A body for every window of an image: <c>top</c> and <c>left</c> are where it starts, beyond the border where
    /// there is padding.
    /// </summary>
    public static Code Outputs(Window window, Code body) => Code.Text($$"""
        for (int row = 0; row < {{window.Rows.Outputs}}; row++)
        {
            for (int column = 0; column < {{window.Columns.Outputs}}; column++)
            {
                int top = {{window.Rows.Start("row")}}, left = {{window.Columns.Start("column")}};
                {{body}}
            }
        }
        """);

    /// <summary>A body for every position of a window; what stands beyond the border is told apart.</summary>
    /// <param name="window">The window.</param>
    /// <param name="inside">What is done at a position within the image.</param>
    /// <param name="outside">What is done at one beyond the border, or nothing.</param>
    /// <param name="next">What is done behind each.</param>
    /// <param name="isOneStatement">Whether the body of the loops is a single statement.</param>
    public static Code Taps(
        Window window, Func<(string Row, string Column), Code> inside, Code outside, string next,
        bool isOneStatement = true)
    {
        Code within = inside(("h", "w"));
        Code body = window.StaysWithin ? within : Code.Lines(
            Code.Under(
                $"if ((uint)h < {Literal.Of(window.Rows.Size)} && (uint)w < {Literal.Of(window.Columns.Size)})",
                within, isOneStatement),
            outside.IsEmpty ? outside : Code.Under("else", outside));
        return Code.Text($$"""
            for (int i = 0; i < {{window.Rows.Kernel}}; i++)
            {
                for (int j = 0; j < {{window.Columns.Kernel}}; j++, {{next}})
                {
                    int h = {{window.Rows.At("top", "i")}}, w = {{window.Columns.At("left", "j")}};
                    {{body}}
                }
            }
            """);
    }

    /// <summary>A body for every position of a window that lies within the image, and no other.</summary>
    /// <param name="window">The window.</param>
    /// <param name="body">The body.</param>
    /// <param name="before">What stands in front of each line of the window.</param>
    /// <param name="behind">What stands behind each line.</param>
    public static Code Inside(Window window, Code body, Code? before = null, Code? behind = null) => Code.Text($$"""
        for (int h = {{First(window.Rows, "top")}}; h < {{End(window.Rows, "top")}}; h++)
        {
            {{before ?? Code.Empty}}
            for (int w = {{First(window.Columns, "left")}}; w < {{End(window.Columns, "left")}}; w++)
            {
                {{body}}
            }
            {{behind ?? Code.Empty}}
        }
        """);

    /// <summary>The number of a position in its image.</summary>
    public static string Position(Window window, string row, string column) => window.Rows.Size == 1
        ? column
        : $"({Sum(window, row, column)})";

    /// <summary>Floats from the start of an image to a position.</summary>
    public static string Offset(Window window, (string Row, string Column) at, int stride) => stride > 1
        ? $"{Literal.Of(stride)} * {Position(window, at.Row, at.Column)}"
        : window.Rows.Size == 1 ? at.Column
        : Sum(window, at.Row, at.Column);

    /// <summary>Where the positions of a window that lie within the image begin.</summary>
    public static string First(Axis axis, string start) => axis.Padding == 0 ? start : $"Math.Max(0, {start})";

    /// <summary>Where they end.</summary>
    public static string End(Axis axis, string start)
    {
        string end = $"{start} + {Literal.Of(axis.Kernel)}";
        return axis.StaysWithin ? end : $"Math.Min({Literal.Of(axis.Size)}, {end})";
    }

    private static string Sum(Window window, string row, string column) =>
        $"{Literal.Of(window.Columns.Size)} * {row} + {column}";
}
