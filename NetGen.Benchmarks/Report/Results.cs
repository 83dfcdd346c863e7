using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Workloads;
using Spectre.Console;

namespace NetGen.Benchmarks.Report;

/// <summary>All rows of a run with the machine they hold for: a table for people, JSON for programs.</summary>
/// <param name="Machine">Where it ran.</param>
/// <param name="Peers">Other libraries in the run, with their versions.</param>
/// <param name="Rows">A row a workload and system.</param>
/// <param name="Goals">What NetGen's rows were to reach on such a machine, and what they did.</param>
internal sealed record Results(
    Machine Machine, IReadOnlyList<string> Peers, IReadOnlyList<Row> Rows, IReadOnlyList<Outcome> Goals)
{
    private const int WidthOfFiles = 180;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Indented));

    public void Print(IAnsiConsole console)
    {
        // A file has no width of its own, and 80 columns break every cell.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        console.WriteLine(
            $"{Machine.Processor}, {Machine.Cores} processors, {Machine.Runtime}, kind \"{Machine.Kind}\"");
        console.WriteLine(
            $"multiply-add roof of one core: {F(Machine.Roof512, 0)} GFLOP/s at 512 bits, "
            + $"{F(Machine.Roof256, 0)} at 256, {F(Machine.Roof128, 0)} at 128");
        if (Peers.Count > 0)
            console.WriteLine($"beside {string.Join(" and ", Peers)}");
        console.Write(CreateTable());
        PrintGoals(console);
    }

    private Table CreateTable()
    {
        string[] peers = [.. Rows.SelectMany(row => row.Ratios.Keys).Distinct()];
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(
            "workload", "batch", "phase", "system", "threads", "median us", "min us", "bytes", "GFLOP/s", "roof");
        foreach (string peer in peers)
            table.AddColumn($"x {peer}");
        for (int column = 4; column < table.Columns.Count; column++)
            table.Columns[column].RightAligned();
        foreach (Row row in Rows)
        {
            IEnumerable<string> ratios = peers.Select(peer =>
                row.Ratios.TryGetValue(peer, out Ratio ratio) ? $"{Times(ratio.Median)} / {Times(ratio.Fastest)}" : "");
            table.AddRow(
            [
                row.Workload, F(row.Batch, 0), row.Phase, row.System, F(row.Threads, 0), Time(row.MedianMicroseconds),
                Time(row.MinimumMicroseconds), F(row.Bytes, 0), row.Gflops > 0 ? F(row.Gflops, 1) : "",
                row.Gflops > 0 ? $"{F(100 * row.Share, 0)} / {F(100 * row.FastestShare, 0)} %" : "", .. ratios,
            ]);
        }

        return table;
    }

    private void PrintGoals(IAnsiConsole console)
    {
        if (Goals.Count == 0)
            return;
        Outcome[] missed = [.. Goals.Where(goal => !goal.IsMet)];
        console.WriteLine($"{Goals.Count - missed.Length} of {Goals.Count} goals met");
        foreach (Outcome goal in missed)
            console.WriteLine($"missed: {goal}");
        foreach (Row row in RoofRows.Where(row => row.Threads > 1))
        {
            double one = RoofRows.FirstOrDefault(other => other.Threads == 1)?.Gflops ?? Machine.Roof;
            console.WriteLine(
                $"{row.Threads} threads got {F(row.Gflops / one, 2)} times the multiply-adds of one from the machine");
        }
    }

    private IEnumerable<Row> RoofRows => Rows.Where(row => row.Phase == Workload.RoofPhase);

    private static string Times(double ratio) => F(ratio, ratio < 10 ? 2 : 0);

    private static string Time(double microseconds) => F(microseconds, microseconds < 10 ? 3 : 1);

    private static string F(double value, int digits) => value.ToString("N" + digits, CultureInfo.InvariantCulture);
}
