using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>Input first, then layers, the loss last.</summary>
internal static class OrderRules
{
    public static IEnumerable<Finding> Find(NetworkModel model, IReadOnlyList<Layer?> kinds)
    {
        if (model.Layers.Count == 0)
        {
            yield return Finding.OfClass(RuleId.InputNotFirst, "no layer attribute");
            yield break;
        }

        bool hasInput = false;
        string? loss = null;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            string kind = model.Layers[i].Kind;
            bool isInput = kinds[i]?.IsInput == true;
            if (i == 0 && !isInput)
                yield return Finding.OfLayer(RuleId.InputNotFirst, i, kind);
            if (isInput && hasInput)
                yield return Finding.OfLayer(RuleId.SecondInput, i);
            if (loss is not null)
                yield return Finding.OfLayer(RuleId.BehindLoss, i, loss, kind);
            hasInput |= isInput;
            loss ??= kinds[i]?.IsLoss == true ? kind : null;
        }

        if (loss is null)
            yield return Finding.OfLayer(RuleId.LossMissing, model.Layers.Count - 1, model.Layers.Last().Kind);
    }
}
