using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>The state of a run in a checkpoint, written and read.</summary>
internal static class RunStateRecord
{
    private const int FieldsOfAnEpoch = 8;

    /// <summary>Adds a state.</summary>
    public static void Write(CheckpointFile.Writer file, RunState state)
    {
        file.AddWhole("epoch", (ulong)state.Epoch);
        file.AddWhole("step", (ulong)state.Step);
        file.Add("loss_sum", state.LossSum);
        file.AddWhole("rows", (ulong)state.Rows);
        file.Add("seconds", state.Seconds);
        file.Add("first_loss", state.FirstLoss);
        file.Add("accuracy", state.Accuracy);
        file.Add("chance", state.Chance);
        file.AddWhole("best_epoch", (ulong)(state.BestEpoch ?? 0));
        Write(file, "best", state.Best);
        Write(file, "stopping", state.Stopping);
        Write(file, "on_disk", state.OnDisk);
        (double figure, int misses, int cooldown) = state.Plateau?.Memory ?? default;
        file.Add("plateau", figure);
        file.AddWhole("plateau.misses", (ulong)misses);
        file.AddWhole("plateau.cooldown", (ulong)cooldown);
        file.Add("history", state.Epochs.SelectMany(Fields).ToArray());
        file.Add("history.errors", state.Epochs.Select(epoch => epoch.ValidationError).ToArray());
    }

    /// <summary>Reads a state; what the run does not ask for is left out.</summary>
    /// <returns>What sets it, once all else was found to fit.</returns>
    public static Action Read(CheckpointFile file, RunState state)
    {
        (int epoch, int step) = ((int)file.Whole("epoch"), (int)file.Whole("step"));
        long rows = (long)file.Whole("rows");
        (double sum, double seconds) = (file.Number("loss_sum"), file.Number("seconds"));
        (double first, double accuracy) = (file.Number("first_loss"), file.Number("accuracy"));
        double chance = file.Number("chance");
        int best = (int)file.Whole("best_epoch");
        Action figures = Read(file, "best", state.Best) + Read(file, "stopping", state.Stopping)
            + Read(file, "on_disk", state.OnDisk);
        (double, int, int) plateau = (
            file.Number("plateau"), (int)file.Whole("plateau.misses"), (int)file.Whole("plateau.cooldown"));
        EpochResult[] epochs = Epochs(file);
        return () =>
        {
            (state.Epoch, state.Step, state.Rows) = (epoch, step, rows);
            (state.LossSum, state.Seconds) = (sum, seconds);
            (state.FirstLoss, state.Accuracy, state.Chance) = ((float)first, (float)accuracy, chance);
            state.BestEpoch = best == 0 ? null : best;
            figures();
            if (state.Plateau is not null)
                state.Plateau.Memory = plateau;
            state.Epochs.AddRange(epochs);
        };
    }

    private static void Write(CheckpointFile.Writer file, string name, BestFigure? figure)
    {
        (double value, int misses) = figure?.Memory ?? (double.NaN, 0);
        file.Add(name, value);
        file.AddWhole(name + ".misses", (ulong)misses);
    }

    private static Action Read(CheckpointFile file, string name, BestFigure? figure)
    {
        (double, int) memory = (file.Number(name), (int)file.Whole(name + ".misses"));
        return () =>
        {
            if (figure is not null)
                figure.Memory = memory;
        };
    }

    private static IEnumerable<double> Fields(EpochResult epoch) =>
    [
        epoch.Epoch, epoch.Loss, epoch.Validation?.Loss ?? double.NaN, epoch.Validation?.Accuracy ?? double.NaN,
        epoch.Validation?.Rows ?? -1, epoch.Seconds, epoch.RowsPerSecond, epoch.LearningRate,
    ];

    private static EpochResult[] Epochs(CheckpointFile file)
    {
        double[] fields = file.Array<double>("history") ?? [];
        if (fields.Length % FieldsOfAnEpoch != 0)
        {
            throw file.Wrong(
                $"{FieldsOfAnEpoch} numbers an epoch in the history",
                fields.Length.ToString(CultureInfo.InvariantCulture));
        }

        // Files of before have none.
        int count = fields.Length / FieldsOfAnEpoch;
        double[] errors = file.Array<double>("history.errors") is null
            ? [.. Enumerable.Repeat(double.NaN, count)]
            : file.Array<double>("history.errors", count);
        return
        [
            .. fields.Chunk(FieldsOfAnEpoch).Select((of, i) => new EpochResult(
                (int)of[0], (float)of[1],
                of[4] < 0 ? null : new Evaluation((float)of[2], (float)of[3], (int)of[4]), of[5], of[6])
            {
                LearningRate = (float)of[7],
                ValidationError = errors[i],
            }),
        ];
    }
}
