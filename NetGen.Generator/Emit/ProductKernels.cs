using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>The kernels of a product: loops over register tiles.</summary>
internal static class ProductKernels
{
    /// <summary>y = x W + b, then the steps of the epilogue while the tile is in registers.</summary>
    public static Kernel Forward(
        string name, TypedLayer layer, OpShapes shapes, PlannedTensor? bias, ImmutableArray<InferenceStep> epilogue)
    {
        string fold = InferenceSteps.UsesFold(epilogue) ? "float* fold, " : "";
        string steps = epilogue.IsEmpty ? "." : $"; {InferenceSteps.Summary(epilogue)}";
        return new(
            $"z = x W{(bias is null ? "" : " + b")}{steps}",
            $"void {name}(float* p, float* x, float* y, {fold}int rows)",
            "",
            width =>
            {
                string arguments = fold == "" ? "" : ", fold";
                return TileTemplate.OverRows(width, shapes.Out, name, $"p, x + {shapes.InStride}L * r, y + {shapes.Out.Stride}L * r{arguments}", (rows, run) => new()
                {
                    Name = name,
                    Parameters = $"float* p, float* x, float* y{(fold == "" ? "" : ", float* fold")}, int c",
                    Setup = Code.Text($"float* w = p + {layer.Name}Weights + c;"),
                    Left = "x",
                    LeftRow = shapes.InStride,
                    LeftStep = 1,
                    Right = "w",
                    RightStep = shapes.Out.Stride,
                    Depth = $"{shapes.In.Units}",
                    Bias = bias?.Name,
                    Epilogue = tile => ForwardEpilogue(tile, shapes.Out.Stride, epilogue),
                });
            });
    }

    /// <summary>dx = d W^T, from a transposed copy of the weights, so that the inputs are in the lanes.</summary>
    public static Kernel InputGradient(Op op) => new(
        "dx = d W^T; t holds the weights transposed.",
        $"void {op.Name}InputGradient(float* t, float* d, float* dx, int rows)",
        "",
        width => TileTemplate.OverRows(
            width, op.Shapes.In, $"{op.Name}InputGradient", $"t, d + {op.Shapes.Out.Stride}L * r, dx + {op.Shapes.In.Stride}L * r",
            (rows, run) => new()
            {
                Name = $"{op.Name}InputGradient",
                Parameters = "float* t, float* d, float* dx, int c",
                Setup = "float* w = t + c;",
                Left = "d",
                LeftRow = op.Shapes.Out.Stride,
                LeftStep = 1,
                Right = "w",
                RightStep = op.Shapes.In.Stride,
                Depth = $"{op.Shapes.Out.Extent}",
                Epilogue = tile => tile.Unroll((r, v) => Code.Text(
                    $"{tile.Sum(r, v)}.Store({tile.Address("dx", r, op.Shapes.In.Stride, v)});")),
            }));

    /// <summary>dW = x^T d, each gradient handed over from its register.</summary>
    public static Kernel WeightGradient(Op op, PlannedTensor weights)
    {
        string name = $"{op.Name}WeightGradient";
        return new(
            "dW = x^T d, handed over from the registers.",
            $"void {name}<S>(float* x, float* d, int rows, S sink)",
            Kernel.SinkConstraint,
            width => TileTemplate.OverInputs(width, op.Shapes.Out, op.Shapes.In.Units, name, weights.Name, (rows, run) => new()
            {
                Name = name,
                TypeParameters = "<S>",
                Constraint = Kernel.SinkConstraint,
                Parameters = "float* x, float* d, int rows, int i, int c, S sink",
                Setup = Code.Lines("x += i;", "d += c;"),
                Left = "x",
                LeftRow = 1,
                LeftStep = op.Shapes.InStride,
                Right = "d",
                RightStep = op.Shapes.Out.Stride,
                Depth = "rows",
                Epilogue = tile => Code.Lines(
                    Code.Text($"int w = {weights.Name} + {op.Shapes.Out.Stride} * i;"),
                    tile.Unroll((r, v) => Code.Text(
                        $"sink.Accept({tile.Address("w", r, op.Shapes.Out.Stride, v)}, {tile.Sum(r, v)});"))),
            }));
    }

    private static Code ForwardEpilogue(Tile tile, int stride, ImmutableArray<InferenceStep> steps)
    {
        ImmutableArray<Column> columns = [.. Enumerable.Range(0, tile.Vectors).Select(v => new Column(v, tile.Lanes))];
        return Code.Lines(
            InferenceSteps.Once(steps),
            InferenceSteps.PerColumn(steps, columns),
            steps.IsEmpty ? Code.Empty : Code.Unroll(tile.Rows, r => Code.Lines(
                columns.Select((column, v) => InferenceSteps.Apply(steps, column, tile.Sum(r, v))))),
            tile.Unroll((r, v) => Code.Text($"{tile.Sum(r, v)}.Store({tile.Address("y", r, stride, v)});")));
    }
}
