using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>What a network predicts for a record: numbers in their own units, or a class.</summary>
/// <param name="graph">The network.</param>
/// <param name="record">The record.</param>
internal sealed class RecordPredictions(NetworkGraph graph, RecordModel record)
{
    /// <summary>The runtime's part of it.</summary>
    public const string Outputs = "global::NetGen.CompilerServices.RecordOutputs";

    private const string Span = "global::System.Span<float>";

    // A row of more values would be much of a thread's stack.
    private const int MostOnStack = 8192;

    private static readonly string[] TakenInPredictions =
    [
        "Prediction", "Clone", "Deconstruct", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString",
    ];

    private bool IsClass => record.Targets.Count > 0 && !record.HasNumbers;

    private bool HasSeveral => record.HasNumbers && record.Targets.Count > 1;

    // BinaryCrossEntropy has one output for two classes.
    private bool HasOneOutput => IsClass && graph.Loss!.Layer.Target == "float";

    private bool HasProbabilities => IsClass && graph.Loss!.Kind != "Hinge";

    /// <summary>The members.</summary>
    public Code Write() => IsClass ? Classes() : record.Targets.Count == 1 ? Number() : Numbers();

    /// <summary>The same members, which fail; nobody knows what is predicted where there is no target.</summary>
    public Code Stubs(string fail)
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

    private string ResultType
    {
        get
        {
            ColumnModel first = record.Targets[0];
            return IsClass ? first.Type : first.Type is "double" or "decimal" ? "double" : "float";
        }
    }

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
}
