using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>What the command line asks for.</summary>
/// <param name="Options">How to train.</param>
/// <param name="LearningRate">That of the first step.</param>
/// <param name="Report">The report to write, or null.</param>
/// <param name="Pictures">The folder of the pictures, or null.</param>
/// <param name="File">The file of the network, or null.</param>
internal sealed record TableRun(
    TrainingOptions Options, float LearningRate, string? Report, string? Pictures, string? File)
{
    /// <summary>Seed of everything.</summary>
    public ulong Seed => Options.Seed;

    /// <summary>Trains with AdamW, with a rate that falls to 0 on a cosine.</summary>
    public TrainingHistory Train<TNetwork, TRecord, TTarget>(
        TextWriter output, IRecordNetwork<TNetwork, TRecord, TTarget> network, TRecord[] training, TRecord[] test)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        TrainingHistory history = new([]);
        LearningRateSchedule schedule = LearningRateSchedule.Cosine(LearningRate, Options.CountSteps(training.Length));
        LiveProgress.Show(output, progress => history = network.TrainOn(
            training, test, Options with { Schedule = schedule, Progress = progress }));
        output.WriteLine();
        return history;
    }

    /// <summary>Writes pictures, a report and the network, where they are asked for.</summary>
    public void Save<TNetwork, TRecord, TTarget>(
        TextWriter output, string title, IRecordNetwork<TNetwork, TRecord, TTarget> network, TRecord[] training,
        TrainingHistory history, Judgement judgement, IReadOnlyList<(string Name, Picture Picture)> pictures)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        if (Pictures is not null)
        {
            _ = Directory.CreateDirectory(Pictures);
            foreach ((string name, Picture picture) in pictures)
                picture.Save(Path.Combine(Pictures, $"{name}.png"));
            output.WriteLine($"{Pictures} has its pictures");
        }

        if (Report is not null)
        {
            RunRecord run = RunRecord.Of(
                title, network, history, Options, training, ("optimizer", "AdamW"),
                ("learning rate", LearningRate.ToString(CultureInfo.InvariantCulture)), ("schedule", "cosine to 0"));
            HtmlReport report = new HtmlReport(title).AddRun(run).AddJudgement(judgement);
            foreach ((_, Picture picture) in pictures)
                report.AddPicture(picture);
            report.Save(Report);
            output.WriteLine($"{Report} is a report of it");
        }

        if (File is not null)
        {
            network.Save(File);
            output.WriteLine($"{File} is the network, with all that was fitted");
        }
    }
}
