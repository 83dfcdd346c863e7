using System;

namespace NetGen;

// Which layers training moves, and how fast: of the network as it is trained here, not part of what is copied or saved.
public partial class ParameterBlock
{
    private bool[]? frozen;
    private float[]? factors;

    /// <summary>
    /// Index of the first tensor that training moves: nothing goes back beyond it; <see cref="int.MaxValue"/> where all
    /// are frozen.
    /// </summary>
    internal int FirstLearning { get; private set; }

    /// <summary>
    /// Whether the rows of a training batch depend on each other: there is a BatchNorm that is not frozen.
    /// </summary>
    public bool UsesBatchStatistics { get; private set; }

    /// <summary>
    /// The fewest rows of a training batch: 2 where a BatchNorm that is not frozen has one value of each unit a row, so
    /// that a single row has no variance; else 1.
    /// </summary>
    public int LeastRows => Layout.LeastRows(frozen);

    /// <summary>Whether some layer is frozen.</summary>
    internal bool FreezesAny => frozen is not null;

    /// <summary>Whether some layer has a learning rate of its own.</summary>
    internal bool HasFactors => factors is not null;

    /// <summary>Whether training leaves a layer alone; false unless set.</summary>
    /// <param name="layer">Name of a layer with parameters or statistics, such as <c>Dense1</c>.</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public bool IsFrozen(string layer) => IsFrozen(FirstOf(layer));

    /// <summary>
    /// Freezes a layer, or lets it learn again: a frozen layer is neither updated nor decayed, its gradients are zero
    /// and not computed, and a BatchNorm normalises with its running statistics and leaves them as they are. Optimiser
    /// state stays.
    /// </summary>
    /// <param name="layer">Name of a layer with parameters or statistics, such as <c>Dense1</c>.</param>
    /// <param name="value">Whether it is frozen.</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public void SetFrozen(string layer, bool value)
    {
        if (IsFrozen(layer) == value)
            return;
        frozen ??= new bool[Layout.Tensors.Count];
        for (int i = 0; i < frozen.Length; i++)
            if (Layout[i].Layer == layer && Layout[i].Role != TensorRole.Hyperparameter)
                frozen[i] = value;
        if (!Array.Exists(frozen, isFrozen => isFrozen))
            frozen = null;
        FirstLearning = FindFirstLearning();
        UsesBatchStatistics = AnyStatisticMoves();

        // Copies made of some weights alone are stale now.
        MarkWritten();
    }

    /// <summary>What the learning rate is multiplied by for a layer; 1 unless set.</summary>
    /// <param name="layer">Name of a layer with parameters or statistics, such as <c>Dense1</c>.</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public float GetLearningRateFactor(string layer) => FactorOf(FirstOf(layer));

    /// <summary>Sets what the learning rate is multiplied by for a layer, as a parameter group of its own.</summary>
    /// <param name="layer">Name of a layer with parameters or statistics, such as <c>Dense1</c>.</param>
    /// <param name="value">Finite and at least 0.</param>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public void SetLearningRateFactor(string layer, float value)
    {
        FirstOf(layer);
        RangeCheck.NotNegative(value, "LearningRateFactor");
        if (factors is null)
            Array.Fill(factors = new float[Layout.Tensors.Count], 1f);
        for (int i = 0; i < factors.Length; i++)
            if (Layout[i].Layer == layer)
                factors[i] = value;
        if (Array.TrueForAll(factors, factor => factor == 1f))
            factors = null;
    }

    internal bool IsFrozen(int tensor) => frozen is not null && frozen[tensor];

    internal float FactorOf(int tensor) => factors is null ? 1f : factors[tensor];

    private int FirstOf(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        for (int i = 0; i < Layout.Tensors.Count; i++)
            if (Layout[i].Layer == layer && Layout[i].Role != TensorRole.Hyperparameter)
                return i;
        throw new ArgumentException(
            $"Expected a layer of {Layout.Network} with parameters, found '{layer}'.", nameof(layer));
    }

    private int FindFirstLearning()
    {
        for (int i = 0; i < Layout.Tensors.Count; i++)
            if (Layout[i].IsLearned && !IsFrozen(i))
                return i;
        return int.MaxValue;
    }

    private bool AnyStatisticMoves()
    {
        for (int i = 0; i < Layout.Tensors.Count; i++)
            if (Layout[i].Role == TensorRole.Statistic && !IsFrozen(i))
                return true;
        return false;
    }
}
