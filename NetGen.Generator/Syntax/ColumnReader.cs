using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>From one property of a record to its column.</summary>
/// <param name="property">The property.</param>
/// <param name="role">Its attribute.</param>
internal sealed class ColumnReader(IPropertySymbol property, Role role)
{
    private static readonly string[] Scales = ["Standard", "MinMax", "Log", "Quantile", "None"];
    private static readonly string[] MissingWays = ["NotAllowed", "Mean", "Median", "MostFrequent", "Zero"];

    private static readonly string[] DateParts =
        ["Year", "Month", "Day", "DayOfWeek", "DayOfYear", "Hour", "MinuteOfDay", "Elapsed"];

    // A network's row of more inputs is refused anyway.
    private const int MostNames = 1 << 20;

    private readonly PropertyType type = PropertyType.Of(property.Type);
    private readonly List<Finding> problems = [];

    /// <summary>What is wrong with it; the property is left open.</summary>
    public IReadOnlyList<Finding> Problems => problems;

    /// <summary>The column, or null where its type cannot be one.</summary>
    /// <param name="columns">Features in front of it.</param>
    /// <param name="targets">Targets in front of it.</param>
    public ColumnModel? Read(int columns, int targets)
    {
        int index = role.Name == "Target" ? targets : columns;
        return role.Name switch
        {
            "Numeric" => Numeric(index),
            "DateParts" => Date(index),
            "Category" => Category(index),
            _ => Target(index),
        };
    }

    private string Value => "record." + Literal.Name(property.Name);

    private ColumnModel? Numeric(int index)
    {
        if (!type.IsNumber && !type.IsBool)
            return Unfit("a number or bool");
        string missing = Member(MissingWays, "missing");
        bool holdsNaN = type.IsFloating;
        if (missing != "NotAllowed" && !type.IsNullable && !holdsNaN)
            Problem(RuleId.MissingUnfit, missing, property.Name, type.Text);
        if (type.IsNullable && missing == "NotAllowed")
            missing = "Mean";
        return new(property.Name, ColumnKind.Number, type.Text, NumberCall(index))
        {
            Scale = Member(Scales, "scale"),
            Missing = missing,
            MayBeMissing = missing != "NotAllowed",
        };
    }

    private ColumnModel? Date(int index)
    {
        if (!type.IsDate)
            return Unfit("DateOnly, DateTime or DateTimeOffset");
        int[] numbers = [.. role.Numbers()];
        int[] known = [.. numbers.Where(part => (uint)part < (uint)DateParts.Length)];
        if (numbers.Length == 0)
            Problem(RuleId.SizeTooSmall, "parts", "1", "0");
        else if (known.Length < numbers.Length)
            Problem(RuleId.OutOfRange, "parts", "members of DatePart", Literal.Of(numbers.Except(known).First()));
        else
            CheckParts(known);
        string mark = type.IsNullable ? "?" : "";
        string date = type.Text switch
        {
            "global::System.DateOnly" => $"{Value}{mark}.ToDateTime(default)",
            "global::System.DateTimeOffset" => $"{Value}{mark}.DateTime",
            _ => Value,
        };
        return new(property.Name, ColumnKind.Date, type.Text, $"Date({Literal.Of(index)}, {date})")
        {
            MayBeMissing = type.IsNullable,
            Parts = known.Select(part => DateParts[part]).ToEquatableArray(),
        };
    }

    // The first of several is enough: whoever corrects it sees the next.
    private void CheckParts(int[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            string name = DateParts[parts[i]];
            string? expected = Array.IndexOf(parts, parts[i]) < i ? "that differ"
                : type.Text != "global::System.DateOnly" ? null
                : name == "Hour" ? $"of a day for {property.Name}, as a DateOnly has no hour"
                : name == "MinuteOfDay" ? $"of a day for {property.Name}, as a DateOnly has no minute"
                : null;
            if (expected is null)
                continue;
            string found = expected == "that differ" ? $"DatePart.{name} twice" : $"DatePart.{name}";
            problems.Add(Finding.OfLayer(RuleId.OutOfRange, 0, "parts", expected, found) with { Value = i });
            return;
        }
    }

    private ColumnModel? Category(int index)
    {
        if (!type.IsNamed && !type.IsInteger && type.Text != "string")
            return Unfit("an enum, bool, string or whole number");
        if (type.IsEnum && type.Members.Count == 0)
            return Unfit("an enum of at least 1 name");
        ColumnModel column = Named(index) with
        {
            MayBeMissing = type.IsNullable,
            FoldsRare = role.Argument<bool>("foldsRare"),
            Embedding = role.Argument<int>("embedding"),
        };
        if (!type.IsNamed && column.MaxNames < 1)
            Problem(RuleId.MaxNamesMissing, "1", property.Name, Literal.Of(column.MaxNames));
        else if (column.MaxNames > MostNames)
            TooManyNames(column);
        else if (column.Embedding != 0 && (column.Embedding < 0 || column.Embedding >= column.Places))
        {
            Problem(
                RuleId.EmbeddingUnfit, Literal.Of(column.Places - 1), Literal.Of(column.Places), property.Name,
                Literal.Of(column.Embedding));
        }

        return problems.Count == 0
            ? column
            : column with { Embedding = 0, MaxNames = Math.Min(Math.Max(1, column.MaxNames), MostNames) };
    }

    private void TooManyNames(ColumnModel column) =>
        Problem(RuleId.OutOfRange, "maxNames", $"at most {Literal.Of(MostNames)}", Literal.Of(column.MaxNames));

    private ColumnModel? Target(int index)
    {
        if (type.IsNumber)
        {
            return new(property.Name, ColumnKind.Number, type.Text, NumberCall(index))
            {
                Scale = Member(Scales, "scale"),
                IsTarget = true,
            };
        }

        if (!type.IsNamed && type.Text != "string")
            return Unfit("a number, enum, bool or string");
        ColumnModel column = Named(index) with { IsTarget = true };
        if (!type.IsNamed && column.MaxNames < 2)
        {
            Problem(RuleId.MaxNamesMissing, "2", property.Name, Literal.Of(column.MaxNames));
            return column with { MaxNames = 2 };
        }

        if (column.MaxNames > MostNames)
        {
            TooManyNames(column);
            return column with { MaxNames = 2 };
        }

        if (type.IsNamed && column.Names.Count < 2)
            return Unfit("an enum of at least 2 names");
        return column;
    }

    private ColumnModel Named(int index) => new(property.Name, ColumnKind.Category, type.Text, NameCall(index))
    {
        IsNullable = type.IsNullable,
        IsBool = type.IsBool,
        IsEnum = type.IsEnum,
        Names = type.Members.Select(member => member.Name).ToEquatableArray(),
        Constants = type.Members.Select(member => member.Constant).ToEquatableArray(),
        MaxNames = type.IsNamed ? 0 : role.Argument<int>("maxNames"),
    };

    private string NumberCall(int index)
    {
        string number = type switch
        {
            { IsBool: true, IsNullable: true } => $"{Value} switch {{ true => 1, false => 0, null => double.NaN }}",
            { IsBool: true } => $"{Value} ? 1 : 0",
            { Text: "decimal", IsNullable: true } => $"(double?){Value}",
            { Text: "decimal" } => $"(double){Value}",
            _ => Value,
        };
        return $"Number({Literal.Of(index)}, {number})";
    }

    private string NameCall(int index)
    {
        if (!type.IsNamed)
        {
            string name = type.Text == "ulong" ? $"unchecked((long{(type.IsNullable ? "?" : "")}){Value})" : Value;
            return $"Name({Literal.Of(index)}, {name})";
        }

        if (type.IsBool)
        {
            string place = type.IsNullable
                ? $"{Value} switch {{ null => -2, false => 0, true => 1 }}"
                : $"{Value} ? 1 : 0";
            return $"Member({Literal.Of(index)}, {place}, 0)";
        }

        string number = type.IsNullable ? $"{Value}.GetValueOrDefault()" : Value;
        number = type.IsOfUlong ? $"unchecked((long){number})" : $"(long){number}";
        return $"Member({Literal.Of(index)}, PlaceOf({Value}), {number})";
    }

    private string Member(string[] names, string argument)
    {
        int number = role.Argument<int>(argument);
        if ((uint)number < (uint)names.Length)
            return names[number];
        Problem(
            RuleId.OutOfRange, argument, $"a member of {char.ToUpperInvariant(argument[0])}{argument.Substring(1)}",
            Literal.Of(number));
        return names[0];
    }

    private ColumnModel? Unfit(string expected)
    {
        Problem(RuleId.PropertyUnfit, expected, role.Name, property.Name, type.Display);
        return null;
    }

    private void Problem(RuleId id, params string[] arguments) => problems.Add(Finding.OfLayer(id, 0, arguments));
}
