using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Ops that differ in the sizes of their rows and the places of their tensors alone: kernels are written once for all
/// of a family, and compiled for the constants of each op.
/// </summary>
internal static class Families
{
    /// <summary>Whether a pass over rows is cut into blocks of columns without a remainder, at every width.</summary>
    public static bool HasWholeBlocks(RowShape shape) => shape.Groups == 1
        && Width.All.All(width => shape.Units % (width.Lanes * width.BlockVectors) == 0);

    /// <summary>The ops, each with the name of its family where it has one.</summary>
    public static ImmutableArray<Op> Mark(ImmutableArray<Op> ops)
    {
        ILookup<Form, Op> families = ops.Where(op => op.Anchor.SharesText && HasWholeBlocks(op.Shapes.Out))
            .ToLookup(Form.Of);
        Dictionary<int, string> names = [];
        foreach (IGrouping<Form, Op> family in families.Where(family => family.Count() > 1))
        {
            string kind = family.First().Node.Kind;
            string name = names.ContainsValue(kind) ? family.First().Name : kind;
            foreach (Op op in family)
                names.Add(op.Number, name);
        }

        return [.. ops.Select(op => names.TryGetValue(op.Number, out string? name) ? op with { Family = name } : op)];
    }

    /// <summary>What ops of one family have in common.</summary>
    private sealed record Form(
        Operation Anchor, EquatableArray<LayerForm> Layers, bool NeedsInputGradient, bool RunsBackward, bool IsOfImages)
    {
        public static Form Of(Op op) => new(
            op.Anchor, op.Layers.Select(Sizeless).ToEquatableArray(), op.NeedsInputGradient, op.RunsBackward,
            op.Shapes.OutPositions > 1);

        private static LayerForm Sizeless(Node node) => LayerForm.Of(node) with { Input = null, Output = null };
    }
}
