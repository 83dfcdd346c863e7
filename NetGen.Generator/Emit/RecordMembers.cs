using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// What a network with a record receives: it is fitted on records, encodes them and predicts for them.
/// </summary>
/// <param name="graph">The network.</param>
/// <param name="record">The record.</param>
/// <param name="names">What emitted types are called.</param>
internal sealed class RecordMembers(NetworkGraph graph, RecordModel record, Names names)
{
    // A row of more values would be much of a thread's stack.
    private const int MostOnStack = 8192;

    private static readonly string[] TakenInPredictions =
    [
        "Prediction", "Clone", "Deconstruct", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString",
    ];

    // Columns of a line of a class in a namespace.
    private const int OfMembers = 120 - 8;

    private const string Records = "global::System.Collections.Generic.IEnumerable";
    private const string Outputs = "global::NetGen.CompilerServices.RecordOutputs";
    private const string Span = "global::System.Span<float>";

    private readonly string target = graph.Loss!.Layer.Target;

    private bool IsClass => record.Targets.Count > 0 && !record.HasNumbers;

    private bool HasSeveral => record.HasNumbers && record.Targets.Count > 1;

    // BinaryCrossEntropy has one output for two classes.
    private bool HasOneOutput => IsClass && target == "float";

    private bool HasProbabilities => IsClass && graph.Loss!.Kind != "Hinge";

    /// <summary>The interface that the class implements besides.</summary>
    public string Interface => $"global::NetGen.IRecordNetwork<{names.Type}, {record.Type}, {target}>";

    private string Rows => $"global::NetGen.CompilerServices.RecordRows<{record.Type}, RecordColumns>";

    /// <summary>The members.</summary>
    public Code Write() => Code.Paragraphs(
    [
        Fitting(), Encoding(), Prediction(),
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
        PredictionStubs(fail),
        Explicit(fail, fail, fail, fail),
        record.ReadsCsv && record.CanBeMade ? Code.Text($"{CsvSignature} => {fail};") : Code.Empty,
        record.ReadsParquet && record.CanBeMade ? Code.Text($"{ParquetSignature} => {fail};") : Code.Empty,
    ]);

    // Nobody knows what is predicted where there is no target.
    private Code PredictionStubs(string fail)
    {
        if (record.Targets.Count == 0)
            return Code.Empty;
        string head = $"{record.Access} {(HasSeveral ? "Prediction" : ResultType)} Predict({record.Type} record";
        return Code.Paragraphs(
        [
            Code.Text($"{head}) => {fail};"),
            HasSeveral ? PredictionType : Code.Empty,
            IsClass && HasProbabilities ? Code.Text($"{head}, out float probability) => {fail};") : Code.Empty,
            IsClass ? Code.Text($"{head}, {Span} values) => {fail};") : Code.Empty,
        ]);
    }

    private Code FitSignature => Wrapped.Signature(
        $"{record.Access} static {names.Type} Fit", [$"{Records}<{record.Type}> training", "ulong seed = 0"]);

    private Code CsvSignature => Wrapped.Signature(
        $"{record.Access} static {record.Type}[] ReadCsv",
        ["string path", "global::NetGen.Training.CsvOptions? options = null"]);

    private Code ParquetSignature => $"{record.Access} static {record.Type}[] ReadParquet(string path)";

    private string ResultType
    {
        get
        {
            ColumnModel first = record.Targets[0];
            return IsClass ? first.Type : first.Type is "double" or "decimal" ? "double" : "float";
        }
    }

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
            ?? throw {{Outputs}}.NotFitted({{Literal.Of(graph.Model.Name)}});
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

    private Code Prediction() => IsClass ? Classes() : record.Targets.Count == 1 ? Number() : Numbers();

    private Code Number() => Code.Text($$"""
        {{Summary($"Predicts {record.Targets[0].Name}, in its own unit.")}}
        {{Errors}}
        {{record.Access}} {{ResultType}} Predict({{record.Type}} record)
        {
            {{Run}}
            return {{Decoded(0)}};
        }
        """);

    private Code Numbers() => Code.Text($$"""
        {{Summary("Predicts the targets, in their own units.")}}
        {{Errors}}
        {{record.Access}} Prediction Predict({{record.Type}} record)
        {
            {{Run}}
            return new({{string.Join(", ", record.Targets.Select((_, i) => Decoded(i)))}});
        }

        /// <summary>Predicted targets, in their own units.</summary>
        {{PredictionType}}
        """);

    private Code PredictionType => Wrapped.List(
        $"{record.Access} readonly record struct Prediction(",
        [.. record.Targets.Select(target => $"{NumberType(target)} {MemberOf(target.Name)}")], ");");

    // Some names are those of every record struct.
    private static string MemberOf(string target) =>
        Literal.Name(TakenInPredictions.Contains(target) ? target + "Value" : target);

    private static string NumberType(ColumnModel target) => target.Type is "double" or "decimal" ? "double" : "float";

    private string Decoded(int index)
    {
        string number = $"Encoding.Decode({Literal.Of(index)}, outputs[{Literal.Of(index)}])";
        return NumberType(record.Targets[index]) == "double" ? number : "(float)" + number;
    }

    private Code Classes()
    {
        string name = record.Targets[0].Name;
        string values = HasProbabilities ? "probabilities" : "scores";
        return Code.Paragraphs(
        [
            Code.Text($$"""
                {{Summary($"Predicts {name}.")}}
                {{Errors}}
                {{record.Access}} {{ResultType}} Predict({{record.Type}} record) =>
                    Predict(record, {{Buffer(Literal.Of(ClassCount), ClassCount)}});
                """),
            !HasProbabilities ? Code.Empty : Code.Text($$"""
                {{Summary($"Predicts {name}, and how probable it is.")}}
                {{Errors}}
                {{record.Access}} {{ResultType}} Predict({{record.Type}} record, out float probability)
                {
                    {{Span}} probabilities = {{Buffer(Literal.Of(ClassCount), ClassCount)}};
                    {{ResultType}} predicted = Predict(record, probabilities);
                    probability = {{Outputs}}.Largest(probabilities, Encoding);
                    return predicted;
                }
                """),
            Code.Text($$"""
                {{Summary($"Predicts {name}, and writes the {values} of all classes.")}}
                {{Errors}}
                {{record.Access}} {{ResultType}} Predict({{record.Type}} record, {{Span}} {{values}})
                {
                    {{Outputs}}.CheckLength({{values}}, {{Literal.Of(ClassCount)}});
                    {{Run}}
                    {{(HasOneOutput
                        ? Code.Lines($"{values}[0] = 1f - outputs[0];", $"{values}[1] = outputs[0];")
                        : $"outputs.CopyTo({values});")}}
                    int label = {{Outputs}}.LabelOf({{values}}, Encoding);
                    return {{ClassText}};
                }
                """),
        ]);
    }

    // Long rows are no stack's.
    private Code Summary(string text)
    {
        int longest = new[] { record.Width, graph.Output.Value.Length, IsClass ? ClassCount : 0 }.Max();
        return $"/// <summary>{text}{(longest <= MostOnStack ? " Nothing is allocated." : "")}</summary>";
    }

    private int ClassCount => record.Targets[0].Places;

    private string ClassText
    {
        get
        {
            ColumnModel target = record.Targets[0];
            return target.IsBool ? "label == 1"
                : target.IsEnum ? "RecordColumns.ClassOf(label)"
                : "Encoding.ClassNames[label]";
        }
    }

    // Encodes a record and runs the network.
    private Code Run => Code.Lines(
        $"{Span} inputs = {Buffer("InputLength", record.Width)};",
        $"{Span} outputs = {Buffer("OutputLength", graph.Output.Value.Length)};",
        "Encode(record, inputs);",
        "Predict(inputs, outputs);");

    private static string Buffer(string length, int values) =>
        values <= MostOnStack ? $"stackalloc float[{length}]" : $"new float[{length}]";

    private static Code Errors => Code.Lines(
        "/// <exception cref=\"global::System.ArgumentException\">A value cannot be encoded.</exception>",
        "/// <exception cref=\"global::System.InvalidOperationException\">The network was not fitted.</exception>");

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
