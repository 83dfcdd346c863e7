using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Gradients beside central differences.</summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Tensors">Each learned tensor.</param>
public sealed record GradientReport(int Rows, IReadOnlyList<TensorGradient> Tensors)
{
    /// <summary>What that says.</summary>
    public Finding Finding
    {
        get
        {
            TensorGradient? wrong = Tensors.FirstOrDefault(tensor => !tensor.Agrees);
            if (wrong is null)
            {
                return new(CheckKind.Gradients, Verdict.Good, string.Create(
                    CultureInfo.InvariantCulture, $"{Tensors.Count} tensors agree on {Rows:N0} rows"));
            }

            string measured = string.Create(
                CultureInfo.InvariantCulture,
                $"{wrong.Tensor}: {wrong.Norm:G4} along the gradient, measured {wrong.Measured:G4} within "
                + $"{wrong.Tolerance:G2}; {wrong.Agreeing} of {wrong.Compared} values agree");
            return new(
                CheckKind.Gradients, Verdict.Bad, measured,
                "values too large for float32, or a gradient that is wrong: scale inputs and targets, then report it");
        }
    }

    /// <summary>What was found, in one line.</summary>
    public override string ToString() => $"{Finding}";
}
