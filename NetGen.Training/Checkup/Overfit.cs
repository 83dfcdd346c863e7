using System.Globalization;

namespace NetGen.Training;

/// <summary>How well a few rows were learned by heart.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Loss">Their loss at the end, at inference.</param>
/// <param name="Accuracy">Their accuracy at the end, from 0 to 1; NaN for MeanSquaredError.</param>
/// <param name="Chance">What knowing nothing costs.</param>
/// <param name="Steps">Steps that it took.</param>
/// <param name="Rate">Adam's learning rate that it was done with.</param>
public sealed record Overfit(int Rows, double Loss, double Accuracy, double Chance, int Steps, float Rate)
{
    /// <summary>
    /// Whether the loss is next to nothing (1 % of chance, 0.1 % of the variance) and every row right.
    /// </summary>
    public bool Succeeds => double.IsNaN(Accuracy) ? Loss <= 1e-3 * Scale : Loss <= 1e-2 * Scale && Accuracy == 1;

    // Targets that are all the same have no variance, and no share of it.
    private double Scale => Chance == 0 ? 1 : Chance;

    /// <summary>What that says.</summary>
    public Finding Finding
    {
        get
        {
            string right = double.IsNaN(Accuracy)
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", accuracy {Accuracy:P0}");
            string measured = string.Create(
                CultureInfo.InvariantCulture, $"{Rows:N0} rows: loss {Loss:G3}{right} after {Steps:N0} steps");
            return Succeeds
                ? new(CheckKind.Overfitting, Verdict.Good, measured)
                : new(
                    CheckKind.Overfitting, Verdict.Bad, measured,
                    "cannot learn a few rows by heart: nothing flows back, the network is too small, or equal inputs "
                    + "have different targets");
        }
    }
}
