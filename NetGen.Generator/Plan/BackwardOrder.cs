using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>
/// The order of the backward pass. What every step needs comes first: the ops that learn, or that something upstream of
/// which learns. Behind it comes, only where the caller asks for the gradient of its rows, what carries the gradient on
/// from there: so the ordinary pass neither runs it nor waits for it.
/// </summary>
internal static class BackwardOrder
{
    /// <summary>
    /// The numbers of ops in the order of their parts, and whether a part hands on the gradients of the op's inputs.
    /// </summary>
    /// <param name="ops">The ops in the order of the forward pass.</param>
    public static IEnumerable<(int Number, bool HandsOn)> Of(IReadOnlyList<Op> ops)
    {
        Op[] reversed = [.. ops.Reverse()];
        return
        [
            .. reversed.Where(op => op.RunsBackward).Select(op => (op.Number, !op.HandsOnByRequest)),
            .. reversed.Where(op => !op.RunsBackward || op.HandsOnByRequest).Select(op => (op.Number, true)),
        ];
    }
}
