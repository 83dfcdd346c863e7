using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.CompilerServices;
using Onnx;

namespace NetGen.Onnx;

/// <summary>Writes a network as ONNX's ModelProto, or refuses it.</summary>
internal static class ModelWriter
{
    // LayerNormalization came with operator set 17, and that with IR version 8.
    private const int OperatorSet = 17;
    private const int IrVersion = 8;
    private const string Batch = "batch";

    // A message of protobuf has less than 2 GB; the rest is for names and structure.
    private const long MostTensorBytes = (1L << 31) - (1L << 24);

    /// <summary>The model of a network with the values of a block.</summary>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="NotSupportedException">ONNX cannot say the network.</exception>
    public static ModelProto Write(NetworkFacts facts, ParameterBlock block, OnnxOptions options)
    {
        Check(facts, options);
        ModelProto model = new()
        {
            IrVersion = IrVersion,
            ProducerName = "NetGen",
            ProducerVersion = NetworkTexts.Version,
            DocString = options.DocString ?? "",
            Graph = Graph(facts, block, options),
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        foreach ((string key, string text) in NetworkTexts.Description(facts))
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = text });
        return model;
    }

    private static GraphProto Graph(NetworkFacts facts, ParameterBlock block, OnnxOptions options)
    {
        GraphWriter graph = new(facts, block, options);
        string[] values = new string[facts.Layers.Count];
        long[] shape = InputShape(facts);
        values[0] = options.Scaling is null ? options.InputName : Scaled(graph, options, shape);
        if (facts.InputOrder == ImageOrder.RowColumnChannel)
            values[0] = ImageNodes.ChannelsFirst(graph, "Input", values[0], shape.Length);
        for (int i = 1; i < values.Length; i++)
        {
            LayerFacts layer = facts.Layers[i];
            string[] inputs = [.. layer.Inputs.Select(input => values[input])];
            values[i] = i < values.Length - 1
                ? LayerNodes.Add(graph, layer, inputs)
                : LossNodes.Add(graph, layer, inputs[0], options.Output);
        }

        graph.End(values[^1]);
        graph.Graph.Input.Add(Rows(options.InputName, shape));
        IReadOnlyList<int> shown = facts.Layers[facts.Layers[^1].Inputs[0]].Shape;
        graph.Graph.Output.Add(Rows(options.OutputName, [.. shown.Select(size => (long)size)]));
        return graph.Graph;
    }

    // As the caller's rows lie.
    private static long[] InputShape(NetworkFacts facts)
    {
        long[] shape = [.. facts.Layers[0].Shape.Select(size => (long)size)];
        return facts.InputOrder == ImageOrder.RowColumnChannel ? [.. shape[1..], shape[0]] : shape;
    }

    private static string Scaled(GraphWriter graph, OnnxOptions options, long[] shape)
    {
        (string input, OnnxScaling scaling) = (options.InputName, options.Scaling!);
        string value = graph.Node(
            "Sub", $"{input}.centred", input, graph.Constant($"{input}.offsets", scaling.Offsets, shape));
        value = graph.Node("Mul", $"{input}.scaled", value, graph.Constant($"{input}.factors", scaling.Factors, shape));
        return scaling.Low == 0f
            ? value
            : graph.Node("Add", $"{input}.raised", value, graph.Vector($"{input}.low", [scaling.Low]));
    }

    private static ValueInfoProto Rows(string name, long[] dimensions)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = Batch });
        foreach (long size in dimensions)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        TypeProto.Types.Tensor rows = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new() { Name = name, Type = new() { TensorType = rows } };
    }

    private static void Check(NetworkFacts facts, OnnxOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.InputName);
        ArgumentException.ThrowIfNullOrEmpty(options.OutputName);
        if (!Enum.IsDefined(options.Output))
        {
            throw new ArgumentException(
                $"Expected a member of OnnxOutput, found {(int)options.Output}.", nameof(options));
        }

        if (options.Scaling is not null)
            Check(options.Scaling, facts, nameof(options));
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Expected a little-endian processor, found a big-endian one.");
        long bytes = Saved(facts).Sum(tensor => (long)tensor.Outputs * tensor.Inputs * sizeof(float));
        if (bytes > MostTensorBytes)
            throw NotSaid(facts, $"at most {Number(MostTensorBytes)} bytes of tensors", Number(bytes));
    }

    private static void Check(OnnxScaling scaling, NetworkFacts facts, string parameter)
    {
        if (scaling.Length != facts.InputLength)
        {
            throw new ArgumentException(
                $"Expected a scaling of the {facts.InputLength} inputs of {facts.Name}, found {scaling.Length}.",
                parameter);
        }

        foreach (IndexColumn index in facts.IndexColumns)
        {
            if (!scaling.Keeps(index.Column))
            {
                throw new ArgumentException(
                    $"Expected a scaling that leaves column {index.Column} as it is, which {index.Layer} reads as an "
                    + "index, found one that changes it.",
                    parameter);
            }
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static IEnumerable<ParameterTensor> Saved(NetworkFacts facts) =>
        facts.Layout.Tensors.Where(tensor => tensor.Role != TensorRole.Hyperparameter);

    /// <summary>What is thrown for a network that ONNX cannot say.</summary>
    public static NotSupportedException NotSaid(NetworkFacts facts, string expected, string found) =>
        new($"Expected {expected} to write {facts.Name} as ONNX, found {found}.");
}
