using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Onnx;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Onnx;

/// <summary>
/// ONNX Runtime computes from a file what the network does, after running statistics and weights moved.
/// </summary>
public sealed class AgreementTests
{
    private const int Rows = 33;

    public static TheoryData<int> Layers => Indices(OnnxNetworks.OfLayers);

    public static TheoryData<int> Losses => Indices(OnnxNetworks.OfLosses);

    public static TheoryData<int> Tables => Indices(OnnxNetworks.Tables);

    public static TheoryData<int> Images => Indices(OnnxNetworks.Images);

    public static TheoryData<int> Graphs => Indices(OnnxNetworks.Graphs);

    public static TheoryData<int> Laid => Indices(OnnxNetworks.Laid);

    public static TheoryData<int> Drawn => Indices(OnnxNetworks.Drawn);

    [Theory]
    [MemberData(nameof(Layers))]
    public void EachLayerAgrees(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Losses))]
    public void EachLossAgrees(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Tables))]
    public void EmbeddingsAgree(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Images))]
    public void ImagesAgree(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Graphs))]
    public void GraphsAgree(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Laid))]
    public void EachLayoutOfWeightsAgrees(int index) => Compare(index);

    [Theory]
    [MemberData(nameof(Drawn))]
    public void RandomNetworksAgree(int index) => Compare(index);

    [Fact]
    public void SettingsAreThoseOfTheMoment()
    {
        for (int index = 0; index < OnnxNetworks.OfLayers.Count; index++)
        {
            INetworkDriver network = Trained(index);
            foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors)
            {
                if (tensor.Hyperparameter is Hyperparameter.Epsilon or Hyperparameter.NegativeSlope)
                    network.Parameters[tensor.FullName][0] = 0.375f;
                if (tensor.Hyperparameter == Hyperparameter.DropoutRate)
                    network.Parameters[tensor.FullName][0] = 0.75f;
            }

            Compare(OnnxNetworks.OfLayers[index], network);
        }
    }

    private static void Compare(int index) => Compare(OnnxNetworks.All[index], Trained(index));

    private static void Compare(NetworkSpec spec, INetworkDriver network)
    {
        using Session predictions = new(Session.FileOf(network));
        using Session logits = new(Session.FileOf(network, new() { Output = OnnxOutput.Logits }));
        Random random = new(7);
        foreach (int rows in (int[])[1, 7])
        {
            float[] inputs = Draw.Any(spec, rows, random).Values;
            float[] expected = new float[rows * spec.Outputs];
            network.Predict(inputs, expected);
            Session.Agree($"{spec}, {rows} rows", expected, predictions.Run(inputs, rows));
            network.Logits(inputs, expected);
            Session.Agree($"Logits of {spec}, {rows} rows", expected, logits.Run(inputs, rows));
        }
    }

    private static INetworkDriver Trained(int index)
    {
        NetworkSpec spec = OnnxNetworks.All[index];
        INetworkDriver network = OnnxNetworks.Create(index, seed: 3);
        Random random = new(index);
        network.Parameters.CopyLearnedFrom(Draw.Any(spec, 1, random).Parameters);
        using ITrainerDriver trainer = network.Train(new Sgd(0.01f), Rows);
        for (int step = 0; step < 4; step++)
        {
            Batch batch = Draw.Any(spec, Rows, random);
            trainer.Step(batch.Values, batch.Targets);
        }

        return network;
    }

    private static TheoryData<int> Indices(IReadOnlyList<NetworkSpec> networks)
    {
        int first = OnnxNetworks.All.ToList().FindIndex(spec => ReferenceEquals(spec, networks[0]));
        return new(Enumerable.Range(first, networks.Count));
    }
}
