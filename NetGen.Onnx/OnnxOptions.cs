namespace NetGen.Onnx;

/// <summary>How a network is written as an ONNX file.</summary>
public sealed record OnnxOptions
{
    /// <summary>Name of the input: float32, batch x InputLength.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>Name of the output: float32, batch x outputs, or batch x channels x height x width of images.</summary>
    public string OutputName { get; init; } = "output";

    /// <summary>What the output is; predictions unless set.</summary>
    public OnnxOutput Output { get; init; }

    /// <summary>How the file scales its input in front of the network; null where it comes scaled.</summary>
    public OnnxScaling? Scaling { get; init; }

    /// <summary>A text for people, the model's doc_string; null for none.</summary>
    public string? DocString { get; init; }
}
