using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Plan;

/// <summary>
/// Which ops a backward pass leaves out where layers are frozen. Tensors stand in the order of ops, so that of a chain
/// the first one that learns says where the pass ends. Of branches side by side one may be frozen while what stands in
/// front of it in that order learns: an op of such a branch runs where it learns, or something that it reads from does.
/// </summary>
internal sealed class Freezing
{
    private readonly ImmutableArray<Op> ops;
    private readonly ImmutableArray<TensorName> learned;

    // Of each op, by number: the tensors that its backward serves, its own and those of all that it reads from, as bits
    // in the order of the tensors.
    private readonly BigInteger[] served;
    private readonly SortedSet<int> asked = [];

    private Freezing(ParameterPlan parameters, ImmutableArray<Op> ops)
    {
        this.ops = ops;
        learned = [.. parameters.Tensors.Where(tensor => tensor.IsLearned).Select(tensor => tensor.Key)];
        served = new BigInteger[ops.Length + 1];
        foreach (Op op in ops)
        {
            served[op.Number] = ServedBy(op.Inputs.Select(input => input.Value));
            foreach (TensorName tensor in LearnedBy(op).SelectMany(node => TensorsOf(node)))
                served[op.Number] |= BigInteger.One << learned.IndexOf(tensor);
        }
    }

    /// <summary>The parts of a backward pass under the conditions of their ops, and what these name.</summary>
    public static (ImmutableArray<OpSchedule> Parts, ImmutableArray<OpLearning> Learning) Of(
        ParameterPlan parameters, ImmutableArray<OpSchedule> parts)
    {
        ImmutableArray<Op> ops = [.. parts.Select(part => part.Op)];
        if (ops.All(op => op.Inputs.Count == 1 && op.Inputs[0].Value == op.Number - 1))
            return (parts, []);
        Freezing freezing = new(parameters, ops);
        OpSchedule[] guarded = [.. parts];

        // The pass goes on while one of the tensors in front of this one learns.
        int end = freezing.learned.Length;
        foreach (Op op in ops.Reverse().Where(op => op.RunsBackward))
        {
            OpSchedule part = parts[op.Number - 1];
            bool always = Includes(freezing.served[op.Number], Before(end));
            guarded[op.Number - 1] = part with
            {
                Backward = [.. part.Backward.Select(step => freezing.Guarded(op, step, always))],
            };
            if (part.Backward.OfType<Return>().Any())
                end = freezing.learned.IndexOf(op.FirstLearned!.Value);
        }

        return ([.. guarded], freezing.Asked());
    }

    private Step Guarded(Op op, Step step, bool always) => step switch
    {
        Call when !always => new Guard(new Learns(TermsOf([op.Number])), step),
        Guard { Condition: UpstreamLearns { First: var first } } guard when !IsAllBefore(op, first) =>
            guard with { Condition = new Learns(TermsOf(op.Inputs.Select(input => input.Value))) },
        _ => step,
    };

    private bool IsAllBefore(Op op, TensorName first) =>
        ServedBy(op.Inputs.Select(input => input.Value)) == Before(learned.IndexOf(first));

    // What serves no more than another says nothing new.
    private ImmutableArray<LearningTerm> TermsOf(IEnumerable<int> values)
    {
        int[] own = [.. values.Where(value => !served[value].IsZero).Select(FirstLike).Distinct()];
        return
        [
            .. own.Where(value => !own.Any(other => other != value && Includes(served[other], served[value])))
                .Select(TermOf),
        ];
    }

    // The first op that serves the same tensors.
    private int FirstLike(int value) => ops.First(op => served[op.Number] == served[value]).Number;

    private LearningTerm TermOf(int value)
    {
        int count = 1;
        while (!(served[value] >> count).IsZero)
            count++;
        if (served[value] == Before(count))
            return new LearnsUpTo(learned[count - 1]);
        if (asked.Add(value))
            _ = TermsOf(ops[value - 1].Inputs.Select(input => input.Value));
        return new OpLearns(value);
    }

    private ImmutableArray<OpLearning> Asked() =>
    [
        .. asked.ToArray().Select(number => new OpLearning(
            number, TermsOf(ops[number - 1].Inputs.Select(input => input.Value)),
            [.. LearnedBy(ops[number - 1]).Select(node => TensorsOf(node).First())])),
    ];

    private BigInteger ServedBy(IEnumerable<int> values) =>
        values.Aggregate(BigInteger.Zero, (all, value) => all | served[value]);

    private static IEnumerable<Node> LearnedBy(Op op) =>
        (op.Anchor.OwnsParameters ? op.Anchored : []).Concat(op.Epilogue.Select(step => step.Node))
            .SelectMany(node => node.Owner is Node owner ? [node, owner] : new[] { node })
            .Where(node => TensorsOf(node).Any());

    private static IEnumerable<TensorName> TensorsOf(Node node) => node.Tensors
        .Where(tensor => tensor.IsLearned).Select(tensor => new TensorName(node.Name, tensor.Name));

    private static BigInteger Before(int index) => (BigInteger.One << index) - 1;

    private static bool Includes(BigInteger tensors, BigInteger others) => (tensors & others) == others;
}

/// <summary>Whether an op, or something that it reads from, learns.</summary>
/// <param name="Number">The op.</param>
/// <param name="Inputs">Of what it reads from.</param>
/// <param name="Own">A tensor of each of its own layers, which learn as a whole.</param>
internal sealed record OpLearning(
    int Number, ImmutableArray<LearningTerm> Inputs, ImmutableArray<TensorName> Own);

/// <summary>What learns.</summary>
internal abstract record LearningTerm;

/// <summary>A tensor up to this one.</summary>
internal sealed record LearnsUpTo(TensorName Last) : LearningTerm;

/// <summary>An op, or something that it reads from.</summary>
internal sealed record OpLearns(int Number) : LearningTerm;
