using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Training;

/// <content>Which class was taken for which.</content>
public static partial class Pictures
{
    private const int MostClasses = 50;

    /// <summary>
    /// A confusion matrix: rows are the true classes, columns the predicted ones; a cell is the darker, the larger its
    /// share of the row.
    /// </summary>
    /// <param name="matrix">Of 2 to 50 classes, with at least one row counted.</param>
    /// <param name="classes">Names of the classes; <see cref="ConfusionMatrix.ClassNames"/> where it is null.</param>
    /// <param name="subtitle">A line below the title; accuracy and rows where it is empty.</param>
    /// <exception cref="ArgumentException">
    /// There are more classes, no row was counted, or there is not a name for each class.
    /// </exception>
    public static Picture Confusion(
        ConfusionMatrix matrix, IReadOnlyList<string>? classes = null, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Classes > MostClasses)
        {
            throw new ArgumentException(
                $"Expected at most {MostClasses} classes, found {matrix.Classes}.", nameof(matrix));
        }

        if (matrix.Rows == 0)
            throw new ArgumentException("Expected at least 1 row counted, found 0.", nameof(matrix));
        if (classes is not null && classes.Count != matrix.Classes)
        {
            throw new ArgumentException(
                $"Expected {matrix.Classes} names, one a class, found {classes.Count}.", nameof(classes));
        }

        string[] names = [.. classes ?? matrix.ClassNames];
        string figures = string.Create(
            CultureInfo.InvariantCulture, $"{100 * matrix.Accuracy:F2} % of {matrix.Rows:N0} rows right");
        string line = subtitle == "" ? figures : subtitle;
        string family = Family(["Confusion matrix", line, .. names]);
        ConfusionPanel panel = new(matrix, names, family);
        return new(
            "Confusion matrix", line, Math.Max(panel.Width, 420) + 32, panel.Height + 90, family, [panel]);
    }
}
