using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// What every network with a record offers, so that training, cross-validation and judging take any of them without
/// reflection.
/// </summary>
public interface IRecordNetwork<TSelf, TRecord, TTarget> : INetwork<TSelf, TTarget>
    where TSelf : class, IRecordNetwork<TSelf, TRecord, TTarget>
    where TTarget : unmanaged
{
    /// <summary>Makes a network whose encoding is fitted on training rows, and whose parameters are drawn.</summary>
    /// <param name="training">The training rows alone, each visited once.</param>
    /// <param name="seed">Seed of the parameters.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, or one cannot be encoded, or has too many names.
    /// </exception>
    static abstract TSelf Fit(IEnumerable<TRecord> training, ulong seed = 0);

    /// <summary>What was fitted.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    RecordEncoding Encoding { get; }

    /// <summary>Writes the inputs of one record.</summary>
    /// <exception cref="ArgumentException">A value cannot be encoded, or the span has another length.</exception>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    void Encode(TRecord record, Span<float> inputs);

    /// <summary>The inputs of records, one row behind the other.</summary>
    /// <exception cref="ArgumentException">A value cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    float[] EncodeInputs(IEnumerable<TRecord> records);

    /// <summary>The targets of records as the loss takes them: labels, or scaled numbers.</summary>
    /// <exception cref="ArgumentException">A target cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    TTarget[] EncodeTargets(IEnumerable<TRecord> records);
}
