using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Training;

/// <content>What a study is told of trainings that have ended.</content>
internal sealed partial class StudyWork
{
    // Until the study has it, or the worker ends. Told twice, it counts once.
    private async Task<WorkerOrders> Tell(RunName name, TrialRun run, bool hasCore)
    {
        WorkerReport report = Report() with
        {
            Told = [(name.Stage, ToldRun.Of(name.Key(), run.Row))],
            Free = hasCore ? 1 : 0,
            Ahead = Math.Min(1, cores.Ahead),
        };
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await study.Report(report with
                {
                    Running = [.. running.Keys.Where(other => other != name)],
                }).WaitAsync(leaving.Token);
            }
            catch (Exception problem) when (!leaving.IsCancellationRequested)
            {
                // By now the core may be another training's.
                say($"the study does not take trial {name.Trial} yet: {problem.Message}");
                report = report with { Free = 0, Ahead = 0 };
                await Task.Delay(pause, leaving.Token);
            }
        }
    }

    private async Task Send(RunName name, Action<string>? save)
    {
        if (save is null)
        {
            await study.PutNetwork(name, new(null, "the trial trains no network"));
            return;
        }

        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.safetensors");
        try
        {
            save(path);
            await study.PutNetwork(name, new(await File.ReadAllBytesAsync(path), null));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
