namespace NetGen.Generator.Diagnostics;

/// <summary>Every sentence that NetGen may tell a user; one descriptor an id.</summary>
internal static class Rules
{
    public static bool IsError(string id) => id.StartsWith("NG0", System.StringComparison.Ordinal);
}
