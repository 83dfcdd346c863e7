using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Fully connected layer: z = x W + b.</summary>
internal sealed class Dense : Layer
{
    public override string Kind => "Dense";

    public override string? View => "DenseLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    public override bool IsLinear => true;

    public override bool EndsInBias(LayerDeclaration declaration) => declaration.Flag("bias");

    public override IEnumerable<OpTemplate> Heads(TypedLayer layer) =>
    [
        Tiling.OrientationOf(layer.Inputs, layer.Outputs) switch
        {
            Orientation.Inputs => InputLaneProduct.Instance,
            Orientation.Split => SplitProduct.Instance,
            _ => Product.Instance,
        },
    ];

    public override int Outputs(LayerDeclaration declaration, int inputs) => declaration.Int("units");

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        AtLeast(declaration, "units", 1).Concat(CheckInit(declaration));

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer)
    {
        LayerDeclaration declared = layer.Declaration;
        yield return new(
            "Weights", "Weights", layer.Outputs, layer.Inputs, 1, InitName(declared), declared.Single("weightScale"));
        if (layer.HasBias)
            yield return TensorDeclaration.Vector("Bias", "Bias", layer.Outputs, declared.Single("biasInit"));
    }

    public override string Describe(TypedLayer layer) =>
        $"Dense({Literal.Of(layer.Outputs)}){(layer.HasBias ? "" : ", no bias")}";

    /// <summary>The runtime's name of a declared WeightInit, whose members stand in this order.</summary>
    public static string InitName(LayerDeclaration declared) =>
        IsKnown(declared.Int("weightInit")) ? Inits[declared.Int("weightInit")] : "Auto";

    /// <summary>Problems of the arguments that Dense and Maxout share.</summary>
    public static IEnumerable<Problem> CheckInit(LayerDeclaration declared)
    {
        float scale = declared.Single("weightScale");
        float bias = declared.Single("biasInit");
        return Require(!float.IsInfinity(scale), declared, "weightScale", "finite")
            .Concat(Require(!float.IsNaN(bias) && !float.IsInfinity(bias), declared, "biasInit", "finite"))
            .Concat(Require(IsKnown(declared.Int("weightInit")), declared, "weightInit", "a member of WeightInit"));
    }

    private static bool IsKnown(int init) => init >= 0 && init < Inits.Length;

    private static readonly string[] Inits =
    [
        "Auto", "Zeros", "Constant", "Normal", "Uniform", "XavierFanIn", "XavierNormal", "XavierUniform", "HeNormal",
        "HeUniform", "LeCunNormal", "LeCunUniform", "Orthogonal",
    ];
}
