using System;
using System.IO;

namespace NetGen.CompilerServices;

/// <summary>
/// Writes a file as a whole or not at all: into a file beside it, <c>name.tmp</c>, which is flushed to the disk and
/// then takes the old one's name. Whatever happens in between, the old file stays.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file of so many bytes.</summary>
    /// <param name="path">Where; a link is followed.</param>
    /// <param name="length">Bytes that will be written: a disk that has no room for them says so at once.</param>
    /// <param name="write">Writes them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void Write(string path, long length, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(true)!.FullName;
        string beside = target + ".tmp";
        FileStream stream = new(beside, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            PreallocationSize = length,
        });
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }
    }

    // What went wrong before is what the caller has to know.
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
