using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.CompilerServices;

/// <summary>What stands beside a network's tensors in a file, as texts.</summary>
internal static class NetworkTexts
{
    private const string VersionKey = "netgen.version";
    private const string NetworkKey = "netgen.network";
    private const string DeclarationKey = "netgen.declaration";
    private const string StructureKey = "netgen.structure";
    private const string HashKey = "netgen.hash";
    private const string NoteKey = "netgen.note";
    private const string SettingKey = "netgen.setting.";

    /// <summary>NetGen's version.</summary>
    public static readonly string Version = typeof(NetworkTexts).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Adds the texts of a network.</summary>
    public static void Add(
        TensorFileWriter writer, ParameterBlock block, NetworkFacts facts, ResolvedNames names, string? note)
    {
        // Readers of other frameworks ask for it: tensors are laid out as PyTorch has them.
        writer.AddText("format", "pt");
        foreach ((string key, string text) in Description(facts))
            writer.AddText(key, text);
        if (note is not null)
            writer.AddText(NoteKey, note);
        foreach (ParameterTensor tensor in facts.Layout.Tensors.Where(IsSetting))
        {
            float[] values = new float[tensor.Count];
            block.CopyTo(tensor, values);
            if (values.Length == 1 || values.Any(value => value != Declared(tensor)))
                writer.AddText(KeyOf(tensor, names), string.Join(' ', values.Select(Text)));
        }
    }

    /// <summary>What says which network it is, whatever its values: version, declaration, structure and hash.</summary>
    public static (string Key, string Text)[] Description(NetworkFacts facts) =>
    [
        (VersionKey, Version),
        (NetworkKey, facts.Name),
        (DeclarationKey, string.Join('\n', facts.Layers.Select(layer => layer.Declaration))),
        (StructureKey, string.Join('\n', Structure.Lines(facts))),
        (HashKey, Structure.HashOf(facts)),
    ];

    /// <summary>Whether NetGen wrote a file.</summary>
    public static bool AreNetGens(TensorFile file) => file.Metadata.ContainsKey(VersionKey);

    /// <summary>The note of one's own, or null.</summary>
    public static string? NoteOf(TensorFile file) => file.Metadata.GetValueOrDefault(NoteKey);

    /// <summary>The version of NetGen that wrote a file, or null.</summary>
    public static string? VersionOf(TensorFile file) => file.Metadata.GetValueOrDefault(VersionKey);

    /// <summary>The declaration of the network in a file, or null.</summary>
    public static string? DeclarationOf(TensorFile file) => file.Metadata.GetValueOrDefault(DeclarationKey);

    /// <summary>
    /// The settings that a file gives a network: what is written, and what was declared for the rest. None where the
    /// file is not NetGen's.
    /// </summary>
    /// <exception cref="System.IO.InvalidDataException">A setting is not as many numbers in its range.</exception>
    public static List<(ParameterTensor Tensor, float[] Values)> Settings(
        TensorFile file, NetworkFacts facts, ResolvedNames names)
    {
        List<(ParameterTensor, float[])> settings = [];
        if (!AreNetGens(file))
            return settings;
        foreach (ParameterTensor tensor in facts.Layout.Tensors.Where(IsSetting))
        {
            float[] values = Enumerable.Repeat(Declared(tensor), tensor.Count).ToArray();
            if (file.Metadata.TryGetValue(KeyOf(tensor, names), out string? text))
                values = Parse(file, tensor, KeyOf(tensor, names), text);
            settings.Add((tensor, values));
        }

        return settings;
    }

    /// <summary>Where the declaration in a file first computes something else, in a sentence; or null.</summary>
    public static string? Difference(TensorFile file, NetworkFacts facts)
    {
        if (!file.Metadata.TryGetValue(StructureKey, out string? text))
            return null;
        string[] found = text.Split('\n'), expected = Structure.Lines(facts);
        int line = 0;
        while (line < found.Length && line < expected.Length && found[line] == expected[line])
            line++;
        if (line == found.Length && line == expected.Length)
            return null;

        string[]? declared = DeclarationOf(file)?.Split('\n');
        string[] shown = declared is not null && declared.Length == found.Length ? declared : found;
        string own = line < expected.Length ? facts.Layers[line].Declaration : "the end";
        string other = line < found.Length ? Shown.Name(shown[line]) : "the end";
        if (own == other)
            (own, other) = (expected[line], Shown.Name(found[line]));
        return $"Line {line + 1} of the declaration differs: expected {own}, found {other}.";
    }

    private static float[] Parse(TensorFile file, ParameterTensor tensor, string key, string text)
    {
        string[] parts = text.Split(' ');
        float[] values = new float[tensor.Count];
        bool isWhole = parts.Length == values.Length;
        for (int i = 0; i < values.Length && isWhole; i++)
            isWhole = float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        if (!isWhole)
        {
            throw file.Damaged(
                $"{tensor.Count} {(tensor.Count == 1 ? "number" : "numbers")} as {Shown.Name(key)}", Shown.Name(text));
        }

        try
        {
            HyperparameterRange.Check(tensor, values, 0, key);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw file.Damaged($"{Shown.Name(key)} in its range", $"{error.ActualValue}");
        }

        return values;
    }

    private static bool IsSetting(ParameterTensor tensor) => tensor.Role == TensorRole.Hyperparameter;

    private static float Declared(ParameterTensor tensor) =>
        tensor.Init.Kind == WeightInit.Zeros ? 0f : tensor.Init.Scale;

    private static string KeyOf(ParameterTensor tensor, ResolvedNames names) =>
        $"{SettingKey}{names.Module(tensor.Layer)}.{tensor.Name}";

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
