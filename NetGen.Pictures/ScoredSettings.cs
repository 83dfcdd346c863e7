using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>What a search tried, and what came of it.</summary>
/// <param name="Values">A value for each axis of the picture; of an axis of choices, the choice's number.</param>
/// <param name="Score">The higher, the better, such as an accuracy; NaN where the trial failed.</param>
public sealed record ScoredSettings(IReadOnlyList<double> Values, double Score);
