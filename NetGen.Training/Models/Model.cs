namespace NetGen.Training;

/// <summary>A network and what stands around it, as one file holds them.</summary>
/// <param name="Network">The network.</param>
/// <param name="Parts">How its inputs are made, and what its outputs mean.</param>
/// <param name="Report">What was done when the network was read.</param>
public sealed record Model<TNetwork, TTarget>(TNetwork Network, ModelParts Parts, LoadReport Report)
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    /// <summary>Makes what predicts row by row: one for each thread, made once.</summary>
    public Predictor CreatePredictor() => new(TNetwork.Facts, Parts, Network.Predict);
}
