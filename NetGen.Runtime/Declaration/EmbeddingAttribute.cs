namespace NetGen;

/// <summary>
/// A column of the input that holds a whole number becomes a learned vector in its place: row <c>n</c> of a table of
/// <paramref name="names"/> rows (PyTorch's <c>nn.Embedding</c>). Stands directly behind the input, or behind another
/// embedding; a row grows by <paramref name="size"/> - 1 values.
/// </summary>
/// <remarks>
/// A number in the column that is not one of 0, 1, ..., names - 1 is an <see cref="System.ArgumentException"/> of every
/// call that reads rows. Rows of the table that a batch does not name have a gradient of zero: momentum, Adam and
/// weight decay move them as PyTorch's optimisers do.
/// </remarks>
/// <param name="column">The column of the network's input, counted from 0, whatever stands in front.</param>
/// <param name="names">Rows of the table, at least 1 and at most 2^24: the column holds 0 to names - 1.</param>
/// <param name="size">Values of a row of the table, at least 1.</param>
/// <param name="lazy">
/// Whether a row whose gradient is zero stays as it is, with its optimiser state, whatever the optimiser: under Adam
/// PyTorch's SparseAdam, with epsilon where Adam has it, and but for rows that are named without a gradient. False by
/// default.
/// </param>
/// <param name="weightInit">How the table starts; as PyTorch's, normal with deviation 1, if left out.</param>
/// <param name="weightScale">The one number of <paramref name="weightInit"/> (see <see cref="WeightInit"/>).</param>
/// <param name="name">Name of the member that shows the layer; the kind and a number if left out.</param>
public sealed class EmbeddingAttribute(
    int column, int names, int size, bool lazy = false, WeightInit weightInit = WeightInit.Normal,
    float weightScale = 1f, string? name = null) : LayerAttribute
{
    /// <summary>The column of the network's input, counted from 0.</summary>
    public int Column { get; } = column;

    /// <summary>Rows of the table.</summary>
    public int Names { get; } = names;

    /// <summary>Values of a row of the table.</summary>
    public int Size { get; } = size;

    /// <summary>Whether a row whose gradient is zero stays as it is.</summary>
    public bool Lazy { get; } = lazy;

    /// <summary>How the table starts.</summary>
    public WeightInit WeightInit { get; } = weightInit;

    /// <summary>The one number of <see cref="WeightInit"/>; NaN is its default.</summary>
    public float WeightScale { get; } = weightScale;

    /// <summary>Name of the member that shows the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
