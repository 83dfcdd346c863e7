using NetGen.Generator.Graph;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A tensor with its place in the parameter block.</summary>
/// <param name="Index">Index in the layout.</param>
/// <param name="Node">The layer it belongs to.</param>
/// <param name="Declaration">What the layer asked for.</param>
/// <param name="Offset">First float in the block.</param>
internal sealed record PlannedTensor(int Index, Node Node, TensorDeclaration Declaration, int Offset)
{
    /// <summary>Whether other layers use it, too.</summary>
    public bool IsShared { get; init; }

    /// <summary>Name of its offset in emitted code, such as <c>Dense1Weights</c>.</summary>
    public string Name => Key.ToString();

    /// <summary>Whose tensor it is.</summary>
    public TensorName Key => new(Node.Name, Declaration.Name);

    /// <summary>Its outputs as a row: a weight matrix is laid out as [input][output, padded].</summary>
    public RowShape Row => new(Declaration.Units, Declaration.Groups);

    /// <summary>Whether a weight matrix is laid out as [output][input, padded] instead, or in part.</summary>
    public Orientation Orientation => Declaration.IsTable ? Orientation.Inputs
        : Declaration is { Role: TensorRole.Weights, Groups: 1, IsFilter: false }
        ? Tiling.OrientationOf(Declaration.Inputs, Declaration.Outputs)
        : Orientation.Outputs;

    /// <summary>The last outputs, which are rows of inputs behind the others; 0 where all lie in one way.</summary>
    public int SplitOutputs => Orientation == Orientation.Split
        ? Declaration.Outputs - Tiling.WholeOutputs(Declaration.Outputs)
        : 0;

    /// <summary>Floats from one of <see cref="SplitOutputs"/> to the next.</summary>
    public int SplitStride => InputRow.Stride;

    /// <summary>Where the first of <see cref="SplitOutputs"/> stands in emitted code.</summary>
    public string SplitStart => $"{Name} + {Literal.Of(Declaration.Inputs * InputStride)}";

    /// <summary>
    /// Whether a weight matrix is laid out as [panel][input][output] instead, with as many outputs a panel as
    /// <see cref="Tiling.PanelFloats"/>.
    /// </summary>
    public bool LiesInPanels =>
        Declaration is { Role: TensorRole.Weights, Groups: 1, IsTable: false, IsFilter: false }
        && Tiling.LiesInPanels(Declaration.Inputs, Row);

    /// <summary>Outputs that lie side by side for each input.</summary>
    public int PanelSize => LiesInPanels ? Tiling.PanelFloats : Row.Units;

    /// <summary>Floats from a panel of outputs to the next.</summary>
    public int PanelStride =>
        LiesInPanels ? Tiling.PanelFloats * Tiling.RowsOfAPanel(Declaration.Inputs) : Row.GroupStride;

    /// <summary>Floats from an output to the next.</summary>
    public int OutputStride => HasInputsInLanes ? InputRow.Stride : 1;

    /// <summary>Floats from an input to the next.</summary>
    public int InputStride => HasInputsInLanes ? 1 : LiesInPanels ? Tiling.PanelFloats : Lanes.Stride;

    /// <summary>Floats in the block.</summary>
    public int Length => (int)WideLength;

    /// <summary>
    /// <see cref="Length"/> of a tensor that may be too large for a block, or for a long. A hyperparameter that is one
    /// number is never loaded as a vector.
    /// </summary>
    public decimal WideLength => Declaration.IsNumber ? 1
        : HasInputsInLanes ? Rows(Declaration.Outputs, InputRow)
        : LiesInPanels ? (decimal)Declaration.Outputs * Tiling.RowsOfAPanel(Declaration.Inputs)
        : Declaration.Inputs == 1 ? RowShape.Padded(Row.WideWidth)
        : Rows(Declaration.Inputs, Lanes) + SplitOutputs * (decimal)SplitStride;

    public bool IsLearned => Declaration.IsLearned;

    /// <summary>Floats from a row of a weight matrix, as it is laid out, to the next.</summary>
    public int RowStride => HasInputsInLanes ? OutputStride : InputStride;

    /// <summary>Where the panel of an output, the first in it, stands in emitted code.</summary>
    public string PanelAt(string output) =>
        $"{Name} + {Literal.Of(Tiling.RowsOfAPanel(Declaration.Inputs))} * {output}";

    /// <summary>Where a tile's weights stand in emitted code.</summary>
    /// <param name="columns">Columns of the tile.</param>
    /// <param name="row">Its first row, a variable or a number.</param>
    /// <param name="column">Its first column.</param>
    public string At(int columns, string row = "0", string column = "c")
    {
        string rows = row == "0" ? "" : $" + {Literal.Of(RowStride)} * {row}";
        string within = Literal.Of(Tiling.PanelFloats - 1);
        return !LiesInPanels || column == "0" ? $"{Name}{rows}{Literal.Plus(column)}"
            : columns % Tiling.PanelFloats == 0 ? $"{PanelAt(column)}{rows}"
            : $"{PanelAt($"({column} & ~{within})")}{rows} + ({column} & {within})";
    }

    public int Count => Declaration.Outputs * Declaration.Inputs;

    private bool HasInputsInLanes => Orientation == Orientation.Inputs;

    private RowShape InputRow => new(Declaration.Inputs);

    // A row of those outputs that are in the lanes.
    private RowShape Lanes => Orientation == Orientation.Split ? new(Tiling.WholeOutputs(Declaration.Outputs)) : Row;

    // Only narrow rows, which are short, have to be padded together.
    private static decimal Rows(int count, RowShape row) => row.WideStride == RowShape.Padded(row.WideStride)
        ? count * (decimal)row.WideStride
        : RowShape.Padded(count * row.WideStride);
}
