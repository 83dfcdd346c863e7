using SkiaSharp;

namespace NetGen.Training;

/// <summary>A part of a picture.</summary>
internal interface IPanel
{
    /// <summary>Draws it into a rectangle.</summary>
    void Draw(SKCanvas canvas, SKRect where);
}
