using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Shapes;

/// <summary>Does it fit? Gives every layer its shape and name, and finds what does not fit.</summary>
internal static class ShapeInference
{
    private const int MostFloats = 500_000_000;

    // Some dozen rows of all layers fit one block, too.
    private const int MostValues = 50_000_000;

    public static TypedNetwork Infer(NetworkModel model)
    {
        List<Finding> findings = [.. model.Findings];
        if (findings.All(finding => finding.Id != Rules.SeveralParts.Id))
            findings.AddRange(OrderRules.Find(model));
        List<TypedLayer> layers = [];
        int inputLength = 0;
        int length = 0;
        (decimal Floats, decimal Values) size = (0, 0);
        TypedLayer? loss = null;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerDeclaration declaration = model.Layers[i];
            if (AllLayers.Find(declaration.Kind) is not Layer kind)
                continue;
            ImmutableArray<Problem> problems = [.. kind.Check(declaration, length)];
            foreach (Problem problem in problems)
                findings.Add(Finding.OfLayer(Rules.ById[problem.Id], i, problem.Arguments));
            int outputs = problems.IsEmpty ? kind.Outputs(declaration, length) : length;
            TypedLayer layer = new(
                declaration, i, LayerNames.Of(model.Layers, i),
                layers.Count(other => other.Kind == declaration.Kind), length, outputs, HasBias(model, i));
            length = outputs;
            if (kind is InputLayer)
            {
                inputLength = inputLength == 0 ? length : inputLength;
            }
            else
            {
                if (kind is LossLayer)
                    loss ??= layer;
                else
                    layers.Add(layer);
                if (problems.IsEmpty)
                    findings.AddRange(TooLarge(layer, ref size));
            }
        }

        TypedNetwork network = new(model, layers.ToEquatableArray(), inputLength, length, loss, default);
        findings.AddRange(NameRules.Find(network));
        bool learns = layers.Any(layer =>
            AllLayers.Of(layer).Tensors(layer).Any(tensor => tensor.IsLearned));
        if (!learns && findings.All(finding => !Rules.IsError(finding.Id)))
            findings.Add(Finding.OfClass(Rules.NothingToLearn, model.Name));
        if (findings.All(finding => !Rules.IsError(finding.Id)))
            findings.AddRange(Advice.Find(network));
        return network with { Findings = findings.ToEquatableArray() };
    }

    // Told once, of the layer that goes beyond a limit.
    private static IEnumerable<Finding> TooLarge(TypedLayer layer, ref (decimal Floats, decimal Values) size)
    {
        bool isTold = size.Floats > MostFloats || size.Values > MostValues;
        size = (size.Floats + ParameterPlan.FloatsOf(layer), size.Values + layer.Outputs);
        if (isTold)
            return [];
        return size.Floats > MostFloats ? [Of(MostFloats, "parameters, padding included", size.Floats)]
            : size.Values > MostValues ? [Of(MostValues, "values in a row of all layers", size.Values)]
            : [];

        Finding Of(int most, string what, decimal found) => Finding.OfLayer(
            Rules.TooLarge, layer.Index, $"{Literal.Grouped(most)} {what}", Literal.Grouped(found));
    }

    private static bool HasBias(NetworkModel model, int index)
    {
        LayerDeclaration declaration = model.Layers[index];
        string? next = index + 1 < model.Layers.Count ? model.Layers[index + 1].Kind : null;
        return AllLayers.Find(declaration.Kind)!.EndsInBias(declaration)
            && (next is null || AllLayers.Find(next)?.CancelsBias != true);
    }
}
