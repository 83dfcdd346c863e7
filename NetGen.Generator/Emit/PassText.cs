using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>How the steps of a pass read as C#.</summary>
internal static class PassText
{
    private const int MostUnnamed = 8;

    /// <summary>The statements of a pass, a line a step; steps under one condition stand together.</summary>
    public static Code Of(IEnumerable<Step> steps)
    {
        List<Code> lines = [];
        List<Code> guarded = [];
        string condition = "";
        foreach (Step step in steps)
        {
            string next = step is Guard guard ? Of(guard.Condition) : "";
            if (next != condition || next == "")
                End();
            condition = next;
            guarded.Add(step is Guard { Step: var inner } ? Of(inner) : Of(step));
        }

        End();
        return Code.Lines(lines);

        void End()
        {
            Code all = Code.Lines(guarded);
            if (guarded.Count > 0)
                lines.Add(condition == "" ? all : Code.Under($"if ({condition})", all, guarded.Count == 1));
            guarded.Clear();
        }
    }

    /// <summary>The buffers that steps work on, each once.</summary>
    public static ImmutableArray<BufferView> BuffersOf(ImmutableArray<Step> steps) =>
    [
        .. Scheduler.CallsOf(steps).SelectMany(call => call.Arguments.OfType<Operand>())
            .Select(operand => operand.Buffer).GroupBy(buffer => buffer.Name).Select(same => same.First()),
    ];

    /// <summary>
    /// What a thread's rows are called, and the units that they come in, in those calls that are shared by rows.
    /// </summary>
    public static ImmutableArray<RowNames> RowsOf(ImmutableArray<Step> steps) =>
    [
        .. Scheduler.CallsOf(steps).Where(call => call.Work == Work.ByRows).Select(call => call.RowUnit).Distinct()
            .Select(RowNames.Of),
    ];

    /// <summary>Whether one of the calls draws masks.</summary>
    public static bool DrawsMasks(ImmutableArray<Step> steps) =>
        Scheduler.CallsOf(steps).Any(call => call.Arguments.Contains(Argument.Masks));

    /// <summary>Declares whether ops learn, where conditions name that.</summary>
    public static Code Declare(ImmutableArray<OpLearning> learning) => learning.IsEmpty ? Code.Empty : Code.Lines(
        learning.Select(Declare).Prepend("// learns3: op 3 learns, or something that it reads from."));

    /// <summary>Whether a pass has to know the first tensor that learns.</summary>
    public static bool NamesLowest(Schedule schedule) => schedule.Backward.Any(NamesLowest)
        || schedule.Learning.Any(op => op.Inputs.Any(term => term is LearnsUpTo));

    private static bool NamesLowest(Step step) => step switch
    {
        Return { Condition: NothingUpstreamLearns } or Guard { Condition: UpstreamLearns } => true,
        Guard { Condition: Learns learns } => learns.Any.Any(term => term is LearnsUpTo),
        _ => false,
    };

    // What the caller's gradient needs is upstream of all that reads nothing else.
    private static Code Declare(OpLearning op)
    {
        string[] terms =
        [
            .. op.Inputs.IsEmpty ? ["dx != null"] : op.Inputs.Select(Of),
            .. op.Own.Select(tensor => $"!IsFrozen(Tensor.{tensor})"),
        ];
        return $"bool learns{Literal.Of(op.Number)} = {string.Join(" || ", terms)};";
    }

    private static Code Of(Step step) => step switch
    {
        Call { Work: Work.ByFirst } call => Code.Under("if (share.IsFirst)", Statement(call)),
        Call call => Statement(call),
        Return end => Code.Under($"if ({Of(end.Condition)})", "return;"),
        Wait { Blocks: 0 } => "share.Wait();",
        Wait wait => $"share.WaitAcross({Literal.Of(wait.Blocks)});",
        _ => throw new System.ArgumentException($"Expected a known step, found {step.GetType().Name}.", nameof(step)),
    };

    private static string Of(Condition condition) => condition switch
    {
        IsLearning { Tensor: var tensor } => $"!IsFrozen(Tensor.{tensor})",
        UpstreamLearns { First: var first } => $"lowest < Tensor.{first}",
        NothingUpstreamLearns { First: var first } => $"lowest >= Tensor.{first}",
        Learns learns => string.Join(" || ", learns.Any.Select(Of)),
        NoInputGradient => "dx == null",
        HasInputGradient => "dx != null",
        _ => throw new System.ArgumentException(
            $"Expected a known condition, found {condition.GetType().Name}.", nameof(condition)),
    };

    private static string Of(LearningTerm term) => term switch
    {
        LearnsUpTo { Last: var last } => $"lowest <= Tensor.{last}",
        OpLearns { Number: var number } => $"learns{Literal.Of(number)}",
        _ => throw new System.ArgumentException($"Expected a known term, found {term.GetType().Name}.", nameof(term)),
    };

    // More arguments than a reader counts have their names, where these say more than the arguments do.
    private static Code Statement(Call call)
    {
        string[] arguments = [.. call.Arguments.Select(argument => Of(argument, call))];
        if (call.Kernel is Kernel kernel && arguments.Length > MostUnnamed)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                string name = kernel.Parameters[i].Name;
                arguments[i] = arguments[i] == name ? name : $"{name}: {arguments[i]}";
            }
        }

        return Wrapped.List(
            call.Method + "(", arguments, $");{(call.Note == "" ? "" : $"   // {call.Note}")}");
    }

    private static string Of(Argument argument, Call call) => argument switch
    {
        Known { Parameter: var known } => Of(known, call),
        Operand { Buffer: var buffer } operand => buffer.Name + Literal.Plus(operand.Offset)
            + (call.Work == Work.ByRows && buffer.Kind != BufferKind.Fixed
                ? $" + {Literal.Of(buffer.RowFloats)}L * {RowNames.Of(call.RowUnit).First}"
                : ""),
        PlaceOf place => $"p + {place.Tensor}",
        HyperparameterOf number => $"p[{number.Tensor}]",
        IsFrozen frozen => $"IsFrozen(Tensor.{frozen.Tensor})",
        WantsInputGradient => "dx != null",
        IndexOf index => $"Tensor.{index.Tensor}",
        Flag flag => $"{flag.Name}: {(flag.Value ? "true" : "false")}",
        FoldAt fold => "fold" + Literal.Plus(fold.Offset),
        Number number => Literal.Of(number.Value),
        _ => throw new System.ArgumentException(
            $"Expected a known argument, found {argument.GetType().Name}.", nameof(argument)),
    };

    private static string Of(Parameter known, Call call)
    {
        bool isByRows = call.Work == Work.ByRows;
        (string first, string count, _) = RowNames.Of(call.RowUnit);
        string? positions = call.Positions is > 1 and int number ? Literal.Of(number) : null;
        return known == Parameter.Rows ? (positions is null ? "" : positions + " * ") + (isByRows ? count : "rows")
            : known == Parameter.Masks && positions is not null
                ? $"masks.OfPositions({(isByRows ? first : "0")}, {positions})"
            : known == Parameter.Masks && isByRows ? $"masks.From({first})"
            : known == Parameter.Share && call.Work != Work.ByShare ? "Share.All"
            : known.Name;
    }
}

/// <summary>What the rows of a thread are called in a pass: those of vectors, and those of images.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Unit">An argument that says in which units they come, where it is not that of vectors.</param>
internal readonly record struct RowNames(string First, string Count, string Unit)
{
    /// <summary>Their declarations.</summary>
    public string Declared =>
        $"{First} = share.FirstRow(rows{Unit}), {Count} = share.LastRow(rows{Unit}) - {First}";

    /// <summary>Those that come in such units.</summary>
    public static RowNames Of(int unit) => unit == RowUnits.OfVectors
        ? new("first", "count", "")
        : new("firstImage", "images", $", unit: {Literal.Of(unit)}");
}
