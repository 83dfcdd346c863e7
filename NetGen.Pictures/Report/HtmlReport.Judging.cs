using System;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <content>What a network is worth.</content>
public sealed partial class HtmlReport
{
    // More curves than that are not told apart.
    private const int MostCurves = 7;

    /// <summary>
    /// Adds a judgement: scores beside those of the baselines, the confusion matrix, curves, calibration and thresholds
    /// of classes, errors of numbers, importance of features and partial dependence, and what could not be said.
    /// </summary>
    public HtmlReport AddJudgement(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        page.Heading(string.Create(
            CultureInfo.InvariantCulture, $"{judgement.Network} on {judgement.Rows:N0} validation rows"));
        if (judgement.Encoding is not null)
            AddEncoding(judgement.Encoding);
        if (judgement.Baselines is not null)
            Add(judgement.Baselines.Table());
        if (judgement.Confusion is { Classes: <= 50 } confusion)
            AddConfusion(confusion, judgement.OutputNames);
        AddCurves(judgement);
        if (judgement.Numbers.Count > 0)
            Add(JudgementTables.Numbers(judgement));
        if (judgement.Importance is not null)
            AddPicture(Pictures.Importance(judgement.Importance));
        if (judgement.Dependences.Count > 0)
        {
            // What two classes say of one says the other.
            bool isBinary = judgement.Confusion?.Classes == 2;
            AddPicture(Pictures.Dependences(
                judgement.Dependences, judgement.OutputNames, isBinary ? [1] : null,
                isBinary ? $"mean output: {judgement.OutputNames[1]}" : "mean output"));
        }

        foreach (string remark in judgement.Remarks)
            page.Paragraph(remark);
        return this;
    }

    private void AddCurves(Judgement judgement)
    {
        if (judgement.Classes.Count == 0)
            return;
        Add(JudgementTables.Classes(judgement));
        JudgedClass[] shown = [.. judgement.Classes.Where(one => one.Roc is not null)];
        string subtitle = "";
        if (shown.Length > MostCurves)
        {
            shown = [.. shown.OrderBy(one => one.Roc!.Area).Take(MostCurves)];
            subtitle = $"the {MostCurves} classes of the smallest area";
        }

        if (shown.Length > 0)
        {
            AddPicture(Pictures.Roc([.. shown.Select(one => (one.Name, one.Roc!))], subtitle: subtitle));
            AddPicture(Pictures.PrecisionRecall(
                [.. shown.Select(one => (one.Name, one.PrecisionRecall!))], subtitle: subtitle));
        }

        if (judgement.Answers is not null)
            AddPicture(Pictures.Calibrations([("answers", judgement.Answers)]));
        else if (judgement.Classes.Take(MostCurves).All(one => one.Calibration is not null))
        {
            AddPicture(Pictures.Calibrations(
                [.. judgement.Classes.Take(MostCurves).Select(one => (one.Name, one.Calibration!))]));
        }
    }

    private void Add(TextTable table) => page.Table(table.Title, table.Columns, table.Rows);
}
