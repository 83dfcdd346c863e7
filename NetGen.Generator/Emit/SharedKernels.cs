using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// What ops of one shape have in common is written once: where an earlier op has the same kernel, but for its place
/// among the parameters, a later one calls it with pointers that are moved by the distance.
/// </summary>
internal sealed class SharedKernels(NetworkPlan plan)
{
    private readonly Dictionary<string, Written> written = [];

    /// <summary>The kernel, whose text it is; or a call, where the same has been written before.</summary>
    public Code Write(Kernel kernel, Op? op, Code text)
    {
        if (op is null || !HasEqual(op))
            return text;
        string own = text.ToString();
        if (IsAboutOthers(own, op))
            return own;
        Written now = new(kernel, op.Number, [.. TensorsOf(op).Where(tensor => own.Contains(tensor.Name))]);
        string nameless = WithoutNames(own, op);
        if (!written.TryGetValue(nameless, out Written before))
            written.Add(nameless, now);
        else if (IsOneDistance(before, now))
            return Call(before, now);
        return own;
    }

    private bool HasEqual(Op op) =>
        plan.Ops.Any(other => other != op && other.Head == op.Head && other.Shapes == op.Shapes);

    private static IEnumerable<TypedLayer> LayersOf(Op op) => op.Tail.Select(step => step.Layer).Prepend(op.Layer);

    private IEnumerable<PlannedTensor> TensorsOf(Op op) =>
        plan.Parameters.Tensors.Where(tensor => LayersOf(op).Contains(tensor.Layer));

    // What another layer has does not move with the op.
    private bool IsAboutOthers(string text, Op op) =>
        plan.Parameters.Tensors.Except(TensorsOf(op)).Any(tensor => text.Contains(tensor.Name));

    // A number stands for the name of each layer, and of its locals.
    private static string WithoutNames(string text, Op op)
    {
        string[] names = [.. LayersOf(op).SelectMany(layer => new[] { layer.Name, layer.Local("") })];
        IEnumerable<string> longestFirst = names.OrderByDescending(name => name.Length).Select(Regex.Escape);
        return Regex.Replace(
            text, string.Join("|", longestFirst), match => $"<{names.ToImmutableArray().IndexOf(match.Value)}>",
            RegexOptions.CultureInvariant);
    }

    private static bool IsOneDistance(Written before, Written now) =>
        before.Tensors.Length == now.Tensors.Length
        && before.Tensors.Zip(now.Tensors, (b, n) => (n.Offset - b.Offset, n.Index - b.Index)).Distinct().Count() <= 1;

    private static Code Call(Written before, Written now)
    {
        string floats = Distance("");
        IEnumerable<string> arguments = now.Kernel.Arguments.Select(argument => (argument, floats) switch
        {
            (_, "") => argument,
            ("p", _) => $"p + ({floats})",
            ("sink", _) => $"sink.Moved({Distance("Tensor.")}, {floats})",
            _ => argument,
        });
        return Code.Text($$"""
            // {{now.Kernel.Summary}} As op {{before.Op}} does, which has the same shape.
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static {{now.Kernel.Signature}}
                {{now.Kernel.Constraint}}
            {
                {{before.Kernel.Name}}({{string.Join(", ", arguments)}});
            }
            """);

        string Distance(string of) => now.Tensors.IsEmpty
            ? ""
            : $"{of}{now.Tensors[0].Name} - {of}{before.Tensors[0].Name}";
    }

    /// <summary>A kernel, its op, and what it names of the op's tensors.</summary>
    private sealed record Written(Kernel Kernel, int Op, ImmutableArray<PlannedTensor> Tensors);
}
