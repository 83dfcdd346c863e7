using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace NetGen.Training;

/// <summary>Layer statistics as tables.</summary>
internal static class LayerTables
{
    public static Table Activations(LayerStatistics layers)
    {
        Table table = new Table().AddColumns(
            "layer", "units", "mean", "deviation", "above 0", "dead", "saturated", $"histogram, {Histogram.Bins} bins");
        foreach (LayerActivations layer in layers.Layers.Prepend(layers.Input))
        {
            table.AddRow(
                Markup.Escape(layer.Activation is null ? layer.Layer : $"{layer.Layer} ({layer.Activation.Kind})"),
                layer.Units.ToString("N0", CultureInfo.InvariantCulture), Number(layer.Spread.Mean),
                Number(layer.Spread.Deviation), Share(layer.Spread.PositiveShare), Share(layer.DeadShare),
                Share(layer.SaturatedShare), Bars(layer.Spread.Histogram));
        }

        return table;
    }

    public static Table Updates(LayerStatistics layers)
    {
        Table table = new Table().AddColumns(
            "tensor", "gradient's mean", "deviation", "|update| / |value|",
            $"gradient's histogram, {Histogram.Bins} bins");
        foreach (TensorUpdate tensor in layers.Tensors)
        {
            table.AddRow(
                Markup.Escape(tensor.Tensor), Number(tensor.Gradient.Mean), Number(tensor.Gradient.Deviation),
                double.IsNaN(tensor.UpdateRatio) ? "-" : Number(tensor.UpdateRatio), Bars(tensor.Gradient.Histogram));
        }

        return table;
    }

    private static string Bars(Histogram histogram) =>
        $"{Number(histogram.Low)} {histogram} {Number(histogram.High)}";

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Share(double share) =>
        double.IsNaN(share) ? "-" : share.ToString("P0", CultureInfo.InvariantCulture);
}
