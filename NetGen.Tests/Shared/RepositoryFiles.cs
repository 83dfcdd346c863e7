using System;
using System.IO;

namespace NetGen.Tests;

/// <summary>Files of the repository that the running program was built in.</summary>
internal static class RepositoryFiles
{
    private const string Marker = "NetGen.sln";

    private static readonly string Root = Above(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder that is given from the repository's root.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Above(string start)
    {
        DirectoryInfo? here = new(start);
        while (here is not null && !File.Exists(System.IO.Path.Combine(here.FullName, Marker)))
            here = here.Parent;
        return here?.FullName ?? throw new InvalidOperationException($"Expected {Marker} above {start}, found none.");
    }
}
