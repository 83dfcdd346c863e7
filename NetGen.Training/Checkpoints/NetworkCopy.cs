using System;

namespace NetGen.Training;

/// <summary>A copy of a network for who writes it while the network changes. Its memory is allocated once.</summary>
internal sealed class NetworkCopy<TNetwork, TTarget>(TNetwork network)
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private TNetwork? copy;
    private bool isDue;

    /// <summary>Copies what the network holds now. Nobody may be writing the copy.</summary>
    public TNetwork Take()
    {
        copy ??= TNetwork.CreateZeroed();
        copy.Parameters.CopyAllFrom(network.Parameters);
        isDue = true;
        return copy;
    }

    /// <summary>What writes the copy to a file; null where none was taken since the last call.</summary>
    public Action? Saving(string path)
    {
        if (!isDue)
            return null;
        isDue = false;
        return () => NetworkFile.Save<TNetwork, TTarget>(copy!, path);
    }
}
