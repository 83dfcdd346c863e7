using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What is in a file, and what of it fits a network.</summary>
public sealed record FileInspection
{
    /// <summary>The tensors, in the order in which their values stand.</summary>
    public required IReadOnlyList<FileTensor> Tensors { get; init; }

    /// <summary>What becomes of each of them, and of those of the network that the file does not have.</summary>
    public required IReadOnlyList<TensorFit> Fits { get; init; }

    /// <summary>Texts that stand beside the tensors.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>How tensors are called in the file.</summary>
    public required TensorNames Names { get; init; }

    /// <summary>The sentences of <see cref="LoadReport.Notes"/>.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Why the file would be refused, in the sentence that is thrown; null where it can be loaded.</summary>
    public string? Problem { get; init; }

    /// <summary>The note that was saved with the network, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The version of NetGen that wrote the file, or null where it was another program.</summary>
    public string? Version { get; init; }

    /// <summary>The declaration of the network in the file, a line a layer, or null.</summary>
    public string? Declaration { get; init; }

    /// <summary>A line a tensor, then notes, and why the file would be refused.</summary>
    public override string ToString()
    {
        Dictionary<string, FileTensor> tensors = Tensors.ToDictionary(tensor => tensor.Name);
        StringBuilder text = new();
        foreach (TensorFit fit in Fits)
        {
            string what = tensors.TryGetValue(fit.Name, out FileTensor? tensor) ? $"{tensor}" : Shown.Name(fit.Name);
            text.Append(what).Append(": ").Append(fit.Problem != "" ? fit.Problem : Word(fit)).Append('\n');
        }

        foreach (string note in Notes)
            text.Append(note).Append('\n');
        return text.Append(Problem ?? "The file can be loaded.").ToString();
    }

    private static string Word(TensorFit fit) => fit.Kind switch
    {
        TensorFitKind.Fits => $"fits {fit.Own}",
        TensorFitKind.Folded => $"goes into {fit.Own}",
        TensorFitKind.LeftOut => "left out",
        _ => "read over",
    };
}
