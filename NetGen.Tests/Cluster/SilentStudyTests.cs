using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using NetGen.Training;
using Orleans;
using Xunit;

namespace NetGen.Tests.Cluster;

/// <summary>A study that does not answer takes nothing from the others of a worker.</summary>
public sealed class SilentStudyTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    // The silent study gives one trial away, and takes neither its result nor any report; the lively one then has the
    // only core, and hears from its trial at each beat.
    [Fact(Timeout = 60_000)]
    public async Task TheBeatsAndTheCoreOfOthersGoOn()
    {
        using ManualResetEventSlim end = new();
        FunctionObjective objective = new(trial =>
        {
            if (trial.Stage == "lively")
                end.Wait();
            return 1;
        });
        StageRequest silent = RequestOf("silent", objective);
        StageRequest lively = RequestOf("lively", objective);
        List<WorkerReport> heard = [];
        int asked = 0;
        IStudyGrain silentStudy = Fake.Of<IStudyGrain>((method, _) => method switch
        {
            "Describe" => Task.FromResult<StageRequest?>(silent),
            _ when Interlocked.Increment(ref asked) == 1 => Task.FromResult(OrdersOf(silent)),
            _ => new TaskCompletionSource<WorkerOrders>().Task,
        });
        IStudyGrain livelyStudy = Fake.Of<IStudyGrain>((method, arguments) =>
        {
            if (method == "Describe")
                return Task.FromResult<StageRequest?>(lively);
            WorkerReport report = (WorkerReport)arguments[0]!;
            lock (heard)
                heard.Add(report);
            return Task.FromResult(report.Free > 0 ? OrdersOf(lively) : new WorkerOrders());
        });
        IBoardGrain board = Fake.Of<IBoardGrain>((_, _) => Task.FromResult<string[]>(["silent", "lively"]));
        IGrainFactory grains = Fake.Of<IGrainFactory>((_, arguments) => arguments[0] switch
        {
            "silent" => silentStudy,
            "lively" => livelyStudy,
            _ => board,
        });
        using WorkerPump pump = new(
            grains, new SearchRegistry().Add("f", () => objective), new() { Cores = 1, Name = "worker" },
            new SearchTimes(Silence));
        await pump.StartAsync(CancellationToken.None);
        int beats = 0;
        for (int i = 0; i < 100 && beats < 5; i++)
        {
            await Task.Delay(Silence / 5);
            lock (heard)
                beats = heard.Count(report => report.Running.Any(run => run.Stage == lively.Key()));
        }

        end.Set();
        await pump.StopAsync(CancellationToken.None);
        await pump.StopAsync(CancellationToken.None);
        Assert.InRange(beats, 5, int.MaxValue);
    }

    private static StageRequest RequestOf(string name, FunctionObjective objective)
    {
        SearchSpace space = [Dimension.Uniform("x", 0, 1)];
        StagePlan plan = new(name, 1, [space.Draw(1, 1)])
        {
            Epochs = 1,
            MostEpochs = 1,
            Repeats = 1,
            Folds = 1,
            LowerIsBetter = false,
            Chance = 0,
        };
        return new()
        {
            Name = name,
            Plan = StagePlanJson.ToJson(plan),
            Objective = "f",
            Facts = StageRequest.FactsOf(objective),
        };
    }

    private static WorkerOrders OrdersOf(StageRequest stage) =>
        new() { Start = [RunName.Of(stage.Key(), new(1, 1, 0, 0))] };

    /// <summary>Answers the calls of an interface by their name.</summary>
    public class Fake : DispatchProxy
    {
        private Func<string, object?[], object> answer = null!;

        public static T Of<T>(Func<string, object?[], object> answer)
            where T : class
        {
            T fake = Create<T, Fake>();
            ((Fake)(object)fake).answer = answer;
            return fake;
        }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
            answer(targetMethod!.Name, args!);
    }
}
