using System;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Colours for numbers.</summary>
internal static class ColorScale
{
    // The ends are Okabe and Ito's vermillion and blue, which every kind of colour blindness tells apart.
    private static readonly SKColor Low = SKColor.Parse("#D55E00");
    private static readonly SKColor High = SKColor.Parse("#0072B2");

    // From cold to hot, of Okabe and Ito's colours; each is seen on white and on a dark page.
    private static readonly SKColor[] Steps =
    [
        SKColor.Parse("#A6A6A6"), SKColor.Parse("#56B4E9"), SKColor.Parse("#0072B2"), SKColor.Parse("#E69F00"),
        SKColor.Parse("#D55E00"),
    ];

    /// <summary>Number of steps from the worst score to the best.</summary>
    public static int Levels => Steps.Length;

    /// <summary>Orange for -1, white for 0, blue for 1.</summary>
    public static SKColor Diverging(double value) =>
        Mix(SKColors.White, value < 0 ? Low : High, Math.Min(1, Math.Abs(value)));

    /// <summary>White for 0, blue for 1.</summary>
    public static SKColor FromWhite(double share) => Mix(SKColors.White, High, Math.Clamp(share, 0, 1));

    /// <summary>Grey for level 0, over blue and orange to red for the last.</summary>
    public static SKColor OfLevel(int level) => Steps[level];

    /// <summary>Black for 0, white for 1.</summary>
    public static SKColor Grey(double share)
    {
        byte level = (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
        return new(level, level, level);
    }

    private static SKColor Mix(SKColor from, SKColor to, double share)
    {
        byte Part(byte a, byte b) => (byte)Math.Round(a + (b - a) * share);
        return new(Part(from.Red, to.Red), Part(from.Green, to.Green), Part(from.Blue, to.Blue));
    }
}
