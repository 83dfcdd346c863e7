namespace NetGen.Generator.Model;

/// <summary>Something to tell the user, as data: the analyzer turns it into a diagnostic at the right place.</summary>
/// <param name="Id">Id of the descriptor in <see cref="Diagnostics.Rules"/>.</param>
/// <param name="Layer">Index of the layer attribute it is about, or -1 for the class.</param>
/// <param name="Arguments">What fills the descriptor's sentence.</param>
internal sealed record Finding(string Id, int Layer, EquatableArray<string> Arguments);
