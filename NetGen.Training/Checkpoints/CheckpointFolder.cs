using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>The files of a run's checkpoints.</summary>
internal sealed class CheckpointFolder
{
    private const string Pattern = "step-*.safetensors";
    private const string Unfinished = "*.safetensors.tmp";

    private readonly string folder;

    /// <summary>Makes the folder, and removes what a run that was killed had not finished.</summary>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written to.</exception>
    public CheckpointFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(folder, Unfinished).ToArray())
            File.Delete(file);

        // A run that cannot keep anything says so before it trains.
        string probe = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        using (File.Create(probe, 1, FileOptions.DeleteOnClose))
        {
        }
    }

    /// <summary>The network of the best epoch.</summary>
    public string Best => Path.Combine(folder, "best.safetensors");

    /// <summary>The checkpoint behind so many steps.</summary>
    public string After(long steps) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"step-{steps:D12}.safetensors"));

    /// <summary>The checkpoints, the newest first.</summary>
    public IReadOnlyList<string> Newest() =>
        [.. Directory.EnumerateFiles(folder, Pattern).OrderByDescending(file => file, StringComparer.Ordinal)];

    /// <summary>Removes all but the newest.</summary>
    public void Prune(int keep)
    {
        foreach (string file in Newest().Skip(keep))
            File.Delete(file);
    }
}
