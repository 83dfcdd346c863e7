using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>
/// Two ports of this machine that one worker has while its process lives. Orleans' sockets share a port with others, so
/// a locked file says whose it is; the lock ends with the process, however it does. The file stays, for whoever removes
/// it may remove another process's; each user has files of their own.
/// </summary>
internal sealed class PortClaim : IDisposable
{
    private readonly FileStream file;

    private PortClaim(FileStream file) => this.file = file;

    /// <summary>Takes two ports; null where somebody has one of them.</summary>
    public static PortClaim? TryTake(int silo, int gateway)
    {
        HashSet<int> taken = LocalGateways.TakenPorts();
        if (taken.Contains(silo) || taken.Contains(gateway))
            return null;
        string name = string.Create(CultureInfo.InvariantCulture, $"netgen-{Environment.UserName}-{silo}.lock");
        try
        {
            return new(new(Path.Combine(Path.GetTempPath(), name), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
