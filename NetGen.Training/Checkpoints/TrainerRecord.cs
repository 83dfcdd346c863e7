using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// What a trainer, and a network in training, have beside values: optimiser state, counters, numbers that may change
/// from step to step, which layers are frozen and how fast they learn.
/// </summary>
/// <remarks>
/// A number that a program sets otherwise than when the run was begun is the program's; one that only changed since
/// then (by a plateau, a callback) goes on where it was.
/// </remarks>
internal sealed class TrainerRecord<TTarget>
    where TTarget : unmanaged
{
    private readonly Trainer<TTarget> trainer;
    private readonly ParameterBlock parameters;
    private readonly (string Name, Func<double> Get, Action<double> Set)[] numbers;
    private readonly Dictionary<string, double> start = [];
    private readonly byte[] rule;
    private float[][]? states;

    /// <summary>Remembers what the program set before the run.</summary>
    public TrainerRecord(Trainer<TTarget> trainer, ParameterBlock parameters)
    {
        (this.trainer, this.parameters) = (trainer, parameters);
        numbers =
        [
            ("LearningRate", () => trainer.LearningRate, value => trainer.LearningRate = (float)value),
            ("WeightDecay", () => trainer.WeightDecay, value => trainer.WeightDecay = (float)value),
            ("ClipNorm", () => trainer.ClipNorm, value => trainer.ClipNorm = (float)value),
            ("ClipValue", () => trainer.ClipValue, value => trainer.ClipValue = (float)value),
            (
                "DecaysEveryParameter", () => trainer.DecaysEveryParameter ? 1 : 0,
                value => trainer.DecaysEveryParameter = value != 0
            ),
        ];
        foreach ((string name, Func<double> get, _) in numbers)
            start.Add(name, get());
        rule = trainer.OptimizerBytes.ToArray();
    }

    private IEnumerable<string> Layers => parameters.Layout.Tensors
        .Where(tensor => tensor.Role != TensorRole.Hyperparameter).Select(tensor => tensor.Layer).Distinct();

    /// <summary>Adds copies of what there is now; they stay as they are until the next call.</summary>
    public void Write(CheckpointFile.Writer file)
    {
        file.AddWhole("steps", (ulong)trainer.StepCount);
        file.AddWhole("dropout_seed", trainer.Seed);
        states ??= [.. trainer.OptimizerState.Select(state => new float[state.Count])];
        for (int i = 0; i < states.Length; i++)
        {
            trainer.OptimizerState[i].CopyLearnedTo(states[i]);
            file.Add($"state{i}", states[i]);
        }

        foreach ((string name, Func<double> get, _) in numbers)
        {
            file.Add($"{name}.start", start[name]);
            file.Add(name, get());
        }

        file.Add("rule.start", rule);
        file.Add("rule", trainer.OptimizerBytes.ToArray());
        file.Add("frozen", string.Join('\n', Layers.Where(parameters.IsFrozen)));
        file.Add("factors", string.Join('\n', Layers.Select(layer =>
            parameters.GetLearningRateFactor(layer).ToString("R", CultureInfo.InvariantCulture))));
    }

    /// <summary>Reads what there was.</summary>
    /// <returns>What sets it, once all else was found to fit.</returns>
    public Action Read(CheckpointFile file, List<string> remarks)
    {
        (ulong steps, ulong seed) = (file.Whole("steps"), file.Whole("dropout_seed"));
        float[][] states =
        [
            .. Enumerable.Range(0, trainer.OptimizerState.Count).Select(i =>
                file.Array<float>($"state{i}", parameters.Count)),
        ];
        byte[] found = file.Array<byte>("rule", rule.Length);
        bool isSameRule = file.Array<byte>("rule.start", rule.Length).AsSpan().SequenceEqual(rule);
        (string Name, Action<double> Set, double Start, double Now)[] values =
        [
            .. numbers.Select(number => (
                number.Name, number.Set, file.Number($"{number.Name}.start"), file.Number(number.Name))),
        ];
        HashSet<string> frozen = [.. file.Text("frozen").Split('\n')];
        string[] layers = [.. Layers], factors = file.Text("factors").Split('\n');
        float[] rates = [.. factors.Select(text => float.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out float rate) && rate >= 0 ? rate : 1f)];
        if (rates.Length != layers.Length)
            throw file.Wrong($"a factor for each of {layers.Length} layers", $"{rates.Length}");
        return () =>
        {
            trainer.StepCount = (long)steps;
            trainer.Seed = seed;
            for (int i = 0; i < states.Length; i++)
                trainer.OptimizerState[i].CopyLearnedFrom(states[i]);
            if (isSameRule)
                found.CopyTo(trainer.OptimizerBytes);
            else
                remarks.Add("The optimiser was made with other numbers than at the start: the new ones are taken.");
            foreach ((string name, Action<double> set, double old, double now) in values)
            {
                if (old.Equals(start[name]))
                    set(now);
                else
                    remarks.Add(FormattableString.Invariant(
                        $"{name} was {old:R} when the run was begun, is {start[name]:R} now: the new one is taken."));
            }

            for (int i = 0; i < layers.Length; i++)
            {
                parameters.SetFrozen(layers[i], frozen.Contains(layers[i]));
                parameters.SetLearningRateFactor(layers[i], rates[i]);
            }
        };
    }
}
