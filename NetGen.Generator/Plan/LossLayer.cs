using NetGen.Generator.Graph;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>The loss that ends a network: its gradient, and the link that makes predictions of logits.</summary>
internal abstract class LossLayer : Layer
{
    public sealed override bool IsLoss => true;

    /// <summary>
    /// A loss of classes reads a vector of scores. A loss with one target for each value reads images, too, as vectors.
    /// </summary>
    public sealed override bool TakesVectorsAlone => Target != "float";

    /// <summary>Whether targets are probabilities, in [0, 1].</summary>
    public virtual bool TakesProbabilities => false;

    /// <summary>The loss l of a row, and its gradient, in one line.</summary>
    public abstract string Equation(Node node);

    /// <summary>The runtime's counter of right answers, or null where there is no such thing.</summary>
    public abstract string? CountCorrect { get; }

    /// <summary>Whether a prediction differs from a logit.</summary>
    public virtual bool HasLink => false;

    /// <summary>What its plain kernels have in their lanes: the row, or several of them.</summary>
    public virtual RowShape ColumnsOf(RowShape shape) => shape;

    /// <summary>Whether its plain kernels leave rows that fill no vector to those of half the width.</summary>
    public virtual bool LeavesRest(RowShape shape, Width width) => false;

    /// <summary>
    /// Body of <c>double Loss(float* y, float* dy, Target* targets, int rows, float scale)</c>: returns scale times the
    /// sum of the rows' losses and writes its gradient; dy may be y.
    /// </summary>
    public abstract Code Loss(Node node, RowShape shape, Width width);

    /// <summary>
    /// Body of <c>double WeightedLoss(float* p, float* y, float* dy, Target* targets, float* rowWeights, int rows,
    /// float scale)</c>: the same where rows have weights (null for none), or a number of the loss is not neutral.
    /// </summary>
    public abstract Code WeightedLoss(Node node, RowShape shape, Width width);

    /// <summary>The loss l of a row in <see cref="WeightedLoss"/>, and its scale.</summary>
    public abstract string WeightedEquation(Node node);

    /// <summary>A condition in emitted code: its numbers leave the loss as it is; empty without any.</summary>
    public virtual string IsNeutral(Node node) => "";

    /// <summary>An expression in emitted code: what the sum of the rows' weighted losses is divided by.</summary>
    public virtual string SumOfWeights => "LossWeights.Sum(rowWeights, rows)";

    /// <summary>Declares <c>weight</c>, by which the loss of row <c>r</c> is multiplied.</summary>
    protected static Code RowWeight => "float weight = rowWeights == null ? scale : scale * rowWeights[r];";

    /// <summary>A condition in emitted code: every weight of a tensor is 1.</summary>
    protected static string AreOne(Node node, string tensor) =>
        $"LossWeights.AreOne(p + {node.Name}{tensor}, {Literal.Of(node.InputLength)})";

    /// <summary>Body of <c>void Link(float* y, int rows)</c>, in place.</summary>
    public virtual Code Link(Node node, RowShape shape, Width width) => Code.Empty;
}
