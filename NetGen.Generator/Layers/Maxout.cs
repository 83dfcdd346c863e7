using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Maxout: a product whose outputs come in pieces, then the largest of the pieces.</summary>
internal sealed class Maxout : Layer, ILoweredLayer
{
    public override string Kind => "Maxout";

    public override bool TakesVectorsAlone => true;

    public override ActivationTraits Activation => new();

    public override string? View => "DenseLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    /// <summary>The largest of the pieces halves the variance as a rectifier does.</summary>
    public override WeightInit? OwnInit => WeightInit.HeNormal;

    public override IEnumerable<string> KernelSuffixes => [MaxOfPieces.Instance.Suffix];

    public IEnumerable<Operation> Operations(Node node) => [Product.Instance, MaxOfPieces.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(Dense.UnitsOf(declaration, inputs));

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Dense.CheckUnits(declaration).Concat(AtLeast(declaration, "pieces", 2)).Concat(Dense.CheckInit(declaration));

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        int pieces = declared.Int("pieces");
        yield return new(
            "Weights", TensorRole.Weights, node.OutputLength, node.InputLength, pieces, Dense.InitOf(declared),
            declared.Single("weightScale"));
        yield return TensorDeclaration.Vector(
            "Bias", TensorRole.Bias, node.OutputLength, declared.Single("biasInit"), pieces);
    }

    public override string Describe(Node node) =>
        $"Maxout({Literal.Of(node.OutputLength)}, {Literal.Of(node.Declaration.Int("pieces"))} pieces)";
}
