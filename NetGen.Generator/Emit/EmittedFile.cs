namespace NetGen.Generator.Emit;

/// <summary>A file that the generator adds to the user's compilation.</summary>
internal sealed record EmittedFile(string HintName, string Text);
