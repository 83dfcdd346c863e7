using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>A loss: how it is declared and, in float64, its value, its gradient and its link.</summary>
public abstract record LossSpec
{
    /// <summary>The loss as C# attribute.</summary>
    public virtual string Attribute => GetType().Name;

    /// <summary>What may be set at run time: names and values; null for what changes nothing.</summary>
    public virtual IEnumerable<(string Name, float[]? Values)> Settings => [];

    /// <summary>Whether targets are <c>int</c> labels, one a row.</summary>
    public virtual bool TakesLabels => false;

    /// <summary>The mean loss of a batch; writes its gradient into <paramref name="gradient"/>.</summary>
    public abstract double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape);

    /// <summary>What Predict gives for these logits.</summary>
    public virtual Matrix Link(Matrix logits) => logits;

    /// <summary>Share of rows (or outputs) on the right side; NaN where that has no meaning.</summary>
    public virtual double Accuracy(Matrix logits, Targets targets) => double.NaN;

    /// <summary>Share of rows whose largest logit is the label.</summary>
    protected static double ShareOfLabels(Matrix logits, Targets targets)
    {
        double right = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            int best = 0;
            for (int j = 1; j < logits.Columns; j++)
                if (logits[row, j] > logits[row, best])
                    best = j;
            right += best == targets.Labels[row] ? 1 : 0;
        }

        return right / logits.Rows;
    }
}
