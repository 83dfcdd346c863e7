using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetGen.Training;

/// <summary>
/// Which activation stands behind which output of a trainer. <see cref="NetworkFacts.Summary"/> is the one place where
/// a
/// compiled network says so; tests hold this reader against every activation.
/// </summary>
internal static partial class LayerTable
{
    private static readonly string[] Activations =
        ["Sigmoid", "Tanh", "ReLU", "LeakyReLU", "PReLU", "ELU", "Maxout", "GELU", "SiLU", "Softplus"];

    /// <summary>
    /// Kind of the activation in the op whose last layer has this name, such as ReLU for Dropout2; null for none.
    /// </summary>
    public static string? ActivationOf(string summary, string layer)
    {
        // Layers without a name of their own are called by kind and number: ReLU1, ReLU2, ...
        Dictionary<string, int> numbers = [];
        foreach (Match row in Row().Matches(summary))
        {
            string[] kinds = [.. row.Groups[1].Value.Split(" + ").Select(text => text.Split('(', ',')[0])];
            foreach (string kind in kinds)
                numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
            if (layer == $"{kinds[^1]}{numbers[kinds[^1]]}")
                return kinds.LastOrDefault(kind => Activations.Contains(kind, StringComparer.Ordinal));
        }

        return null;
    }

    // Number, layers, shape; columns stand two spaces apart.
    [GeneratedRegex(@"^ *\d+  (\S+(?: \S+)*?) {2,}\d+ -> \d+", RegexOptions.Multiline)]
    private static partial Regex Row();
}
