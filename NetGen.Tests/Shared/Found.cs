using System.Collections.Generic;
using Xunit;

namespace NetGen.Tests;

/// <summary>What a test that looks for faults has found.</summary>
internal static class Found
{
    /// <summary>Fails with every finding in full, a line each, where there is one.</summary>
    public static void Nothing(IEnumerable<string> findings)
    {
        string[] all = [.. findings];
        Assert.True(all.Length == 0, string.Join("\n", all));
    }
}
