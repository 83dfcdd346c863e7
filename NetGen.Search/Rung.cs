using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Trials that train for the same epochs: all of a stage, or those that successive halving left.</summary>
/// <param name="Epochs">How long.</param>
/// <param name="Numbers">Which trials, in order.</param>
/// <param name="Known">What came of those that had ended before.</param>
internal sealed record Rung(int Epochs, IReadOnlyList<int> Numbers, IReadOnlyList<TrialResult> Known);
