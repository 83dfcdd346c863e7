namespace NetGen.Generator.Model;

/// <summary>
/// A diagnostic of the generator's own, as values. It moves with every edit above it, so it has a branch of the
/// pipeline for itself.
/// </summary>
/// <param name="Id">What is said.</param>
/// <param name="Arguments">What fills its sentence.</param>
/// <param name="Path">The file.</param>
/// <param name="Start">First character.</param>
/// <param name="Length">Characters.</param>
/// <param name="First">Where it begins.</param>
/// <param name="Last">Where it ends.</param>
internal sealed record Report(
    RuleId Id, EquatableArray<string> Arguments, string Path, int Start, int Length, Position First, Position Last);

/// <summary>A line and a column, from 0.</summary>
internal sealed record Position(int Line, int Column);
