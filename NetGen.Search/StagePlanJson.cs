using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Training;

/// <summary>A plan as JSON, for a grain and its workers; numbers come back to the bit.</summary>
internal static class StagePlanJson
{
    /// <summary>Writes a plan.</summary>
    public static string ToJson(StagePlan plan) => JsonSerializer.Serialize(
        new PlanData
        {
            Name = plan.Name,
            Seed = plan.Seed,
            Epochs = plan.Epochs,
            MostEpochs = plan.MostEpochs,
            Factor = plan.Factor,
            Repeats = plan.Repeats,
            Folds = plan.Folds,
            LowerIsBetter = plan.LowerIsBetter,
            Chance = double.IsNaN(plan.Chance) ? null : plan.Chance,
            Space = [.. plan.Settings[0].Space.Select(ToData)],
            Values = [.. plan.Settings.Select(settings => settings.Values.ToArray())],
        },
        PlanContext.Default.PlanData);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no plan.</exception>
    /// <exception cref="InvalidDataException">The plan is empty.</exception>
    public static StagePlan Parse(string json)
    {
        PlanData data = JsonSerializer.Deserialize(json, PlanContext.Default.PlanData)
            ?? throw new InvalidDataException("Expected the plan of a stage, found null.");
        SearchSpace space = SearchSpace.Create([.. data.Space.Select(ToDimension)]);
        return new(data.Name, data.Seed, [.. data.Values.Select(values => new Settings(space, values))])
        {
            Epochs = data.Epochs,
            MostEpochs = data.MostEpochs,
            Factor = data.Factor,
            Repeats = data.Repeats,
            Folds = data.Folds,
            LowerIsBetter = data.LowerIsBetter,
            Chance = data.Chance ?? double.NaN,
        };
    }

    private static DimensionData ToData(Dimension dimension) => dimension is NumberDimension number
        ? new() { Name = number.Name, Scale = number.Scale, Low = number.Low, High = number.High }
        : new() { Name = dimension.Name, Choices = [.. ((ChoiceDimension)dimension).Choices] };

    private static Dimension ToDimension(DimensionData data) => data.Choices is null
        ? new NumberDimension(data.Name, data.Scale, data.Low, data.High)
        : Dimension.Choice(data.Name, data.Choices);
}

/// <summary>A plan as JSON has it.</summary>
internal sealed record PlanData
{
    public required string Name { get; init; }

    public required ulong Seed { get; init; }

    public required int Epochs { get; init; }

    public required int MostEpochs { get; init; }

    public required int Factor { get; init; }

    public required int Repeats { get; init; }

    public required int Folds { get; init; }

    public required bool LowerIsBetter { get; init; }

    public double? Chance { get; init; }

    public required IReadOnlyList<DimensionData> Space { get; init; }

    public required IReadOnlyList<double[]> Values { get; init; }
}

/// <summary>A dimension as JSON has it: a number, or a choice where there are choices.</summary>
internal sealed record DimensionData
{
    public required string Name { get; init; }

    public NumberScale Scale { get; init; }

    public double Low { get; init; }

    public double High { get; init; }

    public IReadOnlyList<string>? Choices { get; init; }
}

[JsonSerializable(typeof(PlanData))]
internal sealed partial class PlanContext : JsonSerializerContext;
