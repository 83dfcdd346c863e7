using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// A declared network as an ONNX model: what onnx.proto calls ModelProto, with Gemm, BatchNormalization, Relu, Tanh and
/// Softmax of operator set 17. Field numbers are onnx.proto's.
/// </summary>
internal sealed class OnnxModel
{
    /// <summary>Name of the model's input.</summary>
    public const string Input = "x";

    /// <summary>Name of the model's output.</summary>
    public const string Output = "y";

    private const int Float = 1;
    private const int FloatAttribute = 1;
    private const int IntAttribute = 2;

    private readonly ProtobufWriter graph = new ProtobufWriter().Add(2, "network");
    private readonly DeclaredNetwork network;
    private string last = Input;

    private OnnxModel(DeclaredNetwork network) => this.network = network;

    /// <summary>The bytes of a model for batches of one size.</summary>
    public static byte[] Of(DeclaredNetwork network, int batch)
    {
        OnnxModel model = new(network);
        foreach ((LayerAttribute layer, string name) in network.NamedLayers())
            model.Add(layer, name);
        model.AddNode("Identity", [model.last], Output);
        model.graph.Add(11, Value(Input, batch, network.Facts.InputLength));
        model.graph.Add(12, Value(Output, batch, network.Facts.OutputLength));
        return new ProtobufWriter()
            .Add(1, 8L)                                     // ir_version
            .Add(7, model.graph)
            .Add(8, new ProtobufWriter().Add(2, 17L))       // opset_import
            .ToArray();
    }

    private void Add(LayerAttribute layer, string name)
    {
        switch (layer)
        {
            case InputAttribute or DropoutAttribute or MeanSquaredErrorAttribute:
                break;
            case DenseAttribute:
                (int outputs, int inputs) = network.ShapeOf($"{name}.Weights");
                List<string> operands = [last, Tensor($"{name}.Weights", outputs, inputs)];
                if (network.Tensors.ContainsKey($"{name}.Bias"))
                    operands.Add(Tensor($"{name}.Bias", outputs));
                last = AddNode("Gemm", operands, name, Attribute("transB", 1L));
                break;
            case BatchNormAttribute normalization:
                int units = network.Tensors[$"{name}.RunningMean"].Length;
                last = AddNode(
                    "BatchNormalization",
                    [
                        last, Tensor($"{name}.Gamma", units), Tensor($"{name}.Beta", units),
                        Tensor($"{name}.RunningMean", units), Tensor($"{name}.RunningVariance", units),
                    ],
                    name, Attribute("epsilon", normalization.Epsilon));
                break;
            case ReLUAttribute:
                last = AddNode("Relu", [last], name);
                break;
            case TanhAttribute:
                last = AddNode("Tanh", [last], name);
                break;
            case SoftmaxCrossEntropyAttribute:
                last = AddNode("Softmax", [last], name);
                break;
            default:
                throw network.Unknown(layer, PeerLibraries.Onnx);
        }
    }

    private string AddNode(string kind, IEnumerable<string> inputs, string output, ProtobufWriter? attribute = null)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
            node.Add(1, input);
        node.Add(2, output).Add(4, kind);
        if (attribute is not null)
            node.Add(5, attribute);
        graph.Add(1, node);
        return output;
    }

    private string Tensor(string name, params ReadOnlySpan<int> shape)
    {
        ProtobufWriter tensor = new();
        foreach (int length in shape)
            tensor.Add(1, (long)length);
        ReadOnlySpan<byte> raw = MemoryMarshal.AsBytes(network.Tensors[name].AsSpan());
        graph.Add(5, tensor.Add(2, (long)Float).Add(8, name).Add(9, raw));
        return name;
    }

    private static ProtobufWriter Attribute(string name, long value) =>
        new ProtobufWriter().Add(1, name).Add(3, value).Add(20, (long)IntAttribute);

    private static ProtobufWriter Attribute(string name, float value) =>
        new ProtobufWriter().Add(1, name).Add(2, value).Add(20, (long)FloatAttribute);

    private static ProtobufWriter Value(string name, params ReadOnlySpan<int> shape)
    {
        ProtobufWriter dimensions = new();
        foreach (int length in shape)
            dimensions.Add(1, new ProtobufWriter().Add(1, (long)length));
        ProtobufWriter tensor = new ProtobufWriter().Add(1, (long)Float).Add(2, dimensions);
        return new ProtobufWriter().Add(1, name).Add(2, new ProtobufWriter().Add(1, tensor));
    }
}
