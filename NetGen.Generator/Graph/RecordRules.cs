using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>Whether loss and outputs fit the targets of a network's record.</summary>
internal static class RecordRules
{
    public static IEnumerable<Finding> Find(NetworkGraph graph)
    {
        if (graph.Model.Record is not { Targets.Count: > 0 } record || graph.Loss is not Node loss)
            yield break;
        int expected = record.OutputsFor(loss.Kind), found = graph.Output.Value.Length;
        string target = TargetText(record);
        if (!Fits(record, loss))
        {
            int outputs = record.OutputsFor(LossFor(record));
            yield return Finding.OfLayer(
                RuleId.LossUnfit, loss.Index, $"{LossFor(record)} and Dense({Literal.Of(outputs)})", target, loss.Kind);
        }
        else if (expected != found)
        {
            Node? maker = graph.MakerOf(graph.Output.Value);
            yield return Finding.OfLayer(
                RuleId.LossUnfit, (maker ?? loss).Index, $"{loss.Kind} and Dense({Literal.Of(expected)})", target,
                maker?.Layer.Describe(maker) ?? $"{Literal.Of(found)} outputs");
        }
    }

    private static bool Fits(RecordModel record, Node loss)
    {
        bool takesLabels = loss.Layer.Target == "int";
        bool takesProbabilities = loss.Kind == "BinaryCrossEntropy";
        if (!record.HasNumbers)
            return takesLabels || record.Targets[0].IsBool && takesProbabilities;
        foreach (ColumnModel target in record.Targets)
            if (takesLabels || takesProbabilities && target.Scale != "None")
                return false;
        return true;
    }

    private static string LossFor(RecordModel record) => record.HasNumbers ? "MeanSquaredError"
        : record.Targets[0].IsBool ? "BinaryCrossEntropy"
        : "SoftmaxCrossEntropy";

    private static string TargetText(RecordModel record)
    {
        ColumnModel first = record.Targets[0];
        return record.Targets.Count > 1 ? $"the {Literal.Of(record.Targets.Count)} number targets"
            : record.HasNumbers ? $"the number target {first.Name}"
            : first.IsBool ? $"the bool target {first.Name}"
            : $"the {(first.IsEnum ? "enum" : "string")} target {first.Name} with {Literal.Of(first.Places)} names";
    }
}
