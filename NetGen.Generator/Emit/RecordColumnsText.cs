using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>How the columns of a record are read, and a record is made of a row of a file.</summary>
/// <param name="record">The record.</param>
internal sealed class RecordColumnsText(RecordModel record)
{
    private const string Services = "global::NetGen.CompilerServices";

    // Columns that a line has for an item of the facts, and for a statement of a method with what it makes behind it.
    private const int OfFacts = 120 - 17;
    private const int OfStatements = 120 - 16;

    /// <summary>The type within the network's class.</summary>
    public Code Write()
    {
        string columns = $"{Services}.IRecordColumns<{record.Type}>";
        string[] interfaces =
            record.CanBeMade ? [columns + ",", $"{Services}.IRecordFields<{record.Type}>"] : [columns];
        return Code.Text($$"""
            /// <summary>How the columns of {{record.Name}} are read.</summary>
            private readonly struct RecordColumns :
                {{Code.Lines(interfaces.Select(one => (Code)one))}}
            {
                {{Code.Paragraphs(
                [
                    Reads(), record.CanBeMade ? Fields() : Code.Empty,
                    .. record.Columns.Concat(record.Targets).Where(column => column.IsEnum)
                        .GroupBy(column => column.Type).Select(same => Places(same.ToArray())),
                    .. record.Targets.Where(target => target.IsEnum).Select(ClassOf),
                ])}}
            }
            """);
    }

    private Code Reads() => Code.Text($$"""
        public static void ReadFeatures<TReader>({{record.Type}} record, ref TReader to)
            where TReader : struct, {{Services}}.IColumnReader
        {
            {{Code.Lines(Features())}}
        }

        public static void ReadTargets<TReader>({{record.Type}} record, ref TReader to)
            where TReader : struct, {{Services}}.IColumnReader
        {
            {{Code.Lines(record.Targets.Select(target => (Code)$"to.{target.Read};"))}}
        }
        """);

    /// <summary>The columns as the network's facts list them.</summary>
    public static Code Facts(string list, IEnumerable<ColumnModel> columns) => Code.Text($$"""
        {{list}} =
        [
            {{Code.Join(",\n", columns.Select(Column))}},
        ],
        """);

    // What a statement makes stands behind it, in a column; above it where the line has no room for both.
    private IEnumerable<Code> Features()
    {
        (string Read, string Made)[] lines =
            [.. record.Columns.Select(column => ($"to.{column.Read};", $"// {Inputs(column)}"))];
        int width = lines.Select(line => line.Read.Length)
            .Where(length => length <= OfStatements - "   // inputs 1234 to 1234".Length).DefaultIfEmpty().Max();
        return lines.Select(line => line.Read.Length > width
            ? Code.Lines(line.Made, line.Read)
            : $"{line.Read.PadRight(width)}   {line.Made}");
    }

    private static string Inputs(ColumnModel column) => column.Width == 1
        ? $"input {Literal.Of(column.Start)}"
        : $"inputs {Literal.Of(column.Start)} to {Literal.Of(column.Start + column.Width - 1)}";

    // Places of an enumeration's members, of which several properties may be.
    private static Code Places(ColumnModel[] columns)
    {
        ColumnModel first = columns[0];
        Code places = Code.Text($$"""
            private static int PlaceOf({{first.Type}} member) => member switch
            {
                {{Code.Lines(first.Constants.Select((constant, place) => (Code)$"{constant} => {Literal.Of(place)},"))}}
                _ => -1,
            };
            """);
        return !columns.Any(column => column.IsNullable) ? places : Code.Text($$"""
            {{places}}

            private static int PlaceOf({{first.Type}}? member) => member is {{first.Type}} known ? PlaceOf(known) : -2;
            """);
    }

    private static Code ClassOf(ColumnModel target) => Code.Text($$"""
        public static {{target.Type}} ClassOf(int label) => label switch
        {
            {{Code.Lines(target.Constants.Take(target.Constants.Count - 1)
                .Select((constant, label) => (Code)$"{Literal.Of(label)} => {constant},"))}}
            _ => {{target.Constants.Last()}},
        };
        """);

    private Code Fields() => Code.Text($$"""
        public static global::NetGen.RecordField[] Fields { get; } =
        [
            {{Code.Lines(record.Fields.Select(Field))}}
        ];

        public static {{record.Type}} Create<TFields>(ref TFields fields)
            where TFields : struct, {{Services}}.IFieldReader
        {
            {{Creation()}}
        }
        """);

    private static Code Field(FieldModel field) => Wrapped.List(
        "new(",
        [
            Literal.Of(field.Property), Literal.Of(field.Column), $"typeof({field.Type})",
            $"IsNullable: {(field.IsNullable ? "true" : "false")}",
            $"IsTarget: {(field.IsTarget ? "true" : "false")}",
        ],
        "),");

    private Code Creation()
    {
        (FieldModel Field, string Read)[] reads =
        [
            .. record.Fields.Select((field, i) => (
                field,
                $"fields.{field.Reader}({Literal.Of(i)}){(field.Otherwise == "" ? "" : $" ?? {field.Otherwise}")}")),
        ];
        string[] arguments =
        [
            .. reads.Where(read => read.Field.Parameter != "")
                .Select(read => $"{Literal.Name(read.Field.Parameter)}: {read.Read}"),
        ];
        Code[] members =
        [
            .. reads.Where(read => read.Field.Parameter == "")
                .Select(read => (Code)$"{Literal.Name(read.Field.Property)} = {read.Read},"),
        ];
        return members.Length == 0 ? Wrapped.List("return new(", arguments, ");") : Code.Text($$"""
            {{Wrapped.List("return new(", arguments, ")")}}
            {
                {{Code.Lines(members)}}
            };
            """);
    }

    private static Code Column(ColumnModel column)
    {
        List<string> members =
        [
            $"Name = {Literal.Of(column.Name)}", $"Kind = ColumnKind.{column.Kind.ToString()}",
            $"Start = {Literal.Of(column.Start)}", $"Width = {Literal.Of(column.IsTarget ? 1 : column.Width)}",
        ];
        if (column.Kind == ColumnKind.Number && column.Scale != "Standard")
            members.Add($"Scale = Scale.{column.Scale}");
        if (column.Kind == ColumnKind.Number && column.Missing != "NotAllowed")
            members.Add($"Missing = Missing.{column.Missing}");
        if (column.MayBeMissing)
            members.Add("MayBeMissing = true");
        if (column.Names.Count > 0)
            members.AddRange(Items("Names", column.Names.Select(Literal.Of)));
        if (column.MaxNames > 0)
            members.Add($"MaxNames = {Literal.Of(column.MaxNames)}");
        if (column.FoldsRare)
            members.Add("FoldsRare = true");
        if (column.Embedding > 0)
            members.Add($"Embedding = {Literal.Of(column.EmbeddingName)}");
        if (column.Parts.Count > 0)
            members.AddRange(Items("Parts", column.Parts.Select(part => $"DatePart.{part}")));
        return Wrapped.Braces("new()", members, OfFacts);
    }

    // A list whose items may stand on several lines.
    private static IEnumerable<string> Items(string name, IEnumerable<string> items)
    {
        string[] all = [.. items];
        all[0] = $"{name} = [{all[0]}";
        all[all.Length - 1] += "]";
        return all;
    }
}
