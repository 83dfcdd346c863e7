using System;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Fills tensors with their initial values. A value depends on the seed, the tensor and its logical place (output,
/// input) alone: not on the layout or the vector width.
/// </summary>
public static class Initializer
{
    // Apart from the counters of dropout, whose last word stays below.
    private const uint Domain = 0x80000000;

    /// <summary>Fills every tensor of <paramref name="block"/> as its layout says.</summary>
    public static void FillAll(ParameterBlock block, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(block);
        for (int tensor = 0; tensor < block.Layout.Tensors.Count; tensor++)
            Fill(block, tensor, block.Layout[tensor].Init, seed);
        block.HoldsParameters = true;
    }

    /// <summary>
    /// Fills tensor <paramref name="tensor"/> of <paramref name="block"/>; its padding stays as it is.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="init"/> is Auto, which only a declaration resolves, or its scale is not finite, or the tensor is
    /// a setting, such as a dropout rate, and the value is no constant in its range.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tensor.</exception>
    public static void Fill(ParameterBlock block, int tensor, Init init, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
            (uint)tensor, (uint)block.Layout.Tensors.Count, nameof(tensor));
        ParameterTensor shape = block.Layout[tensor];
        if (!float.IsFinite(init.Scale))
            throw new ArgumentException($"Expected a finite scale, found {init.Scale}.", nameof(init));
        CheckSetting(shape, init);
        double fanIn = shape.Inputs;
        double fanOut = (double)shape.GroupSize * shape.Taps;
        double s = init.Scale;
        switch (init.Kind)
        {
            case WeightInit.Zeros:
                FillConstant(block, shape, 0f);
                break;
            case WeightInit.Constant:
                FillConstant(block, shape, init.Scale);
                break;
            case WeightInit.Normal:
                FillNormal(block, shape, tensor, s, seed);
                break;
            case WeightInit.Uniform:
                FillUniform(block, shape, tensor, s, seed);
                break;
            case WeightInit.XavierFanIn or WeightInit.LeCunNormal:
                FillNormal(block, shape, tensor, s * Math.Sqrt(1 / fanIn), seed);
                break;
            case WeightInit.XavierNormal:
                FillNormal(block, shape, tensor, s * Math.Sqrt(2 / (fanIn + fanOut)), seed);
                break;
            case WeightInit.XavierUniform:
                FillUniform(block, shape, tensor, s * Math.Sqrt(6 / (fanIn + fanOut)), seed);
                break;
            case WeightInit.HeNormal:
                FillNormal(block, shape, tensor, s * Math.Sqrt(2 / fanIn), seed);
                break;
            case WeightInit.HeUniform:
                FillUniform(block, shape, tensor, s * Math.Sqrt(6 / fanIn), seed);
                break;
            case WeightInit.LeCunUniform:
                FillUniform(block, shape, tensor, s * Math.Sqrt(3 / fanIn), seed);
                break;
            case WeightInit.Orthogonal:
                FillOrthogonal(block, shape, tensor, s, seed);
                break;
            default:
                throw new ArgumentException(
                    $"Expected a formula, found {init.Kind}: choose one of WeightInit's others.", nameof(init));
        }

        block.MarkWritten();
    }

    /// <summary>Standard normal numbers for the elements from <paramref name="element"/> on.</summary>
    internal static void DrawNormals(Span<double> target, long element, int tensor, ulong seed)
    {
        for (int i = 0; i < target.Length;)
        {
            // A block of four words is enough for two numbers.
            long pair = (element + i) >> 1;
            (uint w0, uint w1, uint w2, uint w3) =
                Philox4x32.Next((uint)pair, (uint)(pair >> 32), 0, Domain | (uint)tensor, seed);
            if (((element + i) & 1) == 0)
                target[i++] = Normal(w0, w1);
            if (i < target.Length)
                target[i++] = Normal(w2, w3);
        }
    }

    /// <summary>
    /// The number of [-bound, bound) at <paramref name="share"/>, in [0, 1), of its width: as PyTorch's
    /// <c>uniform_</c> promises, the upper end is left out. Rounding to a float alone could reach it.
    /// </summary>
    internal static float WithinBound(double bound, double share)
    {
        float value = (float)(bound * (2 * share - 1));

        // An interval without width has one number, and what underflows to 0 lies within any other.
        if (value == 0f)
            return value;
        double size = Math.Abs(bound);
        return value >= size ? MathF.BitDecrement(value) : value < -size ? MathF.BitIncrement(value) : value;
    }

    // Box and Muller's formula.
    private static double Normal(uint radius, uint angle)
    {
        // Half a unit off zero: the logarithm stays finite.
        double u = (radius + 0.5) / 4294967296.0;
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * (angle / 4294967296.0));
    }

    private static double Uniform(long element, int tensor, ulong seed)
    {
        long block = element >> 2;
        (uint w0, uint w1, uint w2, uint w3) =
            Philox4x32.Next((uint)block, (uint)(block >> 32), 1, Domain | (uint)tensor, seed);
        uint word = (element & 3) switch { 0 => w0, 1 => w1, 2 => w2, _ => w3 };
        return word / 4294967296.0;
    }

    private static void CheckSetting(ParameterTensor shape, Init init)
    {
        if (shape.Role != TensorRole.Hyperparameter)
            return;
        if (init.Kind is not (WeightInit.Zeros or WeightInit.Constant))
        {
            throw new ArgumentException(
                $"Expected a constant for the setting {shape.FullName}, found {init.Kind}.", nameof(init));
        }

        HyperparameterRange.Check(shape, [init.Kind == WeightInit.Zeros ? 0f : init.Scale], 0, nameof(init));
    }

    private static void FillConstant(ParameterBlock block, ParameterTensor shape, float value) =>
        Each(block, shape, _ => value);

    private static void FillNormal(
        ParameterBlock block, ParameterTensor shape, int tensor, double deviation, ulong seed)
    {
        double[] row = new double[shape.Inputs];
        for (int output = 0; output < shape.Outputs; output++)
        {
            DrawNormals(row, (long)output * shape.Inputs, tensor, seed);
            for (int input = 0; input < shape.Inputs; input++)
                block.Set(shape, output, input, (float)(deviation * row[input]));
        }
    }

    private static void FillUniform(
        ParameterBlock block, ParameterTensor shape, int tensor, double bound, ulong seed) =>
        Each(block, shape, element => WithinBound(bound, Uniform(element, tensor, seed)));

    // Drawn as PyTorch's orthogonal_ draws (Saxe et al., 2013): the Q of a normal matrix.
    private static void FillOrthogonal(
        ParameterBlock block, ParameterTensor shape, int tensor, double scale, ulong seed)
    {
        bool outputsAreRows = shape.GroupSize <= shape.Inputs;
        (int count, int length) =
            outputsAreRows ? (shape.GroupSize, shape.Inputs) : (shape.Inputs, shape.GroupSize);
        OrthonormalRows rows = new(count, length);
        for (int group = 0; group < shape.Outputs; group += shape.GroupSize)
        {
            for (int row = 0; row < count; row++)
                DrawNormals(rows[row], (long)group * shape.Inputs + (long)row * length, tensor, seed);
            rows.Orthonormalize();
            for (int row = 0; row < count; row++)
            {
                for (int k = 0; k < length; k++)
                {
                    (int output, int input) = outputsAreRows ? (row, k) : (k, row);
                    block.Set(shape, group + output, input, (float)(scale * rows[row][k]));
                }
            }
        }
    }

    private static void Each(ParameterBlock block, ParameterTensor shape, Func<long, float> value)
    {
        for (int output = 0; output < shape.Outputs; output++)
            for (int input = 0; input < shape.Inputs; input++)
                block.Set(shape, output, input, value((long)output * shape.Inputs + input));
    }
}
