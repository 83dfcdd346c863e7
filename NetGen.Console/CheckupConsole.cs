using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace NetGen.Training;

/// <summary>Shows a checkup in a terminal.</summary>
public static class CheckupConsole
{
    /// <summary>
    /// Writes the report's tables, findings with their verdicts in colour, to a console such as
    /// <see cref="AnsiConsole.Console"/>.
    /// </summary>
    public static void Write(this CheckupReport report, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(console);
        Write(console, CheckupTables.Findings(report), VerdictsColoured);
        foreach (TextTable table in report.Tables.Skip(1))
            Write(console, table, (_, cell) => Markup.Escape(cell));
    }

    private static void Write(IAnsiConsole console, TextTable table, Func<int, string, string> toMarkup)
    {
        Table shown = new Table().AddColumns([.. table.Columns.Select(Markup.Escape)]);
        if (table.Title != "")
            _ = shown.Title(Markup.Escape(table.Title));
        foreach (IReadOnlyList<string> row in table.Rows)
            _ = shown.AddRow([.. row.Select((cell, column) => toMarkup(column, cell))]);
        console.Write(shown);
    }

    private static string VerdictsColoured(int column, string cell) => column != CheckupTables.VerdictColumn
        ? Markup.Escape(cell)
        : cell switch
        {
            "bad" => $"[red]{cell}[/]",
            "warning" => $"[yellow]{cell}[/]",
            _ => $"[green]{cell}[/]",
        };
}
