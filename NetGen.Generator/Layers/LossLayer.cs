using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Layers;

/// <summary>The loss that ends a network: its gradient, and the link that makes predictions of logits.</summary>
internal abstract class LossLayer : Layer
{
    /// <summary><c>int</c> for labels, <c>float</c> for one target an output.</summary>
    public abstract string Target { get; }

    /// <summary>The loss in one line, for the header.</summary>
    public abstract string Equation(TypedLayer layer);

    /// <summary>The runtime's counter of right answers, or null where there is no such thing.</summary>
    public abstract string? CountCorrect { get; }

    /// <summary>What it has to be given, in a word.</summary>
    public virtual string Takes => "logits";

    /// <summary>Whether an activation may stand right in front of it.</summary>
    public virtual bool TakesActivations => false;

    /// <summary>Whether a prediction differs from a logit.</summary>
    public virtual bool HasLink => false;

    /// <summary>
    /// Body of <c>double Loss(float* y, float* dy, Target* targets, int rows, float scale)</c>: returns scale times the
    /// sum of the rows' losses and writes its gradient; dy may be y.
    /// </summary>
    public abstract Code Loss(TypedLayer layer, RowShape shape, Width width);

    /// <summary>Body of <c>void Link(float* y, int rows)</c>, in place.</summary>
    public virtual Code Link(TypedLayer layer, RowShape shape, Width width) => Code.Empty;
}
