using System;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Which positions of an image a score depends on: |d score / d input|, the largest over the channels of a position
/// (Simonyan, Vedaldi and Zisserman, 2013, https://arxiv.org/abs/1312.6034). The score is the logit of an output, in
/// front of softmax or sigmoid, and the network is as at inference.
/// </summary>
public static class Saliency
{
    /// <summary>The saliency of each row; the network is left as it is.</summary>
    /// <param name="network">The network, of images, signals or vectors.</param>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="outputs">For each row, the output (the class) whose score is asked for, counted from 0.</param>
    /// <returns>
    /// rows x positions values of at least 0, in units of score per unit of input: of an image height x width, line by
    /// line, of a signal its length, of a vector InputLength.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole rows, there is not an output for each, an output is out of range, a column of the
    /// inputs holds indices, or a Dropout of <see cref="DropoutScaling.AtInference"/> has a rate above 0.
    /// </exception>
    public static float[] Of<TNetwork, TTarget>(
        TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> outputs)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        NetworkFacts facts = TNetwork.Facts;
        int rows = Check.Rows(inputs.Length, facts.InputLength, nameof(inputs));
        CheckOutputs(outputs, rows, facts);
        NumbersAlone.Check(facts, "a gradient");
        using AtInference<TNetwork, TTarget> inference = new(network);
        ParameterBlock gradients = inference.CreateGradients();
        float[] logits = new float[facts.OutputLength], wanted = new float[facts.OutputLength];
        float[] slope = new float[facts.InputLength];
        LayerFacts input = facts.Layers[0];
        int channels = input.Shape.Count == 1 ? 1 : input.Shape[0], positions = facts.InputLength / channels;
        bool together = facts.InputOrder == ImageOrder.RowColumnChannel;
        float[] all = new float[rows * positions];
        for (int row = 0; row < rows; row++)
        {
            inference.Trainer.Forward(inputs.Slice(row * facts.InputLength, facts.InputLength), logits);
            Array.Clear(wanted);
            wanted[outputs[row]] = 1f;
            inference.Trainer.Backward(wanted, gradients, slope);
            Largest(slope, all.AsSpan(row * positions, positions), together);
        }

        return all;
    }

    /// <summary>The saliency of each row of a network of classes.</summary>
    /// <inheritdoc cref="Of{TNetwork, TTarget}"/>
    public static float[] Of<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> outputs)
        where TNetwork : class, INetwork<TNetwork, int> =>
        Of<TNetwork, int>(network, inputs, outputs);

    private static void Largest(float[] slope, Span<float> positions, bool together)
    {
        int channels = slope.Length / positions.Length;
        for (int i = 0; i < slope.Length; i++)
        {
            ref float most = ref positions[together ? i / channels : i % positions.Length];
            most = MathF.Max(most, MathF.Abs(slope[i]));
        }
    }

    private static void CheckOutputs(ReadOnlySpan<int> outputs, int rows, NetworkFacts facts)
    {
        if (outputs.Length != rows)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {rows} outputs, one a row, found {outputs.Length}."), nameof(outputs));
        }

        for (int row = 0; row < rows; row++)
        {
            if ((uint)outputs[row] >= (uint)facts.OutputLength)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(outputs), outputs[row],
                    Counted.Text(
                        $"Expected outputs from 0 to {facts.OutputLength - 1}, found {outputs[row]} in row {row}."));
            }
        }
    }
}
