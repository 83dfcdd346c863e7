using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>
/// Puts waits between the calls of a pass. A thread waits where it would read or overwrite what another thread writes
/// or reads; where both calls give every thread the same columns, it waits only if threads share these. Waits for
/// earlier ops are merged into one in front of the op; none stands under a guard.
/// </summary>
/// <remarks>
/// Two waits stand elsewhere: behind the copy of transposed weights that the first thread makes ahead of the backward
/// pass, and in a weight gradient of one row, which cuts its work differently from one of more.
/// </remarks>
internal static class Scheduler
{
    private const int None = -1;
    private const int Full = 0;

    /// <summary>The steps of a pass with its waits.</summary>
    /// <param name="ops">The steps of each op, in the order in which they run.</param>
    public static ImmutableArray<Step> WithWaits(IEnumerable<ImmutableArray<Step>> ops)
    {
        ImmutableArray<Step>.Builder steps = ImmutableArray.CreateBuilder<Step>();
        Pending pending = new();
        foreach (ImmutableArray<Step> op in ops.Where(op => !op.IsEmpty))
        {
            pending.BeginOp();
            int start = steps.Count, before = None;
            foreach (Step step in op)
            {
                ImmutableArray<Touch> touches = [.. CallsOf([step]).SelectMany(TouchesOf)];
                int within = pending.WaitFor(touches, ofThisOp: true);
                if (within != None)
                {
                    steps.Add(new Wait(within));
                    pending.Pass(within);
                }

                before = Stronger(before, pending.WaitFor(touches, ofThisOp: false));
                pending.Add(touches);
                steps.Add(step);
            }

            if (before != None)
            {
                steps.Insert(start, new Wait(before));
                pending.PassBeforeOp(before);
            }
        }

        return steps.ToImmutable();
    }

    /// <summary>The calls in steps, under guards, too.</summary>
    public static IEnumerable<Call> CallsOf(ImmutableArray<Step> steps) => steps.SelectMany(CallsOf);

    private static IEnumerable<Call> CallsOf(Step step) => step switch
    {
        Call call => [call],
        Guard guard => CallsOf(guard.Step),
        _ => [],
    };

    private static IEnumerable<Touch> TouchesOf(Call call)
    {
        return call.Arguments.OfType<Operand>()
            .Select(operand => new Touch(
                operand.Buffer.Name, operand.Buffer.Stride, operand.Buffer.Positions, operand.Access,
                Of(operand.Partition)))
            .Concat(call.SharedWeights.Select(use => new Touch(
                use.Tensor.ToString(), Stride: 0, Positions: 1, use.Access, Of(use.Partition))));

        // A share of all positions ends within a row.
        Partition Of(Partition partition) => call.Work == Work.ByFirst
            || call is { Work: Work.ByShare, Positions: > 1 } && partition == Partition.Rows
                ? Partition.Whole
                : partition.Kind == PartitionKind.Rows ? partition with { RowUnit = call.RowUnit }
                : partition;
    }

    private static int Stronger(int first, int second) =>
        first == None ? second : second == None || first == second ? first : Full;

    /// <summary>What a call does with a buffer or a tensor.</summary>
    private readonly record struct Touch(
        string What, int Stride, int Positions, Access Access, Partition Partition)
    {
        /// <summary>
        /// Whether a thread has the same floats as in another call: the same part of rows that lie equally far apart.
        /// </summary>
        public bool IsOwnAsIn(Touch other) => Partition == other.Partition && Stride == other.Stride
            && Positions == other.Positions
            && Partition != Partition.Whole && Partition != Partition.Columns(0);
    }

    /// <summary>What has been read and written since the last wait.</summary>
    private sealed class Pending
    {
        private readonly List<Entry> entries = [];
        private int firstOfOp;

        public void BeginOp() => firstOfOp = entries.Count;

        public void Add(IEnumerable<Touch> touches) => entries.AddRange(touches.Select(touch => new Entry(touch)));

        /// <summary>The wait that touches need for what this op, or those before it, did; None for none.</summary>
        public int WaitFor(ImmutableArray<Touch> touches, bool ofThisOp)
        {
            int wait = None;
            for (int i = ofThisOp ? firstOfOp : 0; i < (ofThisOp ? entries.Count : firstOfOp); i++)
                foreach (Touch touch in touches)
                    wait = Stronger(wait, Between(entries[i], touch));
            return wait;
        }

        /// <summary>Records a wait here: a full one drops all that was done before it.</summary>
        public void Pass(int wait)
        {
            PassTo(wait, entries.Count);
            firstOfOp = Math.Min(firstOfOp, entries.Count);
        }

        /// <summary>Records a wait in front of the op.</summary>
        public void PassBeforeOp(int wait) => PassTo(wait, firstOfOp);

        private void PassTo(int wait, int end)
        {
            if (wait == Full)
                entries.RemoveRange(0, end);
            else
                foreach (Entry entry in entries.Take(end))
                    entry.Blocks = wait;
        }

        private static int Between(Entry earlier, Touch later)
        {
            bool conflicts = earlier.Touch.What == later.What
                && (earlier.Touch.Access == Access.Write || later.Access == Access.Write);
            if (!conflicts)
                return None;
            return !later.IsOwnAsIn(earlier.Touch) ? Full
                : later.Partition.Kind == PartitionKind.Rows || earlier.Blocks == later.Partition.Blocks ? None
                : later.Partition.Blocks;
        }
    }

    private sealed class Entry(Touch touch)
    {
        public Touch Touch { get; } = touch;

        /// <summary>Blocks of columns for which a wait has been passed already; 0 for none.</summary>
        public int Blocks { get; set; }
    }
}
