using System;
using System.Diagnostics;
using System.Threading;
using NetGen.CompilerServices;

namespace NetGen;

// How passes run: on the caller's thread, or on the team's, in slices or whole.
public abstract unsafe partial class Trainer<TTarget> : ITeamWork
{
    private readonly TeamTrial? trial;
    private ThreadTeam? team;
    private int onTeam;
    private TrainingPass<TTarget> teamPass;
    private GradientMode teamMode;
    private float* teamGradients;
    private TeamPass teamWork;
    private bool shares;

    private enum TeamPass
    {
        Forward,
        Backward,
        Update,
    }

    /// <summary>Runs a thread's share of the layers in training mode.</summary>
    protected abstract void Forward(in TrainingPass<TTarget> pass, Share share);

    /// <summary>What makes a mean over a batch of the rows' losses.</summary>
    protected abstract LossScale ScaleOf(TTarget* targets, float* rowWeights, int rows);

    /// <summary>Whether the layer of a tensor is frozen.</summary>
    protected bool IsFrozen(int tensor) => Parameters.IsFrozen(tensor);

    /// <summary>Leaves the gradient of the logits, and returns the rows' share of the mean loss.</summary>
    protected abstract double Loss(in TrainingPass<TTarget> pass);

    /// <summary>Runs a thread's share of the layers backward.</summary>
    protected abstract void Backward(in TrainingPass<TTarget> pass, GradientMode mode, float* gradients, Share share);

    /// <summary>Moves the running statistics towards those of the last forward pass.</summary>
    protected abstract void CommitStatistics(int rows);

    /// <summary>Prepares the optimiser for step <paramref name="step"/> (1, 2, ...).</summary>
    protected abstract void BeginUpdate(long step);

    /// <summary>Updates a thread's share of every learned tensor from a gradient block.</summary>
    protected abstract void UpdateFrom(float* gradients, Share share);

    void ITeamWork.Run(Share share)
    {
        switch (teamWork)
        {
            case TeamPass.Forward:
                Forward(teamPass, share);
                break;
            case TeamPass.Backward:
                Backward(teamPass, teamMode, teamGradients, share);
                break;
            default:
                UpdateFrom(teamGradients, share);
                break;
        }
    }

    // Forward, backward, update; nothing but the loss where that is not finite.
    private float ForwardAndUpdate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights, int rows)
    {
        float loss;
        bool clips = clipNorm < float.PositiveInfinity || clipValue < float.PositiveInfinity;
        if (SlicesOf(rows) > 1 || clips || facts.SharesTensors)
        {
            ownGradients ??= new ParameterBlock(facts.Layout);
            loss = Accumulate(inputs, targets, rowWeights, rows, ownGradients, null);
            if (!float.IsFinite(loss))
                return loss;
            Gradients.Clip(ownGradients, clipValue, clipNorm);
            BeginUpdate(steps + 1);
            RunUpdate(ownGradients);
            return loss;
        }

        fixed (float* x = inputs)
        fixed (TTarget* t = targets)
        fixed (float* w = rowWeights)
        {
            TrainingPass<TTarget> pass = new(x, t, w, rows, 0, ScaleOf(t, w, rows), steps);
            loss = (float)RunForward(pass);
            if (!float.IsFinite(loss))
                return loss;
            BeginUpdate(steps + 1);
            RunBackward(pass, GradientMode.Update, null);
            return loss;
        }
    }

    private double RunForward(in TrainingPass<TTarget> pass)
    {
        if (shares)
            RunOnTeam(TeamPass.Forward, pass, default, null);
        else
            Forward(pass, Share.All);
        return pass.Targets is null ? 0 : Loss(pass);
    }

    private void RunBackward(in TrainingPass<TTarget> pass, GradientMode mode, float* gradients)
    {
        // Several layers hand over gradients of one tensor.
        if (mode == GradientMode.Store && facts.SharesTensors)
        {
            new Span<float>(gradients, facts.Layout.LearnedLength).Clear();
            mode = GradientMode.Add;
        }

        if (shares)
            RunOnTeam(TeamPass.Backward, pass, mode, gradients);
        else
            Backward(pass, mode, gradients, Share.All);
    }

    private void RunUpdate(ParameterBlock gradients)
    {
        if (shares)
            RunOnTeam(TeamPass.Update, default, default, gradients.Start);
        else
            UpdateFrom(gradients.Start, Share.All);
        GC.KeepAlive(gradients);
    }

    private void RunOnTeam(TeamPass work, in TrainingPass<TTarget> pass, GradientMode mode, float* gradients)
    {
        // Two callers at once would take each other's pointers.
        if (Interlocked.Exchange(ref onTeam, 1) != 0)
            throw TrainerErrors.TwoCallers();
        try
        {
            teamWork = work;
            teamPass = pass;
            teamMode = mode;
            teamGradients = gradients;
            team!.Run(this);
        }
        finally
        {
            Volatile.Write(ref onTeam, 0);
        }
    }

    // A batch that is cut into slices is shared as a whole or not at all.
    private bool MayShare(int rows) =>
        team is not null && (ThreadTeam.AlwaysShares || rows * facts.MultiplyAdds >= ThreadTeam.LeastShared);

    private bool Shares(int rows) => MayShare(rows) && (ThreadTeam.AlwaysShares || trial!.Pays(rows));

    // Decides who shares a step, and returns when it begins, or 0 where there was nothing to decide.
    private long BeginStep(int rows)
    {
        kept = default;
        rowsOfStatistics = 0;
        bool tries = MayShare(rows) && !ThreadTeam.AlwaysShares;
        shares = tries ? trial!.SharesStep(rows) : MayShare(rows);
        return tries ? Stopwatch.GetTimestamp() : 0;
    }

    private void EndStep(int rows, long begin)
    {
        if (begin != 0)
            trial!.Count(rows, Stopwatch.GetTimestamp() - begin);
    }

    // A slice may be half as large again as planned, since a few rows on their own would not be worth one.
    private int SlicesOf(int rows) => (int)Math.Max(
        (rows - 1) / Capacity + 1, (rows + rowsPerSlice / 2L) / rowsPerSlice);

    // Even slices, whole tiles of rows each.
    private int SliceOf(int rows)
    {
        int even = (rows - 1) / SlicesOf(rows) + 1, units = (even - 1) / Share.RowsOfAUnit + 1;
        return Math.Min(Capacity, units * Share.RowsOfAUnit);
    }

    private float Accumulate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights, int rows,
        ParameterBlock gradients, float* inputGradients)
    {
        double loss = 0;
        int slice = SliceOf(rows);
        fixed (float* x = inputs)
        fixed (TTarget* t = targets)
        fixed (float* w = rowWeights)
        {
            LossScale scale = ScaleOf(t, w, rows);
            for (int row = 0; row < rows && double.IsFinite(loss); row += slice)
            {
                TrainingPass<TTarget> pass = new(
                    x + (long)row * facts.InputLength, t + (long)row * facts.TargetLength,
                    w == null ? null : w + row, Math.Min(slice, rows - row), row, scale, steps)
                {
                    InputGradients = inputGradients == null
                        ? null
                        : inputGradients + (long)row * facts.InputLength,
                };
                loss += RunForward(pass);
                RunBackward(pass, row == 0 ? GradientMode.Store : GradientMode.Add, gradients.Start);
            }
        }

        Finish(gradients);
        return (float)loss;
    }
}
