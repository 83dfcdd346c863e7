using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>The largest value of each channel, of equal ones the first.</summary>
public sealed record GlobalMaxPool : LayerSpec
{
    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs) => new(inputs[0].Channels);

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape) =>
        MaxPool.Largest(x, layer.Input, [[.. Enumerable.Range(0, layer.Input.Positions)]], tape);
}
