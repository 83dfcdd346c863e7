using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>Which of its three forms a pointwise layer is written in.</summary>
internal enum Pass
{
    Forward,
    Backward,
    Inference,
}

/// <summary>
/// A layer that maps each value on its own, so that it can be fused behind any op. It writes expressions; the
/// elementwise pass or the tile around them has these names: <c>p</c> the parameters, <c>c</c> the first column of the
/// block, <c>r</c> the row, <c>masks</c> the dropout pass, <c>sink</c> where gradients go.
/// </summary>
internal abstract class PointwiseLayer : Layer
{
    public sealed override bool IsPointwise => true;

    public override ActivationTraits? Activation => KeepsNothing ? null : new();

    /// <summary>Whether backward needs what came in; else it makes do with what went out.</summary>
    public virtual bool KeepsInput => false;

    /// <summary>Whether backward needs neither what came in nor what went out.</summary>
    public virtual bool KeepsNothing => false;

    /// <summary>
    /// A few instructions, which fit behind a product's register tile; dearer ones take an elementwise pass of their
    /// own.
    /// </summary>
    public virtual bool IsCheap => false;

    /// <summary>Whether padding, which is zero, stays zero.</summary>
    public virtual bool MapsZeroToZero => true;

    /// <summary>Whether backward draws them again.</summary>
    public virtual bool DrawsAgain => UsesMasks;

    /// <summary>Whether the gradient is zero wherever what went out is zero.</summary>
    public virtual bool StopsAtZero => false;

    /// <summary>The same layer behind an activation in one op, which may spare it work.</summary>
    public virtual PointwiseLayer Behind(PointwiseLayer activation) => this;

    /// <summary>The formula, in the letters of a header: <c>a = max(0, z)</c>.</summary>
    public abstract string Equation(Node node);

    /// <summary>Whether inference leaves the value as it is.</summary>
    public virtual bool IsIdentityAtInference(Node node) => false;

    /// <summary>Functions of one vector <c>V</c> that the expressions call.</summary>
    public virtual IEnumerable<Helper> Helpers => [];

    /// <summary>Names of the layer's tensors whose places a pass names.</summary>
    public virtual IEnumerable<string> TensorsIn(Node node, Pass pass) => [];

    /// <summary>Declarations ahead of all loops.</summary>
    public virtual Code Once(Node node, Pass pass) => Code.Empty;

    /// <summary>Declarations for one vector of columns.</summary>
    public virtual Code PerColumn(Node node, Column column, Pass pass) => Code.Empty;

    /// <summary>Statements ahead of each row of a block of columns.</summary>
    public virtual Code PerRow(Node node, int floats, Pass pass) => Code.Empty;

    /// <summary>The value that goes out, from <paramref name="z"/> that came in.</summary>
    public abstract Code Forward(Node node, Code z, Column column);

    /// <summary>The value that goes out at inference.</summary>
    public virtual Code Infer(Node node, Code z, Column column) => Forward(node, z, column);

    /// <summary>The gradient of what came in, from that of what went out and what was kept.</summary>
    public abstract Code Backward(Node node, Code d, Code kept, Column column);

    /// <summary>
    /// This layer's input, computed from its output: backward of an activation in front of it reads that, and only the
    /// output is kept.
    /// </summary>
    public virtual Code Recover(Node node, Code output, Column column) => output;

    /// <summary>Statement that adds to the gradients of the layer's own parameters.</summary>
    public virtual Code Accumulate(Node node, Code d, Code z, Column column) => Code.Empty;

    /// <summary>The variable that <see cref="Accumulate"/> adds to, or null.</summary>
    public virtual string? SumOf(Node node, Column column) => null;

    /// <summary>Whether that is one for all columns.</summary>
    public virtual bool SumsOverColumns(Node node) => false;

    /// <summary>Statement that hands over the gradients of one vector of columns.</summary>
    public virtual Code GradientPerColumn(Node node, Column column) => Code.Empty;

    /// <summary>Statement that hands over gradients when all columns are done.</summary>
    public virtual Code GradientEnd(Node node) => Code.Empty;
}

/// <summary>A private function of a file of kernels, emitted once however many layers call it.</summary>
/// <param name="Name">What it is called; two of one name are the same.</param>
/// <param name="Text">The function.</param>
internal readonly record struct Helper(string Name, Code Text);

/// <summary>One vector of columns in a block: its number in the block and its lanes.</summary>
internal readonly record struct Column(int Index, int Lanes)
{
    /// <summary>What stands behind the names of its variables.</summary>
    public string Suffix => Literal.Of(Index);

    /// <summary>An address plus the column: <c>p + Dense1Bias + c + 16</c>.</summary>
    public string At(string address) => Index == 0 ? $"{address} + c" : $"{address} + c + {Literal.Of(Index * Lanes)}";

    /// <summary>An address that has the first column in it already.</summary>
    public string Behind(string address) => Literal.Address(address, Index * Lanes);
}
