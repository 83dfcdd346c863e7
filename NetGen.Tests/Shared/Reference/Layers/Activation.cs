using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>A layer that takes every value by itself.</summary>
public abstract record Activation : LayerSpec
{
    /// <summary>Where the derivative jumps.</summary>
    protected virtual IReadOnlyList<double> Kinks => [];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        foreach (double kink in Kinks)
            foreach (double value in x.Values)
                tape.NoteKink(value - kink);
        tape.Push(dy =>
        {
            Matrix dx = new(x.Rows, x.Columns);
            for (int i = 0; i < dx.Values.Length; i++)
                dx.Values[i] = dy.Values[i] * Derivative(x.Values[i]);
            return dx;
        });
        return x.Map(Value);
    }

    /// <summary>y of x.</summary>
    protected abstract double Value(double x);

    /// <summary>dy/dx at x.</summary>
    protected abstract double Derivative(double x);
}
