using System;
using System.IO;
using System.Runtime.CompilerServices;
using NetGen.Generator.Emit;
using Xunit;

namespace NetGen.Tests.Snapshots;

/// <summary>
/// Compares text with a file beside the test, by Verify's conventions: <c>X.verified.cs</c> is what was accepted,
/// <c>X.received.cs</c> is written where the text differs, and accepting is renaming.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string name, string text, [CallerFilePath] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(test)!, name);
        string found = text.Replace($"NetGen {NetworkEmitter.Version}", "NetGen %VERSION%", StringComparison.Ordinal)
            .Replace($"\"{NetworkEmitter.Version}\"", "\"%VERSION%\"", StringComparison.Ordinal);
        string verified = $"{stem}.verified.cs";
        string received = $"{stem}.received.cs";
        string accepted = File.Exists(verified)
            ? File.ReadAllText(verified).Replace("\r", "", StringComparison.Ordinal)
            : "";
        if (accepted == found)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, found);
        Assert.Fail($"{name} differs from what was accepted. Compare, and accept with: mv {received} {verified}");
    }
}
