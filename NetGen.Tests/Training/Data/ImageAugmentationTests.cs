using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What covers, turns and lights images, alone and one behind the other.</summary>
public sealed class ImageAugmentationTests
{
    private const int Draws = 2_000;

    private static readonly ImageShape Shape = new(2, 5, 5);

    private static readonly float[] Source = [.. Enumerable.Range(1, Shape.Length).Select(i => (float)i)];

    private readonly Random random = new(3);

    [Fact]
    public void CutoutCoversASquareOfAllChannels()
    {
        Cutout cutout = new(Shape, 3, fill: -1f);
        bool[] covered = new bool[Shape.Length];
        int largest = 0;
        for (int i = 0; i < Draws; i++)
        {
            float[] row = Applied(cutout);
            int[] changed = [.. Enumerable.Range(0, row.Length).Where(place => row[place] != Source[place])];
            Assert.All(changed, place => Assert.Equal(-1f, row[place]));
            Assert.Equal(changed.Where(place => place < 25).Select(place => place + 25), changed.Where(p => p >= 25));
            int[] rows = [.. changed.Where(place => place < 25).Select(place => place / 5).Distinct()];
            int[] columns = [.. changed.Where(place => place < 25).Select(place => place % 5).Distinct()];
            Assert.Equal(changed.Length, 2 * rows.Length * columns.Length);
            Assert.InRange(rows.Length, 2, 3);
            largest = Math.Max(largest, changed.Length);
            foreach (int place in changed)
                covered[place] = true;
        }

        Assert.Equal(18, largest);
        Assert.DoesNotContain(false, covered);
    }

    [Fact]
    public void ARightAngleMovesPixelsAndNoneLeavesThem()
    {
        Rotation rotation = new(Shape, 90f);
        float[] row = new float[Shape.Length];
        rotation.Turn(Source, row, 0);
        Assert.Equal(Source, row);
        rotation.Turn(Source, row, Math.PI / 2);
        for (int channel = 0; channel < 2; channel++)
        {
            for (int y = 0; y < 5; y++)
            {
                for (int x = 0; x < 5; x++)
                    Assert.Equal(Source[channel * 25 + (4 - x) * 5 + y], row[channel * 25 + y * 5 + x], 1e-4f);
            }
        }
    }

    // The middle pixel stays, and what turns in has the colour of the background.
    [Fact]
    public void AnglesStayWithinTheirRange()
    {
        float[] white = [.. Enumerable.Repeat(1f, Shape.Length)];
        Rotation rotation = new(Shape, 45f, fill: 0f);
        bool anyCorner = false;
        for (int i = 0; i < Draws; i++)
        {
            float[] row = new float[Shape.Length];
            rotation.Apply(white, row, Bits());
            Assert.Equal(1f, row[12], 1e-5f);
            Assert.All(row, value => Assert.InRange(value, -1e-5f, 1 + 1e-5f));
            anyCorner |= row[0] < 0.5f;
        }

        Assert.True(anyCorner);
        Assert.Equal(Source, Applied(new Rotation(Shape, 0f)));
    }

    [Fact]
    public void BrightnessMovesTheMeanAndContrastTheDeviations()
    {
        BrightnessAndContrast augmentation = new(0.5f, 0.25f);
        float mean = Source.Average();
        (float lowest, float highest) = (float.MaxValue, float.MinValue);
        for (int i = 0; i < Draws; i++)
        {
            float[] row = Applied(augmentation);
            float offset = row.Average() - mean, factor = (row[1] - row[0]) / (Source[1] - Source[0]);
            Assert.InRange(offset, -0.5f - 1e-4f, 0.5f + 1e-4f);
            Assert.InRange(factor, 0.75f - 1e-4f, 1.25f + 1e-4f);
            Assert.Equal(mean + offset + factor * (Source[^1] - mean), row[^1], 1e-3f);
            (lowest, highest) = (Math.Min(lowest, factor), Math.Max(highest, factor));
        }

        Assert.InRange(lowest, 0.75f, 0.77f);
        Assert.InRange(highest, 1.23f, 1.25f);
        Assert.Equal(Source, Applied(new BrightnessAndContrast(0f)));
    }

    [Fact]
    public void ASequenceAppliesEachBehindTheOther()
    {
        AugmentationSequence sequence = new(new Add(1f), new Times(3f), new Add(-2f));
        sequence.CheckLength(Shape.Length);
        Assert.Equal(Source.Select(value => (value + 1f) * 3f - 2f), Applied(sequence));
        AugmentationSequence drawn = new(new Cutout(Shape, 2), new ShiftAndMirror(Shape, 1, mirror: true));
        ulong bits = Bits();
        (float[] first, float[] second) = (new float[Shape.Length], new float[Shape.Length]);
        drawn.Apply(Source, first, bits);
        drawn.Apply(Source, second, bits);
        Assert.Equal(first, second);
        Assert.Equal(0, Allocated.By(() => drawn.Apply(Source, first, bits)));
    }

    [Fact]
    public void BadArgumentsAreNamed()
    {
        Assert.Contains(
            "Expected rows of 50 values (2 x 5 x 5 pixels), found 49.",
            Assert.Throws<ArgumentException>(() => new Cutout(Shape, 1).CheckLength(49)).Message);
        Assert.Throws<ArgumentException>(
            () => new AugmentationSequence(new Add(1f), new Rotation(Shape, 1f)).CheckLength(3));
        Assert.Throws<ArgumentException>(() => new AugmentationSequence());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cutout(Shape, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rotation(Shape, 181f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rotation(Shape, float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BrightnessAndContrast(-1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BrightnessAndContrast(0f, 1.5f));
    }

    private float[] Applied(IAugmentation augmentation)
    {
        float[] row = new float[Shape.Length];
        augmentation.Apply(Source, row, Bits());
        return row;
    }

    private ulong Bits() => (ulong)random.NextInt64(long.MinValue, long.MaxValue);

    private sealed class Add(float number) : IAugmentation
    {
        public void CheckLength(int inputLength)
        {
        }

        public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
        {
            for (int i = 0; i < source.Length; i++)
                destination[i] = source[i] + number;
        }
    }

    private sealed class Times(float number) : IAugmentation
    {
        public void CheckLength(int inputLength)
        {
        }

        public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
        {
            for (int i = 0; i < source.Length; i++)
                destination[i] = source[i] * number;
        }
    }
}
