namespace NetGen.Tests.Reference;

/// <summary>
/// In training each value is zeroed with a probability; kept ones are scaled then, or all of them at inference.
/// </summary>
public sealed record Dropout(float Rate = 0.5f, DropoutScaling Scaling = DropoutScaling.Inverted) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"Dropout({Literal(Rate)}, DropoutScaling.{Scaling})";

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix factors = new(x.Rows, x.Columns);
        for (int element = 0; element < factors.Values.Length; element++)
            factors.Values[element] = Factor(element, layer, tape);
        tape.Push(dy => Product(dy, factors));
        return Product(x, factors);
    }

    private static Matrix Product(Matrix a, Matrix b)
    {
        Matrix product = new(a.Rows, a.Columns);
        for (int i = 0; i < product.Values.Length; i++)
            product.Values[i] = a.Values[i] * b.Values[i];
        return product;
    }

    private double Factor(int element, LayerState layer, Tape tape)
    {
        bool inverted = Scaling == DropoutScaling.Inverted;
        if (!tape.Training)
            return inverted ? 1 : 1 - (double)Rate;
        if (Philox.Drops(tape.Seed, tape.Step, layer.Ordinal, element, Rate))
            return 0;
        return inverted ? 1 / (1 - (double)Rate) : 1;
    }
}
