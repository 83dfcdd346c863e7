using System;
using System.IO;
using System.Linq;
using NetGen.Training;
using SkiaSharp;

namespace NetGen.Samples;

/// <summary>One digit as the pixels that <see cref="DigitClassifier"/> takes: from 0 (paper) to 1 (ink).</summary>
internal static class DigitImage
{
    private const int Side = 28;

    /// <summary>Reads an image of an IDX file, or a picture, which is brought to 28 x 28 pixels.</summary>
    /// <exception cref="InvalidDataException">The file is neither, or has no such image.</exception>
    public static float[] Read(string path, int number)
    {
        using SKBitmap? picture = SKBitmap.Decode(path);
        return picture is null ? OfIdx(path, number) : OfPicture(picture);
    }

    private static float[] OfIdx(string path, int number)
    {
        IdxFile file;
        try
        {
            file = IdxFile.Read(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: expected a picture, or an IDX file. {error.Message}", error);
        }

        if (file.Dimensions is not [int images, Side, Side])
        {
            throw new InvalidDataException(
                $"{path}: expected images of {Side} x {Side}, found {string.Join(" x ", file.Dimensions)}.");
        }

        if (number >= images)
            throw new InvalidDataException($"{path}: expected an image from 0 to {images - 1}, found {number}.");
        return [.. file.Values.Skip(number * Side * Side).Take(Side * Side).Select(value => value / 255f)];
    }

    // Ink is what the border is not.
    private static float[] OfPicture(SKBitmap picture)
    {
        using SKBitmap small = picture.Resize(
            new SKImageInfo(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        float[] pixels = [.. small.GetPixelSpan().ToArray().Select(value => value / 255f)];
        float border = pixels.Where((_, i) => i / Side is 0 or Side - 1 || i % Side is 0 or Side - 1).Average();
        return border > 0.5f ? Array.ConvertAll(pixels, pixel => 1f - pixel) : pixels;
    }
}
