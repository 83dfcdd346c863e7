using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// What a network with a record receives: it is fitted on records, encodes them, reads them, and predicts for them.
/// </summary>
/// <param name="graph">The network.</param>
/// <param name="record">The record.</param>
/// <param name="names">What emitted types are called.</param>
internal sealed class RecordMembers(NetworkGraph graph, RecordModel record, Names names)
{
    // Columns of a line of a class in a namespace.
    private const int OfMembers = 120 - 8;

    private const string Records = "global::System.Collections.Generic.IEnumerable";
    private const string Span = "global::System.Span<float>";

    private readonly string target = graph.Loss!.Layer.Target;
    private readonly RecordPredictions predictions = new(graph, record);

    /// <summary>The interface that the class implements besides.</summary>
    public string Interface => $"global::NetGen.IRecordNetwork<{names.Type}, {record.Type}, {target}>";

    private string Rows => $"global::NetGen.CompilerServices.RecordRows<{record.Type}, RecordColumns>";

    /// <summary>The members.</summary>
    public Code Write() => Code.Paragraphs(
    [
        Fitting(), Encoding(), predictions.Write(),
        Explicit(
            "Fit(training, seed)", "Encode(record, inputs)", $"{Rows}.Encode(Encoding, records)",
            $"{Rows}.{(target == "int" ? "Labels" : "Values")}(Encoding, records)"),
        Files(), new RecordColumnsText(record).Write(),
    ]);

    /// <summary>Silences what would be said of a record of obsolete parts.</summary>
    public static string Obsolete(NetworkModel model) => model.Record is { IsObsolete: true }
        ? "#pragma warning disable CS0612, CS0618 // The record has obsolete parts."
        : "";

    /// <summary>The same members, which fail.</summary>
    public Code Stubs(string fail) => Code.Paragraphs(
    [
        Code.Text($"{FitSignature} => {fail};"),
        Code.Text($"public global::NetGen.RecordEncoding Encoding => {fail};"),
        Code.Text($"{record.Access} void Encode({record.Type} record, {Span} inputs) => {fail};"),
        predictions.Stubs(fail),
        Explicit(fail, fail, fail, fail),
        record.ReadsCsv && record.CanBeMade ? Code.Text($"{CsvSignature} => {fail};") : Code.Empty,
        record.ReadsParquet && record.CanBeMade ? Code.Text($"{ParquetSignature} => {fail};") : Code.Empty,
    ]);

    private Code FitSignature => Wrapped.Signature(
        $"{record.Access} static {names.Type} Fit", [$"{Records}<{record.Type}> training", "ulong seed = 0"]);

    private Code CsvSignature => Wrapped.Signature(
        $"{record.Access} static {record.Type}[] ReadCsv",
        ["string path", "global::NetGen.Training.CsvOptions? options = null"]);

    private Code ParquetSignature => $"{record.Access} static {record.Type}[] ReadParquet(string path)";

    private Code Fitting() => Code.Text($$"""
        /// <summary>Makes a network that knows how to encode records such as these, with drawn parameters.</summary>
        /// <param name="training">The training rows alone, each visited once.</param>
        /// <param name="seed">Seed of the parameters.</param>
        /// <exception cref="global::System.ArgumentException">
        /// There is no row, or one cannot be encoded, or has too many names.
        /// </exception>
        {{FitSignature}}
        {
            {{names.Type}} network = new(seed);
            {{Rows}}.Fit(
                network.Parameters, global::{{names.KernelNamespace}}.Layout.Facts, training);
            return network;
        }

        /// <summary>What was fitted.</summary>
        /// <exception cref="global::System.InvalidOperationException">The network was not fitted.</exception>
        public global::NetGen.RecordEncoding Encoding => Parameters.Encoding
            ?? throw {{RecordPredictions.Outputs}}.NotFitted({{Literal.Of(graph.Model.Name)}});
        """);

    private Code Encoding() => Code.Text($$"""
        /// <summary>Writes the inputs of one record.</summary>
        /// <param name="record">The record.</param>
        /// <param name="inputs">Where they go: {{Literal.Of(record.Width)}} values.</param>
        /// <exception cref="global::System.ArgumentException">
        /// A value cannot be encoded, or the span has another length; the span is as it was then.
        /// </exception>
        /// <exception cref="global::System.InvalidOperationException">The network was not fitted.</exception>
        {{record.Access}} void Encode({{record.Type}} record, {{Span}} inputs) =>
            {{Wrapped.List($"{Rows}.Encode(", ["Encoding, record, inputs"], ");")}}
        """);

    private Code Head(string type, string method)
    {
        string line = $"{type} {Interface}.{method}(";
        return line.Length <= OfMembers ? line : Code.Lines(type, $"    {Interface}.{method}(");
    }

    // The interface's members are as visible as the class, whatever the record is.
    private Code Explicit(string fit, string encode, string inputs, string targets) => Code.Text($$"""
        {{Head($"static {names.Type}", "Fit")}}
            {{Records}}<{{record.Type}}> training, ulong seed) =>
            {{fit}};

        {{Head("void", "Encode")}}
            {{record.Type}} record, {{Span}} inputs) =>
            {{encode}};

        {{Head("float[]", "EncodeInputs")}}
            {{Records}}<{{record.Type}}> records) =>
            {{inputs}};

        {{Head($"{target}[]", "EncodeTargets")}}
            {{Records}}<{{record.Type}}> records) =>
            {{targets}};
        """);

    private Code Files() => !record.CanBeMade ? Code.Empty : Code.Paragraphs(
    [
        !record.ReadsCsv ? Code.Empty : Code.Text($$"""
            /// <summary>Reads records of a CSV file, by the names of its columns.</summary>
            /// <param name="path">The file, plain or gzip.</param>
            /// <param name="options">How it is written.</param>
            /// <exception cref="global::System.IO.InvalidDataException">
            /// A column is missing, or fields are wrong; the message names row, column, the expected and the found.
            /// </exception>
            {{CsvSignature}} =>
                global::NetGen.Training.CsvRecords.Read<{{record.Type}}, RecordColumns>(path, options);
            """),
        !record.ReadsParquet ? Code.Empty : Code.Text($$"""
            /// <summary>Reads records of a Parquet file, by the names of its columns.</summary>
            /// <param name="path">The file.</param>
            /// <exception cref="global::System.IO.InvalidDataException">
            /// A column is missing, or has another type; the message names it, the expected and the found.
            /// </exception>
            {{ParquetSignature}} =>
                global::NetGen.Parquet.ParquetRecords.Read<{{record.Type}}, RecordColumns>(path);
            """),
    ]);
}
