using System;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Networks in safetensors files: learned tensors, running statistics, settings, and the declaration as text. What
/// makes a network of a file is a member of each network, too: <c>DigitClassifier.Load(path)</c>.
/// </summary>
public static unsafe class NetworkFile
{
    private const int PieceFloats = 1 << 18;

    /// <summary>Writes a network to a file: as a whole, or not at all, and then an older file stays.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">Where.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The names do not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be written, such as where the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void Save<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, string path, NetworkSaveOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged => WriterOf(network, options).Save(path);

    /// <summary>Writes a network to a stream, which stays open.</summary>
    /// <inheritdoc cref="Save{TSelf, TTarget}(INetwork{TSelf, TTarget}, string, NetworkSaveOptions)"/>
    public static void Save<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, Stream stream, NetworkSaveOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged => WriterOf(network, options).Save(stream);

    /// <summary>Adds a network's tensors and texts to a file that has more.</summary>
    /// <exception cref="ArgumentException">The names do not fit the network, or others have them.</exception>
    public static void AddTo<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, TensorFileWriter writer, NetworkSaveOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(writer);
        options ??= new();
        (NetworkFacts facts, ParameterBlock parameters) = (TSelf.Facts, network.Parameters);
        ResolvedNames names = options.Names.For(facts);
        NetworkTexts.Add(writer, parameters, facts, names, options.Note);
        parameters.Encoding?.AddTo(writer);
        foreach (ParameterTensor tensor in facts.Layout.Tensors)
        {
            if (tensor.Role == TensorRole.Hyperparameter)
                continue;
            writer.Add(new WrittenTensor(
                names.Tensor(tensor.Layer, TorchNames.Of(tensor)), TensorType.F32, TorchNames.ShapeOf(tensor),
                (stream, piece) => Write(parameters, tensor, stream, piece)));
        }
    }

    /// <summary>Makes a network of what a file has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or another network's; the message names file, tensor, the expected and the found.
    /// </exception>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TSelf Load<TSelf, TTarget>(string path, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged => Load<TSelf, TTarget>(path, out LoadReport report, options);

    /// <summary>Makes a network of what a file has, and reports what was done.</summary>
    /// <inheritdoc cref="Load{TSelf, TTarget}(string, NetworkLoadOptions)"/>
    public static TSelf Load<TSelf, TTarget>(string path, out LoadReport report, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(path);
        return Load<TSelf, TTarget>(file, out report, options);
    }

    /// <summary>Makes a network of what a stream has from its position to its end.</summary>
    /// <inheritdoc cref="Load{TSelf, TTarget}(string, NetworkLoadOptions)"/>
    public static TSelf Load<TSelf, TTarget>(Stream stream, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(stream);
        return Load<TSelf, TTarget>(file, out LoadReport report, options);
    }

    /// <summary>Makes a network of what an open file has.</summary>
    /// <inheritdoc cref="Load{TSelf, TTarget}(string, NetworkLoadOptions)"/>
    public static TSelf Load<TSelf, TTarget>(TensorFile file, out LoadReport report, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(file);
        options ??= new();
        LoadPlan plan = LoadedPlan(file, TSelf.Facts, options);
        RecordEncoding? encoding = RecordEncoding.Of(file, TSelf.Facts);
        TSelf network = TSelf.CreateZeroed();
        ParameterBlock block = network.Parameters;
        for (int i = 0; i < block.Layout.Tensors.Count; i++)
        {
            ParameterTensor tensor = block.Layout[i];
            if (tensor.Role == TensorRole.Hyperparameter || plan.IsLeftOut(tensor.Layer))
                Initializer.Fill(block, i, tensor.Init, options.Seed);
        }

        Read(file, plan, block.Start);
        GC.KeepAlive(block);
        Set(plan, block);
        block.SetEncoding(encoding);
        report = plan.Report();
        return network;
    }

    /// <summary>
    /// Sets a network to what a file has; where something does not fit or cannot be read, nothing changes. It takes as
    /// much memory again as the network's parameters. What was fitted of records comes with the values; but where
    /// layers are left out, and the network has an encoding of its own, that stays.
    /// </summary>
    /// <param name="network">The network; nobody may use it meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or another network's; the message names file, tensor, the expected and the found.
    /// </exception>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadReport LoadFrom<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, string path, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(path);
        return network.LoadFrom(file, options);
    }

    /// <summary>Sets a network to what a stream has from its position to its end.</summary>
    /// <inheritdoc cref="LoadFrom{TSelf, TTarget}(INetwork{TSelf, TTarget}, string, NetworkLoadOptions)"/>
    public static LoadReport LoadFrom<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, Stream stream, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(stream);
        return network.LoadFrom(file, options);
    }

    /// <summary>Sets a network to what an open file has.</summary>
    /// <inheritdoc cref="LoadFrom{TSelf, TTarget}(INetwork{TSelf, TTarget}, string, NetworkLoadOptions)"/>
    public static LoadReport LoadFrom<TSelf, TTarget>(
        this INetwork<TSelf, TTarget> network, TensorFile file, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        ParameterBlock parameters = network.Parameters;
        LoadPlan plan = LoadedPlan(file, TSelf.Facts, options ?? new());
        bool keepsEncoding = parameters.Encoding is not null
            && TSelf.Facts.Layers.Any(layer => plan.IsLeftOut(layer.Name));
        RecordEncoding? encoding = keepsEncoding ? null : RecordEncoding.Of(file, TSelf.Facts);
        AlignedBuffer read = new(parameters.Layout.Length);
        Read(file, plan, read.Start);
        foreach ((_, ParameterTensor to) in plan.Reads)
            read.Span.Slice(to.Offset, to.Length).CopyTo(new(parameters.Start + to.Offset, to.Length));
        GC.KeepAlive(parameters);
        Set(plan, parameters);
        if (encoding is not null)
            parameters.SetEncoding(encoding);
        return plan.Report();
    }

    /// <summary>Lists what a file has, and says what fits a network and what does not.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or no safetensors file.</exception>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileInspection Inspect<TSelf, TTarget>(string path, NetworkLoadOptions? options = null)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        using TensorFile file = TensorFile.Open(path);
        return LoadPlan.Of(file, TSelf.Facts, options ?? new()).Inspection();
    }

    private static TensorFileWriter WriterOf<TSelf, TTarget>(
        INetwork<TSelf, TTarget> network, NetworkSaveOptions? options)
        where TSelf : class, INetwork<TSelf, TTarget>
        where TTarget : unmanaged
    {
        TensorFileWriter writer = new();
        network.AddTo(writer, options);
        return writer;
    }

    private static void Write(ParameterBlock parameters, ParameterTensor tensor, Stream stream, float[] piece)
    {
        int most = TensorCopy.PieceOf(tensor, piece.Length);
        for (int first = 0; first < tensor.Count; first += most)
        {
            Span<float> values = piece.AsSpan(0, Math.Min(most, tensor.Count - first));
            TensorCopy.Gather(parameters.Start, tensor, first, values);
            stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
        }

        GC.KeepAlive(parameters);
    }

    private static LoadPlan LoadedPlan(TensorFile file, NetworkFacts facts, NetworkLoadOptions options)
    {
        LoadPlan plan = LoadPlan.Of(file, facts, options);
        return plan.Problem is null ? plan : throw new InvalidDataException(plan.Problem);
    }

    // Nothing is known to be right before all was read, so whoever has something to lose reads into memory beside.
    private static void Read(TensorFile file, LoadPlan plan, float* block)
    {
        int largest = plan.Reads.Count == 0 ? 0 : plan.Reads.Max(read => read.To.Count);
        float[] piece = new float[Math.Min(PieceFloats, largest)];
        foreach ((FileTensor from, ParameterTensor to) in plan.Reads)
        {
            int most = TensorCopy.PieceOf(to, piece.Length);
            for (int first = 0; first < to.Count; first += most)
            {
                Span<float> values = piece.AsSpan(0, Math.Min(most, to.Count - first));
                file.ReadAsFloats(from, values, first);
                TensorCopy.Scatter(block, to, first, values);
            }
        }

        foreach ((FileTensor bias, ParameterTensor mean) in plan.Folds)
        {
            float[] values = new float[mean.Count];
            file.ReadAsFloats(bias, values);
            for (int unit = 0; unit < values.Length; unit++)
                block[mean.IndexOf(unit, 0)] -= values[unit];
        }
    }

    private static void Set(LoadPlan plan, ParameterBlock block)
    {
        block.MarkWritten();
        foreach ((ParameterTensor tensor, float[] values) in plan.Settings)
            block.CopyFrom(tensor, values);
    }
}
