using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>
/// One layer: how it is declared and, in float64, what it computes. Each layer's backward stands in its forward.
/// </summary>
public abstract record LayerSpec
{
    /// <summary>The layer as C# attribute, such as <c>Dense(10)</c>.</summary>
    public virtual string Attribute => GetType().Name;

    /// <summary>Whether a row's outputs depend on the other rows of its batch, in training.</summary>
    public virtual bool UsesBatchStatistics => false;

    /// <summary>Whether training draws masks for it: these are numbered over all such layers.</summary>
    public bool DrawsMasks => this is Dropout or SpatialDropout;

    /// <summary>Whether it has anything to learn.</summary>
    public bool Learns => CreateTensors(new ValueShape(1), null).Any(tensor => tensor.Role != TensorRole.Statistic);

    /// <summary>Units that go out.</summary>
    public virtual int Outputs(int inputs) => inputs;

    /// <summary>
    /// The learned tensors, then the running statistics; <paramref name="next"/> is the layer behind, or null.
    /// </summary>
    public virtual IReadOnlyList<Tensor> CreateTensors(int inputs, LayerSpec? next) => [];

    /// <summary>Its name within its block, or null for kind and number.</summary>
    public string? Label { get; init; }

    /// <summary>Label of the layer whose weights it uses, or null.</summary>
    public string? WeightsOf { get; init; }

    /// <summary>Names of the values that it reads besides the one in front of it.</summary>
    public virtual IReadOnlyList<string> Reads => [];

    /// <summary>Units that go out of a layer that reads several values.</summary>
    public virtual int Outputs(IReadOnlyList<int> inputs) => Outputs(inputs[0]);

    /// <summary>Whether it takes each position of an image alike, as a row of channels.</summary>
    public virtual bool IsByChannel => true;

    /// <summary>Values of what comes in that one of its outputs is made of.</summary>
    public virtual int FanIn(ValueShape input) => IsByChannel ? input.Channels : input.Count;

    /// <summary>The shape that goes out: the positions stay, or what comes in is flattened.</summary>
    public virtual ValueShape Output(IReadOnlyList<ValueShape> inputs)
    {
        if (!IsByChannel)
            return new ValueShape(Outputs(inputs[0].Count));
        ValueShape? other = inputs.FirstOrDefault(input => !input.HasPositionsOf(inputs[0]));
        return other is null
            ? inputs[0].WithChannels(Outputs([.. inputs.Select(input => input.Channels)]))
            : throw new ArgumentException($"Expected the positions of {inputs[0]} for {Attribute}, found {other}.");
    }

    /// <summary>The tensors of a layer behind a value of this shape.</summary>
    public virtual IReadOnlyList<Tensor> CreateTensors(ValueShape input, LayerSpec? next) =>
        CreateTensors(FanIn(input), next);

    /// <summary>Computes the output of a batch from all values that the layer reads.</summary>
    public virtual Matrix Forward(IReadOnlyList<Matrix> inputs, LayerState layer, Tape tape) =>
        Forward(inputs[0], layer, tape);

    /// <summary>Computes the output of a batch and puts the backward step on the tape.</summary>
    public abstract Matrix Forward(Matrix x, LayerState layer, Tape tape);

    /// <summary>A C# literal that reads back to the same float.</summary>
    protected static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A C# literal.</summary>
    protected static string Literal(bool value) => value ? "true" : "false";
}
