using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A sample that finds learning rate and weight decay of a network by the lecture's search.</summary>
internal abstract class LectureSearchSample : Sample
{
    private const int TableRows = 10;

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        SearchPlan usual = new();
        Option<int> trials = Number("--trials", "Trials of a stage.", usual.Trials, 1, 1_000_000);
        Option<int> few = Number("--coarse-epochs", "Epochs of a coarse trial.", usual.CoarseEpochs, 1, 100_000);
        Option<int> more = Number("--fine-epochs", "Epochs of a fine trial.", usual.FineEpochs, 1, 100_000);
        Option<Exponents> coarseRate = Powers("--coarse-lr", "Learning rates at first", usual.CoarseRate);
        Option<Exponents> coarseDecay = Powers("--coarse-reg", "Weight decay at first", usual.CoarseDecay);
        Option<Exponents> fineRate = Powers("--fine-lr", "Learning rates then", usual.FineRate);
        Option<Exponents> fineDecay = Powers("--fine-reg", "Weight decay then", usual.FineDecay);
        Option<int> seed = Number("--seed", "Seed of all that is drawn.", 1, 0);
        Option<int> parallel = Number(
            "--parallel", "Trials that run at once; what they find does not depend on it.",
            Environment.ProcessorCount, 1, 1_024);
        Option<string?> file = NewFile("--study", "Keeps the search there: run again, it goes on where it was ended.");
        Option<string?> pictures = NewDirectory("--pictures", "Writes a picture of each range there, as PNG.");
        Option<string?> report = NewFile("--report", "Writes a report of the search, one HTML file.");
        Option<string?> data = DataOption();
        Command command = new(Name, $"{char.ToUpperInvariant(Description[0])}{Description[1..]}.")
        {
            trials, few, more, coarseRate, coarseDecay, fineRate, fineDecay, seed, parallel, file, report, pictures,
            data,
        };
        ClusterSearch cluster = new(OneOf(
            "--cluster", "Runs trials on a cluster: run searches there, worker runs trials for others until Ctrl+C.",
            ClusterSearch.Client, ClusterSearch.Worker));
        cluster.AddTo(command);
        command.SetAction(parsed => Attempt(error, () =>
        {
            string? directory = parsed.GetValue(data);
            int cores = parsed.GetValue(parallel);
            if (cluster.Work(parsed, Name, () => Load(directory).Objective, cores, output))
                return;
            SearchPlan plan = new()
            {
                Trials = parsed.GetValue(trials),
                CoarseEpochs = parsed.GetValue(few),
                FineEpochs = parsed.GetValue(more),
                CoarseRate = parsed.GetValue(coarseRate),
                CoarseDecay = parsed.GetValue(coarseDecay),
                FineRate = parsed.GetValue(fineRate),
                FineDecay = parsed.GetValue(fineDecay),
            };
            SearchOptions options = new() { Parallelism = cores, Output = output };
            (NetworkObjective<int> objective, Dataset<int> test) = Load(directory);
            ulong seeds = (ulong)parsed.GetValue(seed);
            using Study study = parsed.GetValue(file) is string path
                ? Study.Open(path, seeds)
                : Study.InMemory(seeds);
            (LectureSearch search, TestResult tested) = cluster.Run(
                parsed, study, Name, () => Run(study, objective, test, plan, options, output));
            if (parsed.GetValue(report) is string page)
                Report(output, search, tested, page);
            if (parsed.GetValue(pictures) is string folder)
                Save(output, search, folder);
        }));
        return command;
    }

    /// <summary>Searches, and tests the winner.</summary>
    internal static (LectureSearch Search, TestResult Test) Run(
        Study study, NetworkObjective<int> objective, Dataset<int> test, SearchPlan plan, SearchOptions options,
        TextWriter output)
    {
        LectureSearch search = new(study, objective, plan, options);
        Stage final = search.Run();
        Stage fine = search.Stages[^2];
        output.WriteLine();
        output.WriteLine($"{fine.Name}, the best {TableRows}");
        fine.WriteTable(output, TableRows);
        output.WriteLine();
        output.WriteLine("the finalists, each with several seeds");
        final.WriteTable(output);
        output.WriteLine();
        TestResult tested = study.Test(final.Best, objective, test);
        output.WriteLine(tested);
        return (search, tested);
    }

    // Study and search refuse ranges and winners by exceptions of their own.
    /// <inheritdoc/>
    protected override bool IsTold(Exception problem) =>
        problem is ArgumentException or InvalidOperationException or TrainingStoppedException || base.IsTold(problem);

    /// <summary>The option that says where the data is.</summary>
    protected abstract Option<string?> DataOption();

    /// <summary>What is searched for, and rows for the test of the winner.</summary>
    protected abstract (NetworkObjective<int> Objective, Dataset<int> Test) Load(string? directory);

    private static Option<Exponents> Powers(string name, string what, Exponents value) => new(name)
    {
        Description = $"{what}: exponents of ten, two dots between them.",
        HelpName = "low..high",
        DefaultValueFactory = _ => value,
        CustomParser = result => Exponents.TryParse(Text(result), out Exponents found)
            ? found
            : Wrong(result, $"{name} to be two exponents of ten from -30 to 30, such as {value}", value),
    };

    private void Report(TextWriter output, LectureSearch search, TestResult test, string path)
    {
        HtmlReport report = new HtmlReport($"Search for settings: {Name}").AddTest(test);
        foreach (Stage stage in search.Stages.Reverse())
            report.AddStage(stage);
        report.Save(path);
        output.WriteLine($"{path} is a report of it");
    }

    private void Save(TextWriter output, LectureSearch search, string directory)
    {
        _ = System.IO.Directory.CreateDirectory(directory);
        Save(search.Grid().Beside(search.Stages[0], "lr", "reg"), "grid");
        foreach (Stage stage in search.Stages.SkipLast(1))
            Save(stage.Scatter("lr", "reg"), stage.Name);

        void Save(Picture picture, string name)
        {
            string path = Path.Combine(directory, $"{Name}-{name.Replace(' ', '-')}.png");
            picture.Save(path);
            output.WriteLine($"{path} shows it");
        }
    }
}
