using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Fully connected layer: z = x W + b.</summary>
internal sealed class Dense : Layer, ILoweredLayer
{
    public override string Kind => "Dense";

    public override string? View => "DenseLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    public override bool IsLinear => true;

    public override bool EndsInBias(LayerDeclaration declaration) => declaration.Flag("bias");

    public override IEnumerable<string> KernelSuffixes => [Flattening.InFront.Suffix];

    public IEnumerable<Operation> Operations(Node node)
    {
        Operation product = Product.For(node.InputLength, node.OutputLength);
        return node.Inputs[0].Shape.IsImage ? [Flattening.InFront, product] : [product];
    }

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(UnitsOf(declaration, inputs));

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        CheckUnits(declaration).Concat(CheckInit(declaration));

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        if (node.Owner is null)
        {
            yield return new(
                "Weights", TensorRole.Weights, node.OutputLength, node.InputLength, 1, InitOf(declared),
                declared.Single("weightScale"));
        }

        if (node.HasBias)
        {
            yield return TensorDeclaration.Vector(
                "Bias", TensorRole.Bias, node.OutputLength, declared.Single("biasInit"));
        }
    }

    public override string Describe(Node node) =>
        $"Dense({Literal.Of(node.OutputLength)}){(node.HasBias ? "" : ", no bias")}"
        + (node.Owner is Node owner ? $", weights of {owner.Path}" : "");

    // The runtime's Width.Same.
    private const int Same = -1;

    /// <summary>Outputs of Dense and Maxout: the declared ones, or as many as come in.</summary>
    public static int UnitsOf(LayerDeclaration declared, IReadOnlyList<Shape> inputs) =>
        declared.Int("units") == Same ? inputs[0].Length : declared.Int("units");

    /// <summary>A problem where there is no such number of outputs.</summary>
    public static IEnumerable<Problem> CheckUnits(LayerDeclaration declared) =>
        declared.Int("units") == Same ? [] : AtLeast(declared, "units", 1);

    /// <summary>How weights start as declared; Auto where the number is none of WeightInit's.</summary>
    public static WeightInit InitOf(LayerDeclaration declared) =>
        IsKnown(declared.Int("weightInit")) ? (WeightInit)declared.Int("weightInit") : WeightInit.Auto;

    /// <summary>Problems of the arguments that Dense and Maxout share.</summary>
    public static IEnumerable<Problem> CheckInit(LayerDeclaration declared)
    {
        float bias = declared.Single("biasInit");
        return CheckInitOfWeights(declared)
            .Concat(Require(!float.IsNaN(bias) && !float.IsInfinity(bias), declared, "biasInit", "finite"));
    }

    /// <summary>Problems of the arguments that say how weights start.</summary>
    public static IEnumerable<Problem> CheckInitOfWeights(LayerDeclaration declared) =>
        Require(!float.IsInfinity(declared.Single("weightScale")), declared, "weightScale", "finite")
            .Concat(Require(IsKnown(declared.Int("weightInit")), declared, "weightInit", "a member of WeightInit"));

    private static bool IsKnown(int init) => init is >= (int)WeightInit.Auto and <= (int)WeightInit.Orthogonal;
}
