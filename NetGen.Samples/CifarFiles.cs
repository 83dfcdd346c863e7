using System.CommandLine;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Where CIFAR-10 is: not in the repository, so the user says it.</summary>
internal static class CifarFiles
{
    private const string Where = "CIFAR-10's binary files (data_batch_1.bin to data_batch_5.bin and test_batch.bin), "
        + "which https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz has";

    /// <summary>
    /// The option that says it. Any folder is taken, so that one that is missing can be told where the files are.
    /// </summary>
    public static Option<string?> Option() => new("--data")
    {
        Description = $"The folder with {Where}.",
        HelpName = "directory",
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="IOException">There is no such folder or file; the message says where the files are.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static Cifar10 Load(string? directory)
    {
        if (directory is null || !Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException(
                $"Expected --data to be a folder with {Where}, found "
                + $"{(directory is null ? "no --data" : $"no folder '{directory}'")}.");
        }

        try
        {
            return Cifar10.Load(directory);
        }
        catch (FileNotFoundException missing)
        {
            throw new FileNotFoundException(
                $"Expected --data to be a folder with {Where}, found no {missing.FileName}.", missing);
        }
    }
}
