using System;
using System.IO;
using Google.Protobuf;
using NetGen.CompilerServices;
using Onnx;

namespace NetGen.Onnx;

/// <summary>
/// Networks as ONNX files: operator set 17, IR version 8, standard operators alone, batches of any number of rows. The
/// file computes what the network does at inference, with its values and settings of the moment.
/// </summary>
public static class OnnxFile
{
    /// <summary>Writes a network to a file: as a whole, or not at all, and then an older file stays.</summary>
    /// <param name="network">The network; nobody may train it meanwhile.</param>
    /// <param name="path">Where; what is there first is <c>path.tmp</c> beside it.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="NotSupportedException">
    /// ONNX cannot say it: a layer, or more than the 2 GB of a file. The sentence names what.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written, such as where the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void SaveOnnx<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, string path, OnnxOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = ModelOf(network, options);
        AtomicFile.Write(path, model.CalculateSize(), model.WriteTo);
    }

    /// <summary>Writes a network to a stream, which stays open.</summary>
    /// <param name="network">The network; nobody may train it meanwhile.</param>
    /// <param name="stream">Where; nothing is written before all was checked.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="NotSupportedException">
    /// ONNX cannot say it: a layer, or more than the 2 GB of a file. The sentence names what.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void SaveOnnx<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, Stream stream, OnnxOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelOf(network, options).WriteTo(stream);
    }

    private static ModelProto ModelOf<TSelf, TTarget>(INetwork<TSelf, TTarget> network, OnnxOptions? options)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return ModelWriter.Write(TSelf.Facts, network.Parameters, options ?? new());
    }
}
