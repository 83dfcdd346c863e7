using System;
using System.IO;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// Saves or loads a network of 100 MB; or writes and reads as many bytes alone, in the same way: beside the file,
/// flushed to the disk, renamed.
/// </summary>
/// <param name="alone">Whether nothing but bytes is written and read.</param>
internal sealed class FileWorkload(bool alone) : Workload
{
    /// <inheritdoc/>
    public override double MultiplyAdds => 0;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string path = Path.Combine(folder, "weights.safetensors");
        Large network = new(seed: 1);
        network.Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        return (Phase, alone) switch
        {
            ("save", false) => () => network.Save(path),
            ("load", false) => () => network = Large.Load(path),
            ("save", true) => () => Write(path, bytes),
            _ => () => bytes = File.ReadAllBytes(path),
        };
    }

    private static void Write(string path, byte[] bytes)
    {
        using (FileStream stream = File.Create(path + ".tmp", bufferSize: 1))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }
}
