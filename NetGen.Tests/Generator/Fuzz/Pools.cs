namespace NetGen.Tests.Generator.Fuzz;

/// <summary>What mutations put in the place of something else, or beside it.</summary>
internal static class Pools
{
    public static readonly string[] Values =
    [
        "0", "-1", "1", "2", "7", "33", "100", "2147483647", "-2147483648", "100000", "0f", "1f", "0.5f", "-0.5f",
        "1e30f", "1e-38f", "float.NaN", "float.PositiveInfinity", "3.5", "\"x\"", "null", "default", "true", "false",
        "'c'", "(int)3.5", "1 + 1", "Encoder.InputLength", "Net.OutputLength", "Units", "nameof(Net)", "typeof(int)",
        "new[] { 1 }", "WeightInit.Zeros", "(WeightInit)77", "Width.Target", "Scale.Quantile", "(Scale)77",
        "Missing.Median", "DatePart.Day", "(DatePart)(-1)", "DropoutScaling.AtInference", "checked(1 << 40)", "",
    ];

    public static readonly string[] Layers =
    [
        "Input(2)", "Dense(2)", "Dense(1, false)", "Dense(3, bias: true)", "Dense(0)", "Dense", "Dense()", "Dence(8)",
        "Maxout(2)", "Maxout(1, 30)", "Maxout(2, 1)", "BatchNorm", "BatchNorm(affine: false)", "BatchNorm(0f)",
        "Sigmoid", "Tanh", "ReLU", "Relu", "LeakyReLU", "PReLU", "PReLU(perUnit: true)", "ELU", "GELU", "SiLU",
        "Hardswish", "Mish", "Softplus", "Dropout", "Dropout(1f)", "SoftmaxCrossEntropy", "BinaryCrossEntropy",
        "MeanSquaredError", "Hinge",
        "LayerNorm", "LayerNorm(affine: false)", "As(\"a\")", "As(\"Input\")", "From(\"a\")", "From(\"Input\")",
        "Add(\"a\")", "Add", "Add(\"a\", \"Input\")", "Multiply(\"a\")", "Concat(\"Input\", \"a\")", "Use<Part>",
        "Repeat<Part>(3)", "Use<Net>", "Use<Missing>", "Block", "Dense(Width.Same)", "Dense(2, weightsOf: \"Dense1\")",
        "Embedding(0, 3, 2)", "Embedding(1, 4, 1, lazy: true)", "Embedding(9, 0, -1)",
        "Input<Row>", "Input<Row[]>", "Input<Missing>", "Input<Net>", "Input<string>", "Input<Kind>", "Input<int?>",
        "Dense(Width.Target)", "Numeric", "Category(maxNames: 3)", "Category(3)", "Target", "Target(maxNames: 2)",
        "DateParts(DatePart.Month)", "DateParts", "ColumnName(\"x\")", "ColumnName(null)", "Numeric(Missing.Mean)",
        "Network", "Layer", "System.Obsolete", "System.CodeDom.Compiler.GeneratedCode(\"a\", \"b\")",
        "System.CLSCompliant(false)", "Unknown(3)", "EachWidth",
    ];

    public static readonly string[] Shapes =
    [
        "class", "partial class", "static partial class", "abstract partial class", "sealed partial class",
        "public partial class", "file partial class", "unsafe partial class", "partial struct", "ref partial struct",
        "partial record", "partial record class", "partial record struct", "partial interface", "interface", "enum",
        "delegate void", "partial", "new partial class", "protected internal partial class", "namespace",
    ];

    public static readonly string[] Names =
    [
        "Net", "net", "NET", "N", "O", "_", "@_", "nameof", "@nameof", "@class", "@event", "record", "@record", "var",
        "dynamic", "@dynamic", "unmanaged", "@unmanaged", "value", "field", "file", "@file", "where", "await",
        "global", "System", "NetGen", "Generated", "CompilerServices", "Layout", "Inference", "Widest", "Vector512",
        "Scalar", "vector256", "Tensor", "Facts", "IKernels", "Gradients", "Parameters", "Dense1", "Loss", "Predict",
        "Create", "Innocent", "Trainer", "Span", "Math", "N\u0131", "N\u0130", "N\u00e9", "N\u093f", "Net<T>", "Net`1",
        "",
    ];

    public static readonly string[] LayerNames =
    [
        "", " ", "a b", "Loss", "LossClass", "Weighted", "Dense1", "Dense2", "Dense", "BatchNorm1", "Widest", "p", "x",
        "_", "class", "field", "Sum", "Load", "Store", "Max", "Count", "Zero", "Layout", "Tensor", "Parameters",
        "Describe", "ToString", "Item", "Finalize", "V", "K", "S", "R\u00e9seau", "Share", "System", "NetGen", "GC",
        "1st", "ReLU1", "Dense1ReLU1", "DropoutMask", "Row", "Class", "Sharei",
    ];

    public static readonly string[] Bodies =
    [
        "int Parameters;", "int Dense1;", "void Predict() { }", "string nameof(object o) => \"\";",
        "class Gradients { }", "class unmanaged { }", "class TOptimizer { }",
        "class Span { } class Math { } class System { }", "int Max() => 1;", "public required int Size { get; set; }",
        "public required int", "Net(int size) { }", "Net(ulong seed) { }", "public Net() : this(7) { }",
        "static Net() { }", "~Net() { }", "const int OutputLength = 3;", "int this[int i] => i;",
        "LAYERS partial class Inner { }", "LAYERS partial class Vector512 { }", "LAYERS partial class Layout { }",
        "public override string ToString() => \"\";", "event System.Action Loss { add { } remove { } }",
        "enum Loss { A }", "static int get_Dense1() => 1;", "partial void Extra();", "[", "public", "{", "}",
    ];

    public static readonly string[] Bases =
    [
        "Base", "Missing", "System.Exception", "System.IDisposable", "System.Attribute",
        "global::NetGen.ParameterBlock", "System.Collections.Generic.List<int>", "Net", "System.Enum",
        "System.Delegate", "Base<int>", "",
    ];

    public static readonly string[] Neighbours =
    [
        "[NetGen.Block, NetGen.Dense(NetGen.Width.Same), NetGen.ReLU, NetGen.Add(\"Input\")] class Part { }",
        "[NetGen.Block, NetGen.Use<Part>] class Part { }",
        "[NetGen.Block, NetGen.As(\"a\"), NetGen.Tanh] class Part { }",
        "class Base { }", "class Base { protected Base(int a) { } }",
        "abstract class Base { protected Base(string s = \"\") { } }",
        "class Base { [System.Obsolete] protected Base() { } }",
        "class Base { [System.Obsolete(\"\", true)] internal Base() { } }",
        "unsafe class Base { protected Base(int* p = null) { } }", "class Base<T> { protected T Dense1; }",
        "static class Base { }", "class Base { public required int Size; }",
        "class Base { class Gradients { } protected int Parameters; }",
        "partial class O { LAYERS partial class N { } }", "partial struct O { LAYERS partial class N { } }",
        "partial record O { LAYERS partial class N { } }", "partial interface O { LAYERS partial class N { } }",
        "namespace O { LAYERS partial class N { } }", "namespace A { LAYERS partial class Net { } }",
        "namespace A.Net { LAYERS partial class Vector512 { } }", "namespace Net { LAYERS partial class Scalar { } }",
        "LAYERS partial class Net { }", "LAYERS partial class net { }", "LAYERS class Closed { }",
        "LAYERS partial class", "LAYERS delegate void D();", "LAYERS enum E { A }", "LAYERS partial class G<T> { }",
        "LAYERS file partial class F { }", "class System { }", "class NetGen { }", "class _ { }",
        "class unmanaged { }", "class nameof { }", "class Encoder { }", "namespace System { class Share { } }",
        "namespace System { class Trainer<A, B> { } }", "namespace System { class Runtime { } }",
        "namespace NetGen { class Trainer { } }", "namespace NetGen { class DenseLayer { } }",
        "namespace NetGen { class MathF { } }", "namespace NetGen { class Generated { } }",
        "namespace NetGen { class Innocuous { } }", "namespace NetGen.Share { class A { } }",
        "namespace NetGen.CompilerServices { class Share { } }", "namespace NetGen.Generated { class Net { } }",
        "namespace NetGen.Generated.Net { class Layout { } }",
        "namespace NetGen.Generated { class Span { } class Share { } }",
        "partial class O { [NetGen.EachWidth] static void F(System.Runtime.Intrinsics.Vector512<float>x) { } }",
        "partial struct O { [NetGen.EachWidth] static void F(System.Runtime.Intrinsics.Vector512<float> x) { } }",
        "namespace O { [NetGen.EachWidth] static void F(System.Runtime.Intrinsics.Vector512<float> x) { } }",
        "partial class W { [NetGen.EachWidth] void F(System.Runtime.Intrinsics.Vector512<float> x) { "
            + "System.Runtime.Intrinsics.Vector512<float> } }",
    ];
}
