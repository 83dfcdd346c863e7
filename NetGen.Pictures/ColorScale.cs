using System;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Colours for numbers.</summary>
internal static class ColorScale
{
    // The ends are Okabe and Ito's vermillion and blue, which every kind of colour blindness tells apart.
    private static readonly SKColor Low = SKColor.Parse("#D55E00");
    private static readonly SKColor High = SKColor.Parse("#0072B2");

    // From the worst score to the best, each lighter than the one before; of Okabe and Ito's colours, each seen on
    // white and on a dark page.
    private static readonly SKColor[] Scores =
        [SKColor.Parse("#0072B2"), SKColor.Parse("#009E73"), SKColor.Parse("#E69F00")];

    /// <summary>Orange for -1, white for 0, blue for 1.</summary>
    public static SKColor Diverging(double value) =>
        Mix(SKColors.White, value < 0 ? Low : High, Math.Min(1, Math.Abs(value)));

    /// <summary>Nothing for 0, over what is behind, blue for 1.</summary>
    public static SKColor Share(double share) => High.WithAlpha((byte)Math.Round(255 * Math.Clamp(share, 0, 1)));

    /// <summary>Blue for 0, over green to orange for 1, without steps.</summary>
    public static SKColor Score(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Scores.Length - 1);
        int step = Math.Min((int)place, Scores.Length - 2);
        return Mix(Scores[step], Scores[step + 1], place - step);
    }

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
