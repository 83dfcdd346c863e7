using System;

namespace NetGen.Training;

/// <summary>
/// The snapshots of a run in a checkpoint. One with the bits of the network, or of the other, is named there and not
/// written again.
/// </summary>
/// <param name="parameters">The network's.</param>
/// <param name="lastGood">What a run that meets a number that is not finite is given back.</param>
/// <param name="best">The weights of the best epoch, where they are kept.</param>
internal sealed class SnapshotRecord(ParameterBlock parameters, ParameterSnapshot lastGood, ParameterSnapshot? best)
{
    private const string GoodName = "last_good", BestName = "best", Place = ".in";
    private const string None = "none", Network = "network", Own = "array";

    private float[]? goodCopy, bestCopy;

    /// <summary>Adds copies of what there is now; they stay as they are until the next call.</summary>
    public void Write(CheckpointFile.Writer file, bool hasBest)
    {
        string good = lastGood.HasBitsOf(parameters) ? Network : Own;
        string kept = !hasBest ? None
            : best!.HasBitsOf(parameters) ? Network
            : best.HasBitsOf(lastGood) ? GoodName
            : Own;
        file.Add(GoodName + Place, good);
        file.Add(BestName + Place, kept);
        if (good == Own)
            file.Add(GoodName, Copy(lastGood, ref goodCopy));
        if (kept == Own)
            file.Add(BestName, Copy(best!, ref bestCopy));
    }

    /// <summary>Reads what there was; a best epoch that the run does not ask for is left out.</summary>
    /// <returns>What sets it, once the network is set.</returns>
    public Action Read(CheckpointFile file)
    {
        string good = file.Text(GoodName + Place), kept = file.Text(BestName + Place);
        if (good is not (Network or Own))
            throw file.Wrong($"{Network} or {Own} in {GoodName}{Place}", good);
        if (kept is not (None or Network or GoodName or Own))
            throw file.Wrong($"{None}, {Network}, {GoodName} or {Own} in {BestName}{Place}", kept);
        Action setGood = Set(file, lastGood, GoodName, good);
        if (best is null || kept == None)
            return setGood;
        return setGood + (kept == GoodName ? () => best.Set(lastGood) : Set(file, best, BestName, kept));
    }

    private Action Set(CheckpointFile file, ParameterSnapshot snapshot, string name, string place)
    {
        if (place == Network)
            return snapshot.Take;
        float[] values = file.Array<float>(name, parameters.CountOfAll);
        return () => snapshot.Set(values);
    }

    private float[] Copy(ParameterSnapshot snapshot, ref float[]? copy)
    {
        copy ??= new float[parameters.CountOfAll];
        snapshot.CopyTo(copy);
        return copy;
    }
}
