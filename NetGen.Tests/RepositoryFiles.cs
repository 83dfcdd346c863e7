using System.IO;
using System.Runtime.CompilerServices;

namespace NetGen.Tests;

/// <summary>Files of the repository, found from where this one was compiled.</summary>
internal static class RepositoryFiles
{
    public static string Path(string relative) =>
        System.IO.Path.Combine(Root(), relative);

    private static string Root([CallerFilePath] string here = "") => Directory.GetParent(here)!.Parent!.FullName;
}
