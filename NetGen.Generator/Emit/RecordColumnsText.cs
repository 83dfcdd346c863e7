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

    /// <summary>The type within the network's class.</summary>
    public Code Write()
    {
        string fields = record.CanBeMade ? $",\n    {Services}.IRecordFields<{record.Type}>" : "";
        return Code.Text($$"""
            /// <summary>How the columns of {{record.Name}} are read.</summary>
            private readonly struct RecordColumns :
                {{Services}}.IRecordColumns<{{record.Type}}>{{fields}}
            {
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

                {{(record.CanBeMade ? Fields() : Code.Empty)}}

                {{Code.Paragraphs(record.Columns.Concat(record.Targets).Where(column => column.IsEnum)
                    .GroupBy(column => column.Type).Select(same => Places(same.ToArray())))}}

                {{Code.Paragraphs(record.Targets.Where(target => target.IsEnum).Select(ClassOf))}}
            }
            """);
    }

    /// <summary>The columns as the network's facts list them.</summary>
    public static Code Facts(string list, IEnumerable<ColumnModel> columns) => Code.Text($$"""
        {{list}} =
        [
            {{Code.Join(",\n", columns.Select(Column))}},
        ],
        """);

    private IEnumerable<Code> Features()
    {
        string[] reads = [.. record.Columns.Select(column => $"to.{column.Read};")];
        int width = reads.Length == 0 ? 0 : reads.Max(read => read.Length);
        return record.Columns.Zip(reads, (column, read) => (Code)$"{read.PadRight(width)}   // {Inputs(column)}");
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
            [.. record.Fields.Select((field, i) => (field, $"fields.{field.Reader}({Literal.Of(i)})"))];
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
            members.Add($"Names = [{string.Join(", ", column.Names.Select(Literal.Of))}]");
        if (column.MaxNames > 0)
            members.Add($"MaxNames = {Literal.Of(column.MaxNames)}");
        if (column.FoldsRare)
            members.Add("FoldsRare = true");
        if (column.Embedding > 0)
            members.Add($"Embedding = {Literal.Of(column.EmbeddingName)}");
        if (column.Parts.Count > 0)
            members.Add($"Parts = [{string.Join(", ", column.Parts.Select(part => $"DatePart.{part}"))}]");
        return Wrapped.List("new() { ", members, " }");
    }
}
