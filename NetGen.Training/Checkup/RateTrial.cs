namespace NetGen.Training;

/// <summary>A short training at one learning rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Loss">Mean loss of its last steps; infinite where one was not finite.</param>
/// <param name="Share">Its fall on a logarithmic scale, as a share of what the best rate reached.</param>
/// <param name="Outcome">What that is.</param>
public sealed record RateTrial(float Rate, double Loss, double Share, RateOutcome Outcome);
