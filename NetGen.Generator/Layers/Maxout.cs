using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Maxout: a product whose outputs come in pieces, then the largest of the pieces.</summary>
internal sealed class Maxout : Layer
{
    public override string Kind => "Maxout";

    public override string? OwnActivation => Kind;

    public override string? View => "DenseLayer";

    public override IEnumerable<string> ViewTensors => ["Weights", "Bias"];

    public override bool IsAffine => true;

    /// <summary>The largest of the pieces halves the variance as a rectifier does.</summary>
    public override string? InitWithin => "HeNormal";

    public override IEnumerable<OpTemplate> Heads(TypedLayer layer) => [Product.Instance, MaxOfPieces.Instance];

    public override int Outputs(LayerDeclaration declaration, int inputs) => declaration.Int("units");

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, int inputs) =>
        AtLeast(declaration, "units", 1).Concat(AtLeast(declaration, "pieces", 2)).Concat(Dense.CheckInit(declaration));

    public override IEnumerable<TensorDeclaration> Tensors(TypedLayer layer)
    {
        LayerDeclaration declared = layer.Declaration;
        int pieces = declared.Int("pieces");
        yield return new(
            "Weights", "Weights", layer.Outputs, layer.Inputs, pieces, Dense.InitName(declared),
            declared.Single("weightScale"));
        yield return TensorDeclaration.Vector("Bias", "Bias", layer.Outputs, declared.Single("biasInit"), pieces);
    }

    public override string Describe(TypedLayer layer) =>
        $"Maxout({Literal.Of(layer.Outputs)}, {Literal.Of(layer.Declaration.Int("pieces"))} pieces)";
}
