using System;
using System.IO;

namespace NetGen.Training;

/// <summary>
/// One file for a program that predicts: a network, and with it what its inputs went through and what its outputs mean.
/// It is a safetensors file, from which the network alone, or one of the steps alone, can be loaded as well.
/// </summary>
public static class ModelFile
{
    private const string ClassesPart = "model";
    private const string ClassesName = "classes";

    /// <summary>Writes a network and what stands around it: as a whole, or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="network">The network.</param>
    /// <param name="parts">What stands around it.</param>
    /// <exception cref="ArgumentException">The parts do not fit each other, or the network.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TNetwork, TTarget>(string path, INetwork<TNetwork, TTarget> network, ModelParts parts)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Misfit(TNetwork.Facts, typeof(TTarget) == typeof(float)) is (string expected, string found))
            throw new ArgumentException($"Expected {expected}, found {found}.", nameof(parts));
        TensorFileWriter writer = new();
        network.AddTo(writer, new() { Note = parts.Note });
        parts.Encoding?.Write(new(writer, TableEncoding.Part));
        parts.Scaling?.Write(new(writer, FeatureScaling.Part));
        parts.Components?.Write(new(writer, PrincipalComponents.Part));
        parts.TargetScaling?.Write(new(writer, FeatureScaling.TargetPart));
        if (parts.ClassNames.Count > 0)
            new PartWriter(writer, ClassesPart).Text(ClassesName, TextJson.Of(parts.ClassNames));
        writer.Save(path);
    }

    /// <summary>Reads a network and what stands around it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the network is read.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or another network's; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model<TNetwork, TTarget> Load<TNetwork, TTarget>(string path, NetworkLoadOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(path);
        PartReader names = new(file, ClassesPart);
        TNetwork network = NetworkFile.Load<TNetwork, TTarget>(file, out LoadReport report, options);
        ModelParts parts = new()
        {
            Encoding = Part(file, TableEncoding.Part, TableEncoding.Read),
            Scaling = Part(file, FeatureScaling.Part, FeatureScaling.Read),
            Components = Part(file, PrincipalComponents.Part, PrincipalComponents.Read),
            TargetScaling = Part(file, FeatureScaling.TargetPart, FeatureScaling.Read),
            ClassNames = names.IsThere ? TextJson.Texts(names, ClassesName, least: 1) : [],
            Note = report.Note,
        };
        return parts.Misfit(TNetwork.Facts, typeof(TTarget) == typeof(float)) is (string expected, string found)
            ? throw names.Damaged(expected, found)
            : new(network, parts, report);
    }

    private static T? Part<T>(TensorFile file, string part, Func<PartReader, T> read)
        where T : class
    {
        PartReader reader = new(file, part);
        return reader.IsThere ? read(reader) : null;
    }
}
