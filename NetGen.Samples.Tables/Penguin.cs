namespace NetGen.Samples;

/// <summary>A penguin of the Palmer Archipelago. What was not measured is null.</summary>
public sealed record Penguin
{
    [Target]
    public Species Species { get; init; }

    [Category]
    public required Island Island { get; init; }

    [Category]
    public Sex? Sex { get; init; }

    [Numeric, ColumnName("Beak Length (mm)")]
    public float? BeakLength { get; init; }

    [Numeric, ColumnName("Beak Depth (mm)")]
    public float? BeakDepth { get; init; }

    [Numeric, ColumnName("Flipper Length (mm)")]
    public float? FlipperLength { get; init; }

    [Numeric, ColumnName("Body Mass (g)")]
    public float? BodyMass { get; init; }
}

public enum Species
{
    Adelie,
    Chinstrap,
    Gentoo,
}

public enum Island
{
    Biscoe,
    Dream,
    Torgersen,
}

public enum Sex
{
    Female,
    Male,
}

/// <summary>Tells the species of a penguin.</summary>
[Network]
[Input<Penguin>]
[Dense(16), ReLU]
[Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class PenguinClassifier;
