using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>In training each channel of a row is zeroed with a probability; kept ones are scaled up.</summary>
public sealed record SpatialDropout(float Rate = 0.5f) : LayerSpec
{
    /// <inheritdoc/>
    public override string Attribute => $"SpatialDropout({Literal(Rate)})";

    /// <inheritdoc/>
    public override bool IsByChannel => false;

    /// <inheritdoc/>
    public override ValueShape Output(IReadOnlyList<ValueShape> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Matrix Forward(Matrix x, LayerState layer, Tape tape)
    {
        Matrix factors = new(x.Rows, x.Columns);
        int positions = layer.Input.Positions;
        for (int i = 0; i < factors.Values.Length; i++)
        {
            bool drops = tape.Training && Philox.Drops(tape.Seed, tape.Step, layer.Ordinal, i / positions, Rate);
            factors.Values[i] = drops ? 0 : tape.Training ? 1 / (1 - (double)Rate) : 1;
        }

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
}
