using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The members that write a network to a file and read it; the runtime's NetworkFile does the work.</summary>
internal static class FileMembers
{
    private const string Load = "global::NetGen.NetworkLoadOptions? options = null";
    private const string Save = "global::NetGen.NetworkSaveOptions? options = null";
    private const string Path = "string path";
    private const string Stream = "global::System.IO.Stream stream";
    private const string Report = "out global::NetGen.LoadReport report";

    /// <summary>The members of a class, by what the runtime's methods are called with.</summary>
    /// <param name="type">The class.</param>
    /// <param name="target">The type of a target.</param>
    /// <param name="facts">The facts of the network.</param>
    public static Code Write(string type, string target, string facts)
    {
        string file = "global::NetGen.NetworkFile", made = $"{file}.Load<{type}, {target}>";
        return Code.Paragraphs(
        [
            Member(
                "Writes parameters, running statistics and settings to a safetensors file: as a whole, or not at all.",
                $"public void Save({Path}, {Save})", $"{file}.Save(Parameters, {facts}, path, options)"),
            Member(
                "Writes the same to a stream, which stays open.",
                $"public void Save({Stream}, {Save})", $"{file}.Save(Parameters, {facts}, stream, options)"),
            Member(
                "Makes a network of what a safetensors file has, NetGen's own or PyTorch's.",
                $"public static {type} Load({Path}, {Load})", $"{made}(path, options, out _)"),
            Member(
                "Makes the network, and reports what was done to the file's values and where its declaration differs.",
                $"public static {type} Load({Path}, {Report}, {Load})", $"{made}(path, options, out report)"),
            Member(
                "Makes a network of what a stream has from its position to its end.",
                $"public static {type} Load({Stream}, {Load})", $"{made}(stream, options, out _)"),
            Member(
                "Sets this network to what a safetensors file has; where something does not fit, nothing changes.",
                $"public global::NetGen.LoadReport LoadFrom({Path}, {Load})",
                $"{file}.LoadInto(Parameters, {facts}, path, options)"),
            Member(
                "Sets this network to what a stream has; where something does not fit, nothing changes.",
                $"public global::NetGen.LoadReport LoadFrom({Stream}, {Load})",
                $"{file}.LoadInto(Parameters, {facts}, stream, options)"),
            Member(
                "Lists what a safetensors file has, and says what fits this network and what does not.",
                $"public static global::NetGen.FileInspection Inspect({Path}, {Load})",
                $"{file}.Inspect({facts}, path, options)"),
        ]);
    }

    /// <summary>The same members, which fail.</summary>
    public static Code Stubs(string type, string fail) => Code.Paragraphs(new[]
    {
        $"public void Save({Path}, {Save})", $"public void Save({Stream}, {Save})",
        $"public static {type} Load({Path}, {Load})", $"public static {type} Load({Path}, {Report}, {Load})",
        $"public static {type} Load({Stream}, {Load})",
        $"public global::NetGen.LoadReport LoadFrom({Path}, {Load})",
        $"public global::NetGen.LoadReport LoadFrom({Stream}, {Load})",
        $"public static global::NetGen.FileInspection Inspect({Path}, {Load})",
    }.Select(signature => (Code)$"{signature} => {fail};"));

    private static Code Member(string summary, string signature, string call) => Code.Text($$"""
        /// <summary>{{summary}}</summary>
        {{signature}} =>
            {{call}};
        """);
}
