using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NetGen.Onnx;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Onnx;

/// <summary>ONNX Runtime with a model, on one thread.</summary>
internal sealed class Session : IDisposable
{
    private readonly InferenceSession session;

    public Session(byte[] model, GraphOptimizationLevel level = GraphOptimizationLevel.ORT_ENABLE_ALL)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = level,
        };
        session = new(model, options);
    }

    public InferenceSession Runtime => session;

    /// <summary>The outputs for rows.</summary>
    public float[] Run(float[] inputs, int rows)
    {
        using RunOptions options = new();
        IEnumerable<long> shape = session.InputMetadata.Single().Value.Dimensions.Skip(1).Select(size => (long)size);
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(inputs, [rows, .. shape]);
        using IDisposableReadOnlyCollection<OrtValue> found =
            session.Run(options, session.InputNames, [value], session.OutputNames);
        long[] outputs = found.Single().GetTensorTypeAndShape().Shape;
        Assert.Equal(rows, outputs[0]);
        Assert.Equal(
            session.OutputMetadata.Single().Value.Dimensions.Skip(1).Select(size => (long)size), outputs.Skip(1));
        return found.Single().GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => session.Dispose();

    /// <summary>The file of a network.</summary>
    public static byte[] FileOf(INetworkDriver network, OnnxOptions? options = null) =>
        ModelWriter.Write(network.Facts, network.Parameters, options ?? new()).ToByteArray();

    /// <summary>Asserts that outputs agree, relative to the largest of them.</summary>
    public static void Agree(string what, float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        float size = expected.Max(MathF.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - found[i]) <= 1e-5f * size,
                $"{what}: expected {expected[i]} at {i} of {size}, found {found[i]}.");
        }
    }
}
