using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// One forward pass: each layer puts its backward step on the tape, and backward plays the tape from its end (the
/// manner of karpathy/micrograd).
/// </summary>
/// <param name="training">Whether dropout is on and BatchNorm takes the statistics of the batch.</param>
/// <param name="seed">Seed of the dropout masks.</param>
/// <param name="step">Steps done before this one: it selects the masks.</param>
/// <param name="noise">Where float32's rounding is imitated: moves what goes from layer to layer; else null.</param>
public sealed class Tape(bool training, ulong seed = 0, long step = 0, Random? noise = null)
{
    private readonly Stack<Entry> backward = new();
    private readonly List<Action> commits = [];
    private (IReadOnlyList<int> Reads, int Makes, Turn? Turn)? coming;
    private int last;

    /// <summary>Whether dropout is on and BatchNorm takes the statistics of the batch.</summary>
    public bool Training { get; } = training;

    /// <summary>Names of the layers that training leaves alone.</summary>
    public IReadOnlySet<string> Frozen { get; init; } = new HashSet<string>();

    /// <summary>Seed of the dropout masks.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>Steps done before this one.</summary>
    public long Step { get; } = step;

    /// <summary>How near the pass came to a point where a derivative jumps.</summary>
    public double NearestKink { get; private set; } = double.PositiveInfinity;

    /// <summary>Makes another backward step of one, such as one of images of one of rows of channels.</summary>
    public delegate Func<Matrix, Matrix[]> Turn(Func<Matrix, Matrix[]> step);

    /// <summary>
    /// Says which values the coming layer reads and makes, and how its backward step is turned; else it reads what the
    /// last one made.
    /// </summary>
    public void Begin(IReadOnlyList<int> reads, int makes, Turn? turn = null) => coming = (reads, makes, turn);

    /// <summary>Adds a backward step: from the gradient of a layer's output to that of its input.</summary>
    public void Push(Func<Matrix, Matrix> step) => Push(dy => [step(dy)]);

    /// <summary>Adds a backward step of a layer that reads several values.</summary>
    public void Push(Func<Matrix, Matrix[]> step)
    {
        (IReadOnlyList<int> reads, int makes, Turn? turn) = coming ?? ([last], last + 1, null);
        (coming, last) = (null, makes);
        backward.Push(new Entry(reads, makes, turn is null ? step : turn(step)));
    }

    /// <summary>Adds what is done to running statistics once the step counts.</summary>
    public void OnCommit(Action commit) => commits.Add(commit);

    /// <summary>
    /// Notes the distance to a kink. Exactly 0 does not count: it is met only where the structure makes it (a dropped
    /// value, a dead unit), is exact in float32 too, and follows the convention for 0.
    /// </summary>
    public void NoteKink(double distance)
    {
        if (distance != 0)
            NearestKink = Math.Min(NearestKink, Math.Abs(distance));
    }

    /// <summary>
    /// Plays every backward step, last first, from the gradient of what the last layer made; gradients of values that
    /// several layers read are added. Returns the gradient of the network's input.
    /// </summary>
    public Matrix Backward(Matrix gradient)
    {
        Dictionary<int, Matrix> gradients = new() { [last] = gradient };
        while (backward.TryPop(out Entry? entry))
        {
            Matrix[] handed = entry.Step(Rounded(gradients[entry.Makes]));
            for (int i = 0; i < handed.Length; i++)
            {
                int value = entry.Reads[i];
                gradients[value] = Rounded(
                    gradients.TryGetValue(value, out Matrix? sum) ? Sum(sum, handed[i]) : handed[i]);
            }
        }

        return gradients[0];
    }

    /// <summary>Values as they are or, imitating float32, each moved by up to half a unit in its last place.</summary>
    public Matrix Rounded(Matrix values) => noise is null ? values : values.Map(Rounded);

    /// <summary>A value as it is or, imitating float32, moved by up to half a unit in its last place.</summary>
    public double Rounded(double value) =>
        noise is null ? value : value * (1 + (2 * noise.NextDouble() - 1) / (1 << 24));

    /// <summary>Moves the running statistics.</summary>
    public void Commit() => commits.ForEach(commit => commit());

    private static Matrix Sum(Matrix first, Matrix second)
    {
        Matrix sum = new(first.Rows, first.Columns);
        for (int i = 0; i < sum.Values.Length; i++)
            sum.Values[i] = first.Values[i] + second.Values[i];
        return sum;
    }

    private sealed record Entry(IReadOnlyList<int> Reads, int Makes, Func<Matrix, Matrix[]> Step);
}
