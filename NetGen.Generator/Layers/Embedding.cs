using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A column of whole numbers becomes rows of a table; its kernels are in <see cref="TableLookup"/>.</summary>
internal sealed class Embedding : Layer, ILoweredLayer
{
    // A float holds every whole number up to here.
    private const int MostNames = 1 << 24;

    public override string Kind => "Embedding";

    public override bool TakesVectorsAlone => true;

    public override string? View => "EmbeddingLayer";

    public override IEnumerable<string> ViewTensors => ["Weights"];

    public override int? IndexColumn(LayerDeclaration declaration) => declaration.Int("column");

    public IEnumerable<Operation> Operations(Node node) => [TableLookup.Instance];

    public override Shape Infer(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        Shape.Vector(inputs[0].Length - 1 + declaration.Int("size"));

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        AtLeast(declaration, "size", 1)
            .Concat(AtLeast(declaration, "names", 1))
            .Concat(AtMost(declaration.Int("names")))
            .Concat(Dense.CheckInitOfWeights(declaration));

    private static Problem[] AtMost(int names) => names <= MostNames ? [] :
        [new(RuleId.OutOfRange, "names", $"at most {Literal.Of(MostNames)}", Literal.Of(names))];

    public override IEnumerable<TensorDeclaration> Tensors(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        yield return new(
            "Weights", TensorRole.Weights, declared.Int("names"), declared.Int("size"), 1, Dense.InitOf(declared),
            declared.Single("weightScale"))
        {
            IsTable = true,
            IsLazy = declared.Flag("lazy"),
        };
    }

    public override string Describe(Node node)
    {
        LayerDeclaration declared = node.Declaration;
        string[] sizes = [.. new[] { "column", "names", "size" }.Select(name => Literal.Of(declared.Int(name)))];
        return $"Embedding({string.Join(", ", sizes)}{(declared.Flag("lazy") ? ", lazy" : "")})";
    }
}
