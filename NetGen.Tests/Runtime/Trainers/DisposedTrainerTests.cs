using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using NetGen.CompilerServices;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>
/// A disposed trainer does nothing any more, and one that is disposed in a step ends it, one way or
/// other.
/// </summary>
public sealed class DisposedTrainerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly float[] Inputs = [1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f];
    private static readonly int[] Labels = [0, 1, 1, 0];
    private static readonly DropoutNetwork.Gradients Gradients = new();

    private static readonly Dictionary<string, Action<Trainer<int, Sgd>>> Members = new()
    {
        ["Step"] = trainer => trainer.Step(Inputs, Labels),
        ["ComputeGradients"] = trainer => trainer.ComputeGradients(Inputs, Labels, Gradients),
        ["ApplyGradients"] = trainer => trainer.ApplyGradients(Gradients),
        ["Forward"] = trainer => trainer.Forward(Inputs, new float[8]),
        ["Backward"] = trainer => trainer.Backward(new float[8], Gradients),
        ["CommitStatistics"] = trainer => trainer.CommitStatistics(),
        ["CopyDropoutMask"] = trainer => trainer.CopyDropoutMask("Dropout1", new float[20]),
        ["Trains"] = trainer => trainer.Trains(Gradients),
        ["GetActivationName"] = trainer => trainer.GetActivationName(0),
        ["GetActivationTraits"] = trainer => trainer.GetActivationTraits(0),
        ["GetActivation"] = trainer => trainer.GetActivation(0, 0),
        ["get_ActivationCount"] = trainer => _ = trainer.ActivationCount,
        ["get_Optimizer"] = trainer => trainer.Optimizer = new(1f),
        ["get_LearningRate"] = trainer => _ = trainer.LearningRate,
        ["set_LearningRate"] = trainer => trainer.LearningRate = 1f,
        ["get_WeightDecay"] = trainer => _ = trainer.WeightDecay,
        ["set_WeightDecay"] = trainer => trainer.WeightDecay = 1f,
        ["get_ClipNorm"] = trainer => _ = trainer.ClipNorm,
        ["set_ClipNorm"] = trainer => trainer.ClipNorm = 1f,
        ["get_ClipValue"] = trainer => _ = trainer.ClipValue,
        ["set_ClipValue"] = trainer => trainer.ClipValue = 1f,
        ["get_DecaysEveryParameter"] = trainer => _ = trainer.DecaysEveryParameter,
        ["set_DecaysEveryParameter"] = trainer => trainer.DecaysEveryParameter = true,
        ["get_Penalty"] = trainer => _ = trainer.Penalty,
        ["get_MaxBatch"] = trainer => _ = trainer.MaxBatch,
        ["get_Threads"] = trainer => _ = trainer.Threads,
        ["get_Seed"] = trainer => _ = trainer.Seed,
        ["set_Seed"] = trainer => trainer.Seed = 1,
        ["get_StepCount"] = trainer => _ = trainer.StepCount,
        ["set_StepCount"] = trainer => trainer.StepCount = 1,
        ["get_OptimizerState"] = trainer => _ = trainer.OptimizerState,
        ["get_OptimizerName"] = trainer => _ = trainer.OptimizerName,
        ["get_OptimizerBytes"] = trainer => _ = trainer.OptimizerBytes.Length,
        ["get_NumericPath"] = trainer => _ = trainer.NumericPath,
    };

    static DisposedTrainerTests() => ThreadTeam.AlwaysShares = true;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void EveryMemberSaysSoAndChangesNothing(int threads)
    {
        DropoutNetwork network = new(seed: 1);
        Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4, threads: threads);
        trainer.Step(Inputs, Labels);
        float[] before = Blocks.Raw(network.Parameters);
        trainer.Dispose();
        trainer.Dispose();
        Assert.All(Members, member => Assert.Contains(
            "Expected a trainer in use, found one that was disposed",
            Assert.Throws<ObjectDisposedException>(() => member.Value(trainer)).Message));
        Assert.Equal(before, Blocks.Raw(network.Parameters));
    }

    [Fact]
    public void NoMemberIsForgotten()
    {
        IEnumerable<string> found = typeof(Trainer<int, Sgd>)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.DeclaringType != typeof(object) && method.Name != "Dispose")
            .Select(method => method.Name);
        Assert.Equal(Members.Keys.Order(), found.Distinct().Order());
    }

    // Wherever in a step it comes: a step that returned is whole, one that threw left no trace.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AStepOnAnotherThreadEnds(bool clips)
    {
        Random random = new(1);
        for (int round = 0; round < 60; round++)
        {
            DropoutNetwork network = new(seed: 1);
            Trainer<int, Sgd> trainer = Train(network, 3, clips);
            int steps = 0;
            Exception? thrown = null;
            void Step()
            {
                while (true)
                {
                    trainer.Step(Inputs, Labels);
                    Volatile.Write(ref steps, steps + 1);
                }
            }

            Thread stepping = Background(() => thrown = Record.Exception(Step));
            while (Volatile.Read(ref steps) == 0)
                Thread.Yield();
            Thread.SpinWait(random.Next(5_000));
            trainer.Dispose();
            Assert.True(stepping.Join(Patience), "Expected the step to end, found that it waits.");
            Assert.IsType<ObjectDisposedException>(thrown);
            DropoutNetwork same = new(seed: 1);
            using Trainer<int, Sgd> alone = Train(same, 1, clips);
            for (int step = 0; step < steps; step++)
                alone.Step(Inputs, Labels);
            Assert.Equal(Blocks.Raw(same.Parameters), Blocks.Raw(network.Parameters));
        }
    }

    [Fact]
    public void TwoCallersAtOnceAreToldSo()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = Train(network, 3, clips: false);
        Exception?[] thrown = new Exception?[2];
        void Step(int own)
        {
            for (int step = 0; step < 100_000 && thrown[1 - own] is null; step++)
                trainer.Step(Inputs, Labels);
        }

        Thread[] callers =
        [
            .. Enumerable.Range(0, 2).Select(own => Background(() => thrown[own] = Record.Exception(() => Step(own)))),
        ];
        Assert.All(callers, caller => Assert.True(caller.Join(Patience), "Expected both callers to end."));
        Assert.All(thrown.OfType<Exception>(), exception => Assert.StartsWith(
            "Expected one thread at a time", Assert.IsType<InvalidOperationException>(exception).Message));
        Assert.NotEmpty(thrown.OfType<Exception>());
    }

    private static Thread Background(ThreadStart work)
    {
        Thread thread = new(work) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static Trainer<int, Sgd> Train(DropoutNetwork network, int threads, bool clips)
    {
        Trainer<int, Sgd> trainer = network.Train(new Sgd(0.01f), 4, seed: 3, threads);
        trainer.ClipNorm = clips ? 0.5f : float.PositiveInfinity;
        return trainer;
    }
}
