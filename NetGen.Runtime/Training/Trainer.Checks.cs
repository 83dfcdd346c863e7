using System;
using System.Diagnostics.CodeAnalysis;
using NetGen.CompilerServices;

namespace NetGen;

// What a trainer asks of its arguments before anything is changed.
public abstract unsafe partial class Trainer<TTarget>
{
    private int CheckBatch(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights)
    {
        ThrowIfDisposed();
        int rows = Check.Rows(inputs.Length, facts.InputLength, nameof(inputs));
        Check.Indices(inputs, facts, nameof(inputs));
        Check.Targets(targets, rows, facts, nameof(targets));
        Check.RowWeights(rowWeights, rows, nameof(rowWeights));
        CheckRows(rows, nameof(inputs), slices: true);
        if (Memory.Holds(inputs) | Memory.Holds(targets) | Memory.Holds(rowWeights))
        {
            ThrowOwn(Memory.Holds(inputs) ? nameof(inputs)
                : Memory.Holds(targets) ? nameof(targets) : nameof(rowWeights));
        }

        return rows;
    }

    private void CheckRows(int rows, string name, bool slices)
    {
        Check.NotEmpty(rows, name);
        if (rows < Parameters.LeastRows)
        {
            throw new ArgumentException(
                "Expected at least 2 rows, found 1: BatchNorm takes its statistics from the batch.", name);
        }

        if (rows > Capacity && (Parameters.UsesBatchStatistics || !slices))
        {
            string reason = slices ? ": under BatchNorm a batch cannot run in slices" : "";
            throw new ArgumentException($"Expected at most maxBatch = {Capacity} rows, found {rows}{reason}.", name);
        }
    }

    private void CheckForward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> logits)
    {
        Check.Apart(inputs, logits, nameof(logits));
        if (Memory.Holds(inputs) || Memory.Holds(logits))
            ThrowOwn(Memory.Holds(inputs) ? nameof(inputs) : nameof(logits));
        if (Parameters.Holds(logits))
            ThrowInBlock(nameof(logits));
    }

    [DoesNotReturn]
    private static void ThrowInBlock(string name) => throw new ArgumentException(
        "Expected memory apart from that of the network's parameters and gradients, found that the two overlap.", name);

    // GetActivation shows rows of it.
    [DoesNotReturn]
    private static void ThrowOwn(string name) => throw new ArgumentException(
        "Expected memory apart from the trainer's own, which the pass overwrites, found that the two overlap: "
        + "copy what GetActivation shows.",
        name);

    private void CheckGradients(ParameterBlock gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (!ReferenceEquals(gradients.Layout, facts.Layout))
        {
            throw new ArgumentException(
                $"Expected gradients of {facts.Name}, found those of {gradients.Layout.Network}.", nameof(gradients));
        }

        if (gradients.HoldsParameters || gradients.HoldsState || ReferenceEquals(gradients, Parameters))
        {
            string what = gradients.HoldsState ? "an optimiser's state" : "the parameters";
            throw new ArgumentException(
                $"Expected a block that CreateGradients makes, found {what} of a {facts.Name}.", nameof(gradients));
        }
    }
}
