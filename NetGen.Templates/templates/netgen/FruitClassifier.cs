using NetGen;

/// <summary>A fruit: its measures, its colour, and what it is.</summary>
public sealed record Fruit
{
    /// <summary>Millimetres.</summary>
    [Numeric]
    public required float Length { get; init; }

    /// <summary>Millimetres.</summary>
    [Numeric]
    public required float Width { get; init; }

    /// <summary>Grams.</summary>
    [Numeric]
    public required float Weight { get; init; }

    [Category]
    public required Colour Colour { get; init; }

    /// <summary>What is to be predicted.</summary>
    [Target]
    public Kind Kind { get; init; }
}

public enum Colour
{
    Green,
    Orange,
    Purple,
    Red,
    Yellow,
}

public enum Kind
{
    Apple,
    Lemon,
    Orange,
    Pear,
    Plum,
}

/// <summary>Tells kinds of fruit apart.</summary>
[Network]
[Input<Fruit>]
[Dense(16), ReLU]
[Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class FruitClassifier;
