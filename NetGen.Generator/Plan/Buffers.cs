using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which buffer each op reads and writes in training. Letters of the emitted code:
/// <c>x</c> the caller's rows, <c>z3</c> what head 3 hands to its tail, <c>a3</c> what op
/// 3 puts out, <c>d</c>, <c>e</c> gradients, which take turns.
/// </summary>
internal static class Buffers
{
    public static ImmutableArray<Op> Assign(ImmutableArray<Op> ops)
    {
        Op[] assigned = [.. ops];
        string input = "x";
        for (int i = 0; i < assigned.Length; i++)
        {
            Op op = assigned[i];
            bool inputIsFree = i > 0 && !assigned[i - 1].TailKeepsOutput;
            string output = $"a{op.Number}";
            string inner = !op.Head.HasInner(op) ? output
                : op.Head.WorksInPlace && inputIsFree ? input
                : $"z{op.Number}";
            assigned[i] = op with { Buffers = new(input, inner, output, "", "") };
            input = output;
        }

        // The loss writes its gradient over the logits, unless the last op's backward has to read them.
        Op last = assigned.Last();
        string gradient = last.TailKeepsOutput ? "d" : last.Buffers.Output;
        for (int i = assigned.Length - 1; i >= 0; i--)
        {
            Op op = assigned[i];
            string next = !op.Head.MovesGradient || !op.NeedsInputGradient ? gradient : gradient == "d" ? "e" : "d";
            assigned[i] = op with { Buffers = op.Buffers with { Gradient = gradient, InputGradient = next } };
            gradient = next;
        }

        return [.. assigned];
    }
}
