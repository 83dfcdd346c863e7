using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// The members that make a network of a file; the runtime's NetworkFile does the work, and writes any network.
/// </summary>
internal static class FileMembers
{
    private const string File = "global::NetGen.NetworkFile";
    private const string Options = "global::NetGen.NetworkLoadOptions? options = null";
    private const string Report = "out global::NetGen.LoadReport report";
    private const string Stream = "global::System.IO.Stream stream";

    /// <summary>The members of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="target">The type of a target.</param>
    public static Code Write(string type, string target)
    {
        string made = $"{File}.Load<{type}, {target}>";
        return Code.Paragraphs(
        [
            Member(
                "Makes a network of what a safetensors file has, NetGen's own or PyTorch's.",
                Load(type, "string path"), $"{made}(path, options);"),
            Member(
                "Makes the network, and reports what was done with the file's values.",
                Load(type, "string path", Report), $"{made}(path, out report, options);"),
            Member(
                "Makes a network of what a stream has from its position to its end.",
                Load(type, Stream), $"{made}(stream, options);"),
            Member(
                "Lists what a safetensors file has, and says what fits this network and what does not.",
                Inspect, $"{File}.Inspect<{type}, {target}>(path, options);"),
        ]);
    }

    /// <summary>The same members, which fail.</summary>
    public static Code Stubs(string type, string fail) => Code.Paragraphs(
        new[] { Load(type, "string path"), Load(type, "string path", Report), Load(type, Stream), Inspect }
            .Select(signature => Code.Text($"{signature} {fail};")));

    private static Code Inspect => Wrapped.Signature(
        "public static global::NetGen.FileInspection Inspect", ["string path", Options], " =>");

    private static Code Load(string type, params string[] parameters) =>
        Wrapped.Signature($"public static {type} Load", parameters.Append(Options), " =>");

    private static Code Member(string summary, Code signature, string call) => Code.Text($$"""
        /// <summary>{{summary}}</summary>
        {{signature}}
            {{call}}
        """);
}
