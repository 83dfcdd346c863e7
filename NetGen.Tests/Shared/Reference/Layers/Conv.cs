using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// A convolution of all channels. Channels of <see cref="Width.Same"/> are as many as come in.
/// </summary>
public sealed record Conv(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true)
    : Convolution(Kernel, Stride, Padding, Dilation, Bias)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Arguments =>
    [
        Channels == Width.Same ? "Width.Same" : $"{Channels}", .. base.Arguments, .. Given("groups", InGroups, 1),
    ];

    /// <summary>Groups that the channels are cut into.</summary>
    public int InGroups { get; init; } = 1;

    /// <inheritdoc/>
    public override int Outputs(int inputs) => Or(Channels, inputs);

    /// <inheritdoc/>
    protected override int Groups(int inputs) => InGroups;
}
