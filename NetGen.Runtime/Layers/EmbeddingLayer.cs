using System.ComponentModel;

namespace NetGen;

/// <summary>The table, or its gradient, of an Embedding layer.</summary>
public sealed class EmbeddingLayer : LearnedLayer
{
    private readonly int weights;

    /// <summary>Called by emitted code with the layer's tensor.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EmbeddingLayer(ParameterBlock block, int weights)
        : base(block, weights)
    {
        this.weights = weights;
        Weights = new(block, weights);
    }

    /// <summary>The table: W[name, i] is value i of what stands for a name.</summary>
    public MatrixView Weights { get; }

    /// <summary>Draws the table anew.</summary>
    public void Initialize(Init init, ulong seed) => Initializer.Fill(Block, weights, init, seed);
}
