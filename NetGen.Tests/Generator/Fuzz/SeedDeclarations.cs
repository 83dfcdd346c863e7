namespace NetGen.Tests.Generator.Fuzz;

/// <summary>Sources that the fuzzing starts from: each compiles, or is refused by a rule.</summary>
internal static class SeedDeclarations
{
    /// <summary>A small network, as attributes.</summary>
    public const string Layers = "[global::NetGen.Network, global::NetGen.Input(2), "
        + "global::NetGen.Dense(3, bias: false), global::NetGen.BatchNorm, global::NetGen.ReLU, "
        + "global::NetGen.Dense(2), global::NetGen.SoftmaxCrossEntropy]";

    /// <summary>A network in a file of its own, which no other source may take away.</summary>
    public const string Innocent = "namespace Apart { [global::NetGen.Network, global::NetGen.Input(1), "
        + "global::NetGen.Dense(1), global::NetGen.MeanSquaredError] partial class Innocent { } }";

    public static readonly string[] All =
    [
        GeneratorHarness.Tiny,
        "using NetGen; [Network, Input(2), Dense(1, bias: false), MeanSquaredError] partial class Net;",
        "using NetGen; [Network, Input(2), Dense(1), MeanSquaredError] partial class Net { int size; }",
        "using NetGen; namespace A.B; [Network] [Input(1)] [PReLU(perUnit: true)] "
            + "[Hinge(2f, HingeReduction.PerClassMean)] internal sealed partial class Net { public Net(string "
            + "file) : this(7) { } }",
        "using NetGen; namespace A { partial class Outer { [Network, Input(4), Maxout(3, pieces: 3, name: "
            + "\"Widest\"), "
            + "Dropout(0.5f, DropoutScaling.AtInference), Dense(1), BinaryCrossEntropy] partial class Net { } } }",
        "using NetGen; namespace A { partial record Outer { [Network, Input(3), Dense(4, name: \"Hidden\"), Tanh, "
            + "Dense(2, weightInit: WeightInit.HeNormal, biasInit: 0.1f), SoftmaxCrossEntropy(0.1f)] "
            + "partial class Net { } } }",
        "using NetGen; [Network, Input(5), Dense(6), GELU, Dense(6), ELU(0.5f), Dense(6), SiLU, Dense(6), Softplus, "
            + "Dense(6), LeakyReLU(0.2f), Dense(6), Sigmoid, Dense(1), MeanSquaredError] partial class Net { }",
        "using NetGen; [Network, Input(3), Dense(4), As(\"stem\"), Use<Part>, Add(\"stem\"), Repeat<Part>(2), "
            + "From(\"stem\"), Dense(2, name: \"Side\"), Concat(\"stem\"), Dense(1), MeanSquaredError] "
            + "partial class Net { } [Block, LayerNorm, Dense(Width.Same), GELU, Multiply(\"Input\")] class Part { }",
        "using NetGen; [Network, Input(3), Embedding(2, 5, 4), Embedding(0, 3, 2, lazy: true, name: \"Table\"), "
            + "Dense(8), ReLU, Dense(8, weightsOf: \"Dense1\"), Dense(1), MeanSquaredError] partial class Net { }",
        "using NetGen; class Base { protected Base(int size = 1) { } protected int rows; } "
            + "[Network, Input(2), Dense(2), Hinge] partial class Net : Base { }",
        "using NetGen; [Network, Input(2), Dense(3), MeanSquaredError] partial class Encoder { } "
            + "[Network, Input(3), Dense(2), MeanSquaredError] partial class Decoder { }",
        "using NetGen; [Network, Input<Row>, Dense(4), ReLU, Dense(Width.Target), SoftmaxCrossEntropy] partial class "
            + "Net { } enum Kind : byte { A, B, C = A } record Row([Numeric(Scale.Log)] float X, [Category] Kind Y) { "
            + "[Category(2, maxNames: 5, foldsRare: true)] public string? City { get; init; } [Numeric(Missing.Zero)] "
            + "public int? Size { get; set; } [DateParts(DatePart.Year, DatePart.Hour)] public required "
            + "System.DateTime At { get; init; } [Target] public bool IsGood { get; init; } }",
        "using NetGen; class Row { [Numeric] public float Predict { get; set; } [Target] public float Prediction { "
            + "get; set; } [Target] public double Encoding { get; set; } } namespace A { [Network, Input<global::Row>, "
            + "Dense(Width.Target), MeanSquaredError] partial class Net { int Rows; } }",
        "namespace A { " + Layers + " partial class Net { } } namespace B { " + Layers + " partial class Net { } }",
        "namespace A { partial class O { " + Layers + " partial class N { } } } "
            + "namespace A { partial class P { " + Layers + " partial class N { } } }",
        "using System.Runtime.Intrinsics; using NetGen; partial class C { [EachWidth] static Vector512<float> "
            + "F(Vector512<float> x) => x * Vector512.Create(2f) + Vector512<float>.One * Vector512<float>.Count; }",
        "using System.Runtime.Intrinsics; using NetGen; partial struct S<T> { [EachWidth] void F(Vector512<float> x) "
            + "{ } [EachWidth] static void F(int n, Vector512<float> x) { } } " + Layers + " partial class Net { }",
    ];
}
