using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>Drawn parameters and rows for one network; the reference sees the float32 values exactly.</summary>
/// <param name="Parameters">Learned values, flat.</param>
/// <param name="Values">rows x inputs values.</param>
/// <param name="Inputs">The same values in float64.</param>
/// <param name="Targets">Targets of the rows.</param>
public sealed record Batch(float[] Parameters, float[] Values, Matrix Inputs, Targets Targets)
{
    /// <summary>Rows of the batch.</summary>
    public int Rows => Inputs.Rows;
}
