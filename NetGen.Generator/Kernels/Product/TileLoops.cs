using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>How the loops over register tiles read as C#; the tiles are <see cref="TileTemplate"/>'s.</summary>
internal static class TileLoops
{
    /// <summary>
    /// A product whose rows are the batch: main tiles first, then smaller ones for the rows that remain.
    /// </summary>
    /// <param name="width">Vector width.</param>
    /// <param name="columns">Columns of the right operand.</param>
    /// <param name="order">The order of its loops.</param>
    /// <param name="tile">A tile.</param>
    /// <param name="arguments">Arguments of a tile of row <c>r</c>, from a column on.</param>
    /// <param name="byColumns">Whether threads share columns: <see cref="SharesOfColumns"/> precedes it.</param>
    /// <param name="beside">
    /// What else is done for so many rows of a tile, of an order without panels, while they are in the cache.
    /// </param>
    public static KernelText OverRows(
        Width width, RowShape columns, TileOrder order, TileSpec tile, Func<Tile, string, string> arguments,
        bool byColumns = false, Func<int, KernelText>? beside = null)
    {
        int vectors = columns.Vectors(width.Lanes);
        TileSpec spec = tile with { LooksAhead = order.LooksAhead };
        string last = order.LooksAhead ? ", r == first" : "";
        List<Code> loops = [];
        List<KernelText> tiles = [];
        foreach ((int rows, int most) in order.Tiles)
        {
            ImmutableArray<TileRun> runs = [.. Tiling.Runs(vectors, most)];
            Func<TileRun, string, Code> call = (run, column) =>
            {
                Tile size = new(rows, run.Size, width.Lanes);
                return Wrapped.Call(TileTemplate.Callee(size, spec), arguments(size, column) + last);
            };
            KernelText more = beside?.Invoke(rows) ?? default;
            loops.Add(order.InPanels
                ? Panels(width, runs, rows, call, byColumns)
                : Code.Under(
                    $"for (; {Next(rows, "rows")})",
                    Code.Lines(Columns(width, runs, call, byColumns), more.Statements),
                    runs.Length == 1 && beside is null));
            tiles.AddRange(Tiles(width, runs, rows, spec));
            tiles.Add(more);
        }

        loops[0] = Code.Lines(order.InPanels ? "int r = block, first = block;" : "int r = 0;", loops[0]);
        Code all = Code.Paragraphs(loops);
        return KernelText.Of(order.InPanels ? RowBlocks(order.RowsPerBlock, all) : all, tiles);
    }

    /// <summary>
    /// A product whose rows are those of the weights, a constant number that is cut evenly and shared by the threads.
    /// </summary>
    /// <param name="width">Vector width.</param>
    /// <param name="columns">Columns of the right operand.</param>
    /// <param name="length">Rows of the weights.</param>
    /// <param name="order">The order of its loops.</param>
    /// <param name="tensor">The weights.</param>
    /// <param name="operands">What the tiles read.</param>
    /// <param name="tile">A tile.</param>
    /// <param name="blocks">Blocks of columns that threads share, or 0.</param>
    public static KernelText OverInputs(
        Width width, RowShape columns, int length, GradientOrder order, string tensor, GradientOperands operands,
        TileSpec tile, int blocks)
    {
        ImmutableArray<TileRun> runs = [.. Tiling.Runs(columns.Vectors(width.Lanes), order.Vectors)];
        ImmutableArray<TileRun> groups = [.. order.Runs(length)];
        string ofSame = groups.All(group => group.Tiles == 1)
            ? "of those with the same ones the last does the work"
            : "those with the same ones share the rows of the weights";
        List<Code> loops =
        [
            blocks == 0 ? Code.Empty : SharesOfColumns(blocks, ofSame),
            Code.Text($"S weights = sink.ForTensor(Tensor.{tensor});"),
        ];
        loops.AddRange(order.Loops == GradientLoops.ColumnsOutside
            ? ColumnLoops.Write(width, runs, groups, operands, tile, order.Strips, blocks > 0)
            : groups.Select(group =>
            {
                Func<TileRun, string, string, Code> call = (run, row, column) =>
                {
                    Tile size = new(group.Size, run.Size, width.Lanes);
                    string arguments = operands.Arguments(size.Columns, row, column);
                    return Wrapped.Call(TileTemplate.Callee(size, tile), $"{arguments}, weights");
                };
                return Shares(width, runs, group, call, order.Loops == GradientLoops.Blocks, blocks > 0);
            }));
        return KernelText.Of(
            Code.Lines(loops), groups.SelectMany(group => Tiles(width, runs, group.Size, tile)));
    }

    /// <summary>Declares a thread's share of the blocks of columns, and of the rows of its block.</summary>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="ofSame">What threads do that have the same columns, where there are more of them.</param>
    public static Code SharesOfColumns(int blocks, string ofSame) => Code.Lines(
        $"// Each thread has blocks of columns of its own; {ofSame}.",
        $"Share across = share.Across({Literal.Of(blocks)}), down = share.Down({Literal.Of(blocks)});");

    /// <summary>Loops over rows <c>block</c> to <c>last</c>, so many that they stay in the cache.</summary>
    public static Code RowBlocks(int rowsPerBlock, Code body) => Code.Text($$"""
        for (int block = 0, last; block < rows; block = last)
        {
            last = Math.Min(rows, block + {{rowsPerBlock}});
            {{body}}
        }
        """);

    /// <summary>
    /// What is done for each tile of a run: in a loop, or once where there is but one, which is the last thread's then.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">How many of what is counted a row or column of the run stands for.</param>
    /// <param name="variable">The loop's variable: where a tile starts.</param>
    /// <param name="share">The share of a thread that has some of the tiles; null where it has all.</param>
    /// <param name="body">Statements for a tile that starts there.</param>
    /// <param name="isOneStatement">Whether these are one.</param>
    public static Code Over(
        TileRun run, int unit, string variable, string? share, Func<string, Code> body, bool isOneStatement = true)
    {
        int first = run.First * unit, step = run.Size * unit;
        if (run.Tiles == 1)
        {
            Code only = body(Literal.Of(first));
            return share is null ? only : Code.Under($"if ({share}.IsLast)", only, isOneStatement);
        }

        (string from, string to) = share is null
            ? (Literal.Of(first), Literal.Of(first + run.Tiles * step))
            : (Share("Start"), Share("End"));
        return Code.Under(
            $"for (int {variable} = {from}; {variable} < {to}; {Literal.Next(variable, step)})", body(variable),
            isOneStatement);

        string Share(string end) => Elementwise.Share(first, step, end, run.Tiles, share!);
    }

    /// <summary>Condition and step of a loop over tiles of so many rows, up to <paramref name="end"/>.</summary>
    public static string Next(int rows, string end) => rows == 1
        ? $"r < {end}; r++"
        : $"r + {Literal.Of(rows)} <= {end}; r += {Literal.Of(rows)}";

    private static IEnumerable<KernelText> Tiles(
        Width width, ImmutableArray<TileRun> runs, int rows, TileSpec tile) =>
        runs.Select(run => TileTemplate.Method(new(rows, run.Size, width.Lanes), tile));

    // What threads share of a run of tiles; a single tile is one's alone.
    private static Code Shares(
        Width width, ImmutableArray<TileRun> runs, TileRun group, Func<TileRun, string, string, Code> call,
        bool inBlocks, bool byColumns)
    {
        string down = byColumns ? "down" : "share";
        return inBlocks && group.Tiles > 1
            ? Blocks(width, runs, group, call, down, byColumns)
            : Over(
                group, 1, "i", down, i => Columns(width, runs, (run, column) => call(run, i, column), byColumns),
                runs.Length == 1);
    }

    // Every column for a block of the weights' rows, before the next block.
    private static Code Blocks(
        Width width, ImmutableArray<TileRun> runs, TileRun group, Func<TileRun, string, string, Code> call, string down,
        bool byColumns)
    {
        (int first, int tiles, int rows) = group;
        string from = Elementwise.Share(first, rows, "Start", tiles, down);
        string to = Elementwise.Share(first, rows, "End", tiles, down);
        return Code.Text($$"""
            for (int block = {{from}}, end = {{to}}, last; block < end; block = last)
            {
                last = Math.Min(end, block + {{rows * Tiling.InputTilesPerBlock}});
                {{Columns(width, runs, (run, column) => Code.Under(
                    $"for (int i = block; i < last; {Literal.Next("i", rows)})",
                    call(run, "i", column)), byColumns)}}
            }
            """);
    }

    // Every row for a panel of the columns, before the next panel.
    private static Code Panels(
        Width width, ImmutableArray<TileRun> runs, int rows, Func<TileRun, string, Code> call,
        bool byColumns) => Code.Lines(
        Columns(
            width, runs, (run, column) => Code.Under($"for (r = first; {Next(rows, "last")})", call(run, column)),
            byColumns),
        rows == 1 ? Code.Empty : "first = r;");

    private static Code Columns(
        Width width, ImmutableArray<TileRun> runs, Func<TileRun, string, Code> call, bool byColumns) =>
        Code.Lines(runs.Select(run =>
            Over(run, width.Lanes, "c", byColumns ? "across" : null, column => call(run, column))));
}
