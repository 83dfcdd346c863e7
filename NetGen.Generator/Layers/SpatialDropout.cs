using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Dropout of whole channels.</summary>
internal sealed class SpatialDropout : ImageLayer
{
    public override string Kind => "SpatialDropout";

    public override bool UsesMasks => true;

    public override string? View => "DropoutLayer";

    public override IEnumerable<string> ViewTensors => ["Rate"];

    public override IEnumerable<Operation> Operations(Node node) => [ChannelDropout.Instance];

    protected override IEnumerable<Problem> CheckImage(LayerDeclaration declaration, Shape image) =>
        Require(declaration.Single("rate") is >= 0f and < 1f, declaration, "rate", "in [0, 1)")
            .Concat(image.Channels <= MostChannels ? [] : new[]
            {
                new Problem(
                    RuleId.TooLarge, $"{Literal.Grouped(MostChannels)} channels of SpatialDropout",
                    Literal.Grouped(image.Channels)),
            });

    // Their factors are on the stack.
    private const int MostChannels = 16 * 1024;

    public override IEnumerable<TensorDeclaration> Tensors(Node node) =>
        [TensorDeclaration.Number("Rate", Hyperparameter.DropoutRate, node.Declaration.Single("rate"))];

    public override string Describe(Node node) =>
        $"SpatialDropout({Literal.Plain(node.Declaration.Single("rate"))})";
}
