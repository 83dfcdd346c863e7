using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A layer that reads named values besides the one in front of it.</summary>
internal abstract class Join : Layer, ILoweredLayer
{
    public override IEnumerable<string> Reads(LayerDeclaration declaration) => declaration.Strings("values");

    public override IEnumerable<Problem> Check(LayerDeclaration declaration, IReadOnlyList<Shape> inputs)
    {
        if (inputs.Count == 1)
            yield return new(RuleId.UnknownValue, "none", "write the names of values that [As] gave in front");
    }

    public abstract IEnumerable<Operation> Operations(Node node);

    public override string Describe(Node node)
    {
        string values = string.Join(", ", node.Declaration.Strings("values").Select(Literal.Of));
        return $"{Kind}({values})";
    }

    /// <summary>A problem for the first value whose shape is another one.</summary>
    protected IEnumerable<Problem> SameShapes(LayerDeclaration declaration, IReadOnlyList<Shape> inputs) =>
        SameShapes(declaration, inputs, inputs);

    /// <summary>Compares <paramref name="inputs"/>; the message prints <paramref name="shown"/>.</summary>
    protected IEnumerable<Problem> SameShapes(
        LayerDeclaration declaration, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> shown)
    {
        string[] names = [.. declaration.Strings("values")];
        for (int i = 1; i < inputs.Count; i++)
        {
            if (!inputs[i].Equals(inputs[0]))
            {
                yield return new(
                    RuleId.ShapesDiffer, shown[0].ToString(), Kind, shown[i].ToString(), $"\"{names[i - 1]}\"");
                yield break;
            }
        }
    }
}
