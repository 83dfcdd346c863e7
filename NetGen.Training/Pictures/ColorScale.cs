using System;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Colours for numbers.</summary>
internal static class ColorScale
{
    // The ends are Okabe and Ito's vermillion and blue, which every kind of colour blindness tells apart.
    private static readonly SKColor Low = SKColor.Parse("#D55E00");
    private static readonly SKColor High = SKColor.Parse("#0072B2");

    // Four places of Matplotlib's viridis, whose lightness rises all the way.
    private static readonly SKColor[] Viridis =
        [SKColor.Parse("#440154"), SKColor.Parse("#31688E"), SKColor.Parse("#35B779"), SKColor.Parse("#FDE725")];

    /// <summary>Orange for -1, white for 0, blue for 1.</summary>
    public static SKColor Diverging(double value) =>
        Mix(SKColors.White, value < 0 ? Low : High, Math.Min(1, Math.Abs(value)));

    /// <summary>White for 0, blue for 1.</summary>
    public static SKColor FromWhite(double share) => Mix(SKColors.White, High, Math.Clamp(share, 0, 1));

    /// <summary>Dark violet for 0, over blue and green, to yellow for 1.</summary>
    public static SKColor Rising(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Viridis.Length - 1);
        int below = Math.Min((int)place, Viridis.Length - 2);
        return Mix(Viridis[below], Viridis[below + 1], place - below);
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
