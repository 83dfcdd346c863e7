using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using NetGen.CompilerServices;
using Onnx;

namespace NetGen.Onnx;

/// <summary>
/// Collects nodes and tensors of ONNX's GraphProto. A node is called as its layer, <c>Dense1</c>, what it puts out
/// <c>Dense1.output</c>, its tensors as in a safetensors file, <c>Dense1.weight</c>.
/// </summary>
internal sealed class GraphWriter
{
    private readonly NetworkFacts facts;
    private readonly ParameterBlock block;
    private readonly string outputName;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Starts a graph of one input and one output.</summary>
    public GraphWriter(NetworkFacts facts, ParameterBlock block, OnnxOptions options)
    {
        this.facts = facts;
        this.block = block;
        (InputName, outputName) = (options.InputName, options.OutputName);
        Graph = new() { Name = facts.Name };
        Claim(InputName);
        Claim(outputName);
    }

    /// <summary>The graph's input, in front of any scaling.</summary>
    public string InputName { get; }

    /// <summary>What was collected.</summary>
    public GraphProto Graph { get; }

    /// <summary>Adds a node of one output, which is returned.</summary>
    public string Node(string operation, string name, params ReadOnlySpan<string> inputs)
    {
        NodeProto node = new() { OpType = operation, Name = name };
        node.Input.AddRange(inputs.ToArray());
        string output = $"{name}.output";
        Claim(output);
        node.Output.Add(output);
        Graph.Node.Add(node);
        return output;
    }

    /// <summary>Adds an attribute to the last node.</summary>
    public void With(string name, float value) => Attributes.Add(
        new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value });

    /// <inheritdoc cref="With(string, float)"/>
    public void With(string name, long value) => Attributes.Add(
        new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });

    /// <inheritdoc cref="With(string, float)"/>
    public void With(string name, long[] values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        Attributes.Add(attribute);
    }

    /// <inheritdoc cref="With(string, float)"/>
    public void With(string name, string text) => Attributes.Add(new AttributeProto
    {
        Name = name,
        Type = AttributeProto.Types.AttributeType.String,
        S = ByteString.CopyFromUtf8(text),
    });

    /// <summary>A tensor of a layer, added unless another layer has added it; null where the layer has none.</summary>
    /// <param name="layer">The layer that owns it.</param>
    /// <param name="name">Its name there, such as <c>Weights</c>.</param>
    public string? Tensor(string layer, string name)
    {
        ParameterTensor? tensor = facts.Layout.Tensors.FirstOrDefault(t => t.Layer == layer && t.Name == name);
        if (tensor is null)
            return null;
        string full = $"{layer}.{TorchNames.Of(tensor)}";
        if (Graph.Initializer.Any(other => other.Name == full))
            return full;
        byte[] bytes = new byte[(long)tensor.Count * sizeof(float)];
        block.CopyTo(tensor, MemoryMarshal.Cast<byte, float>(bytes.AsSpan()));
        return Add(full, TensorProto.Types.DataType.Float, bytes, TorchNames.ShapeOf(tensor));
    }

    /// <summary>A number that can be set at run time, as it is now.</summary>
    public float Setting(string layer, string name) => block[$"{layer}.{name}"][0];

    /// <summary>Adds a constant vector.</summary>
    public string Vector(string name, ReadOnlySpan<float> values) => Constant(name, values, [values.Length]);

    /// <summary>Adds a constant tensor.</summary>
    public string Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Add(name, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(values).ToArray(), shape);

    /// <summary>Adds a constant number, which any shape takes.</summary>
    public string Number(string name, float value) => Add(
        name, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>([value]).ToArray());

    /// <summary>Adds a constant shape.</summary>
    public string Shape(string name, ReadOnlySpan<long> dimensions) => Add(
        name, TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes(dimensions).ToArray(), dimensions.Length);

    /// <summary>Adds a constant index, without a dimension.</summary>
    public string Index(string name, long index) => Add(
        name, TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes<long>([index]).ToArray());

    /// <summary>Gives the last value the name of the output.</summary>
    public void End(string value)
    {
        // A network has a layer that learns, and its loss reads it or what follows from it.
        NodeProto maker = Graph.Node.First(node => node.Output[0] == value);
        maker.Output[0] = outputName;
        foreach (NodeProto node in Graph.Node)
            for (int i = 0; i < node.Input.Count; i++)
                if (node.Input[i] == value)
                    node.Input[i] = outputName;
    }

    /// <summary>What is thrown for something that ONNX cannot say.</summary>
    public NotSupportedException NotSaid(string expected, string found) =>
        ModelWriter.NotSaid(facts, expected, found);

    /// <summary>The layer that makes the value of an index.</summary>
    public LayerFacts LayerOf(int value) => facts.Layers[value];

    private ICollection<AttributeProto> Attributes => Graph.Node[^1].Attribute;

    // The bytes are nobody else's: they are not copied.
    private string Add(string name, TensorProto.Types.DataType type, byte[] bytes, params ReadOnlySpan<long> shape)
    {
        Claim(name);
        TensorProto tensor = new() { Name = name, DataType = (int)type };
        tensor.Dims.AddRange(shape.ToArray());
        tensor.RawData = UnsafeByteOperations.UnsafeWrap(bytes);
        Graph.Initializer.Add(tensor);
        return name;
    }

    // Names of layers and tensors differ from each other: what is taken twice is a name of the options.
    private void Claim(string name)
    {
        if (!names.Add(name))
        {
            throw new ArgumentException(
                $"Expected names of input and output that no other value of {facts.Name} has, found '{name}'.",
                "options");
        }
    }
}
