using System;
using NetGen.CompilerServices;

namespace NetGen;

// How passes run: on the caller's thread, or on the team's, in slices or whole.
public abstract unsafe partial class Trainer<TTarget> : ITeamWork
{
    private readonly ThreadTeam? team;
    private TrainingPass<TTarget> teamPass;
    private GradientMode teamMode;
    private float* teamGradients;
    private bool teamRunsBackward;

    /// <summary>Runs a thread's share of the layers in training mode.</summary>
    protected abstract void Forward(in TrainingPass<TTarget> pass, Share share);

    /// <summary>What makes a mean over a batch of the rows' losses.</summary>
    protected abstract LossScale ScaleOf(TTarget* targets, float* rowWeights, int rows);

    /// <summary>Index of the first tensor that is learned and not frozen.</summary>
    protected int FirstLearning => Parameters.FirstLearning;

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

    /// <summary>Updates every learned parameter from a gradient block.</summary>
    protected abstract void UpdateFrom(ParameterBlock gradients);

    void ITeamWork.Run(Share share)
    {
        if (teamRunsBackward)
            Backward(teamPass, teamMode, teamGradients, share);
        else
            Forward(teamPass, share);
    }

    private double RunForward(in TrainingPass<TTarget> pass)
    {
        if (Shares(pass.Rows))
            RunOnTeam(pass, backward: false, default, null);
        else
            Forward(pass, Share.All);
        return pass.Targets is null ? 0 : Loss(pass);
    }

    private void RunBackward(in TrainingPass<TTarget> pass, GradientMode mode, float* gradients)
    {
        if (Shares(pass.Rows))
            RunOnTeam(pass, backward: true, mode, gradients);
        else
            Backward(pass, mode, gradients, Share.All);
    }

    private void RunOnTeam(in TrainingPass<TTarget> pass, bool backward, GradientMode mode, float* gradients)
    {
        teamPass = pass;
        teamRunsBackward = backward;
        teamMode = mode;
        teamGradients = gradients;
        team!.Run(this);
    }

    private bool Shares(int rows) => team is not null && rows * facts.MultiplyAdds >= ThreadTeam.LeastShared;

    private float Accumulate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights, int rows,
        ParameterBlock gradients)
    {
        double loss = 0;
        fixed (float* x = inputs)
        fixed (TTarget* t = targets)
        fixed (float* w = rowWeights)
        {
            LossScale scale = ScaleOf(t, w, rows);
            for (int row = 0; row < rows && double.IsFinite(loss); row += MaxBatch)
            {
                TrainingPass<TTarget> pass = new(
                    x + (long)row * facts.InputLength, t + (long)row * facts.TargetLength,
                    w == null ? null : w + row, Math.Min(MaxBatch, rows - row), row, scale, StepCount);
                loss += RunForward(pass);
                RunBackward(pass, row == 0 ? GradientMode.Store : GradientMode.Add, gradients.Start);
            }
        }

        Gradients.ClearFrozen(gradients, Parameters);
        gradients.MarkWritten();
        GC.KeepAlive(gradients);
        GC.KeepAlive(this);
        return (float)loss;
    }
}
