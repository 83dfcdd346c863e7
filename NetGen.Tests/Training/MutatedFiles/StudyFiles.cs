using System.IO;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.MutatedFiles;

/// <summary>Studies in files: small ones to be damaged, and a search that goes on from one.</summary>
internal static class StudyFiles
{
    private const int Trials = 6;

    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1), Dimension.Choice("net", "A", "B")];

    /// <summary>A study that has ended, and one that has more in it.</summary>
    public static byte[][] Whole(string directory)
    {
        string few = Path.Combine(directory, "few.db"), many = Path.Combine(directory, "many.db");
        Search(few, Trials);
        Search(many, 40);
        return [File.ReadAllBytes(few), File.ReadAllBytes(many)];
    }

    /// <summary>Goes on with a study.</summary>
    public static void Read(string path)
    {
        Stage stage = Search(path, Trials);
        Assert.Equal(Trials, stage.Trials.Count);
        Assert.DoesNotContain(stage.Trials, trial => double.IsInfinity(trial.Score));
    }

    private static Stage Search(string path, int trials)
    {
        FunctionObjective objective = new(
            trial => trial.Number % 5 == 3 ? throw new TrainingStoppedException(1, 2, float.NaN) : trial.Double("x"));
        using Study study = Study.Open(path, seed: 3);
        return study.Random("coarse", Space, trials, objective, new() { Parallelism = 1 });
    }
}
