using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which layers run as one in training:
/// <list type="bullet">
/// <item>an activation joins the head before it: the value is in a register already;</item>
/// <item>a dropout joins head and activation: one more multiplication;</item>
/// <item>a second activation, or anything behind a dropout, starts an op of its own: backward would have to keep more
/// than one value for each.</item>
/// </list>
/// </summary>
internal static class Fusion
{
    public static ImmutableArray<Op> Fuse(TypedNetwork network)
    {
        List<Op> ops = [];
        RowShape shape = new(network.InputLength);
        int stride = network.InputLength;
        bool learns = false;
        int i = 0;

        // Sweeps load whole vectors, and a caller's rows have no padding: unless what comes first can do without,
        // rows are copied. So they are where many outputs read rows that share one set of the L1 cache.
        TypedLayer first = network.Layers.First();
        if (!ReadsUnpadded(first) || Tiling.CopiesRows(network.InputLength, first.Outputs))
        {
            ops.Add(NewOp(ops, AllLayers.CopyOfInput, first, [], new(shape, shape, stride)));
            stride = shape.Stride;
        }

        while (i < network.Layers.Count)
        {
            TypedLayer layer = network.Layers[i];
            ImmutableArray<OpTemplate> heads = [.. AllLayers.Of(layer).Heads(layer)];
            if (heads.IsEmpty)
                heads = [AllLayers.TailAlone];
            else
                i++;
            for (int h = 0; h < heads.Length; h++)
            {
                ImmutableArray<TailStep> tail = h == heads.Length - 1 ? TakeTail(network, ref i) : [];
                RowShape output = heads[h].OutShape(layer, shape);
                bool own = AllLayers.Of(layer).Tensors(layer).Concat(tail.SelectMany(s => s.Kind.Tensors(s.Layer)))
                    .Any(tensor => tensor.IsLearned);
                ops.Add(NewOp(ops, heads[h], layer, tail, new(shape, output, stride)) with
                {
                    NeedsInputGradient = learns,
                    RunsBackward = learns || own,
                });
                learns |= own;
                shape = output;
                stride = output.Stride;
            }
        }

        return [.. ops];
    }

    /// <summary>Whether a layer's own first op could read rows without padding.</summary>
    public static bool ReadsUnpadded(TypedLayer layer) =>
        AllLayers.Of(layer).Heads(layer).FirstOrDefault()?.ReadsUnpadded == true;

    private static Op NewOp(
        List<Op> ops, OpTemplate head, TypedLayer layer, ImmutableArray<TailStep> tail, OpShapes shapes) =>
        new(ops.Count + 1, head, layer, tail, shapes, new("", "", "", "", ""));

    private static ImmutableArray<TailStep> TakeTail(TypedNetwork network, ref int i)
    {
        List<TailStep> tail = [];
        while (i < network.Layers.Count && AllLayers.Of(network.Layers[i]) is PointwiseLayer kind)
        {
            bool fits = tail.Count == 0 || tail.Count == 1 && !tail[0].Kind.KeepsNothing && kind.KeepsNothing;
            if (!fits)
                break;
            tail.Add(new(network.Layers[i], tail.Count == 0 ? kind : kind.Behind(tail[0].Kind)));
            i++;
        }

        return [.. tail];
    }
}
