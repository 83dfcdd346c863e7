using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Data.Sqlite;
using NetGen.CompilerServices;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>A study in a file goes on where it was, and takes no file that is none.</summary>
public sealed class StudyFileTests : IDisposable
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1), Dimension.Choice("net", "A", "B")];

    private readonly TemporaryDirectory directory = new();
    private readonly ConcurrentBag<(int Trial, int Epochs, int Repeat)> calls = [];
    private readonly FunctionObjective objective;

    public StudyFileTests() => objective = new(trial =>
    {
        calls.Add((trial.Number, trial.Epochs, trial.Repeat));
        return trial.Double("x") + trial.Repeat;
    });

    private string File => Path.Combine(directory.Path, "study.db");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void NothingIsDoneTwice()
    {
        double[] first = Run(10, new());
        Assert.Equal(10, calls.Count);
        Assert.Equal(first, Run(10, new()));
        Assert.Equal(10, calls.Count);
    }

    [Fact]
    public void AStageGrowsInTrialsRepeatsAndEpochs()
    {
        double[] ten = Run(10, new());
        Assert.Equal(ten, Run(15, new())[..10]);
        Assert.Equal(15, calls.Count);
        Run(15, new() { Repeats = 3 });
        Assert.Equal(45, calls.Count);
        Run(15, new() { Epochs = 2 });
        Assert.Equal(60, calls.Count);
        Assert.Equal(60, calls.Distinct().Count());
        Assert.Equal(ten, Run(10, new()));
    }

    [Fact]
    public void AFailedTrialIsKeptWithItsReason()
    {
        FunctionObjective fails = new(trial => throw new TrainingStoppedException(2, 7, float.NaN));
        string?[] reasons =
        [
            .. Enumerable.Range(0, 2).Select(_ =>
            {
                using Study study = Study.Open(File);
                return study.Random("coarse", Space, 1, fails).Trials[0].Reason;
            }),
        ];
        Assert.Contains("epoch 2, step 7", reasons[0]);
        Assert.Equal(reasons[0], reasons[1]);
    }

    [Fact]
    public void HalvingGoesOnWithoutDoingARungTwice()
    {
        for (int i = 0; i < 2; i++)
        {
            using Study study = Study.Open(File);
            study.Halving("halving", Space, 9, 9, objective);
        }

        Assert.Equal(9 + 3 + 1, calls.Count);
    }

    [Fact]
    public void AnotherStageOfTheSameNameIsNamed()
    {
        Run(1, new());
        using Study study = Study.Open(File, seed: 3);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => study.Random("coarse", [Dimension.Uniform("x", 0, 2)], 1, objective));
        Assert.StartsWith(
            $"{File}: expected stage 'coarse' as it was begun (seed 3; x: Linear from 0 to 1; net: one of A, B; "
            + "val_acc of 1 folds), found (seed 3; x: Linear from 0 to 2; val_acc of 1 folds); give the stage another "
            + "name or the study another file.", error.Message);
        Assert.Single(calls);
        using Study grid = Study.InMemory();
        grid.Grid("a", Space, 3, objective);
        Assert.StartsWith(
            "Expected trial 1 of stage 'a' as the study has it (x: 0.000000  net: A), found (x: ",
            Assert.Throws<ArgumentException>(() => grid.Random("a", Space, 3, objective)).Message);
    }

    [Fact]
    public void AnotherSeedIsAnotherStudy()
    {
        Run(1, new());
        using Study study = Study.Open(File, seed: 4);
        Assert.Contains(
            "(seed 3;", Assert.Throws<ArgumentException>(() => study.Random("coarse", Space, 1, objective)).Message);
    }

    [Fact]
    public void OneAtATimeHasTheFile()
    {
        using Study study = Study.Open(File);
        IOException error = Assert.Throws<IOException>(() => Study.Open(File));
        Assert.StartsWith($"{File}: expected a study that no other process has open, found: ", error.Message);
    }

    [Fact]
    public void AFileThatIsNoStudyIsNamedAndLeft()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("not a database ", 100)));
        string path = directory.Write("text", text);
        Assert.Equal(
            $"{path}: expected a study in a SQLite file, found another kind of file.",
            Assert.Throws<InvalidDataException>(() => Study.Open(path)).Message);
        Assert.Equal(text, System.IO.File.ReadAllBytes(path));

        string other = Path.Combine(directory.Path, "other.db");
        using (SqliteConnection connection = new($"Data Source={other};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE people (name TEXT)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(
            $"{other}: expected a study of version 1 or 2, found a SQLite file of another kind.",
            Assert.Throws<InvalidDataException>(() => Study.Open(other)).Message);
    }

    // A file of version 1 does not say whose bits its scores have; what is added to it does.
    [Fact]
    public void AFileOfVersion1GoesOn()
    {
        double[] expected = Run(5, new());
        Execute("ALTER TABLE run DROP COLUMN path", "PRAGMA user_version = 1", "DELETE FROM run WHERE trial > 3");
        Assert.Equal(expected, Run(5, new()));
        Execute("UPDATE run SET path = 'unknown' WHERE path IS NULL AND trial > 3");
        using StudyFile file = new(File);
        Assert.Equal([NumericPath.OfMachine()], file.Paths());
    }

    [Fact]
    public void ScoresOfAnotherNumericPathAreNamed()
    {
        double[] expected = Run(3, new());
        Execute("UPDATE run SET path = 'another path' WHERE trial = 2");
        StringWriter output = new();
        Assert.Equal(expected, Run(3, new() { Output = output })[..3]);
        Assert.DoesNotContain("another path", output.ToString());
        _ = Run(4, new() { Output = output });
        Assert.Contains(
            $"the study has scores of numeric path (another path), this machine's is ({NumericPath.OfMachine()}): "
            + "their last bits may differ", output.ToString());
    }

    [Fact]
    public void AFolderThatIsMissingIsNamed()
    {
        string path = Path.Combine(directory.Path, "no", "study.db");
        Assert.Equal(
            $"{path}: expected a file that can be opened or made.",
            Assert.Throws<IOException>(() => Study.Open(path)).Message);
    }

    private void Execute(params string[] texts)
    {
        using SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        foreach (string text in texts)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    private double[] Run(int trials, SearchOptions options)
    {
        using Study study = Study.Open(File, seed: 3);
        return [.. study.Random("coarse", Space, trials, objective, options).Trials.Select(trial => trial.Score)];
    }
}
