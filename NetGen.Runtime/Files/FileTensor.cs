using System;
using System.Collections.Generic;
using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A tensor in a safetensors file: what its header says of it.</summary>
public sealed class FileTensor
{
    private readonly long[] shape;

    internal FileTensor(string name, TensorType type, long[] shape, long start, long length)
    {
        Name = name;
        Type = type;
        this.shape = shape;
        Start = start;
        ByteLength = length;
    }

    /// <summary>Its name, such as <c>Dense1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its values.</summary>
    public TensorType Type { get; }

    /// <summary>Its dimensions, the slowest first; empty for a single value.</summary>
    public IReadOnlyList<long> Shape => shape;

    /// <summary>Number of its values.</summary>
    public long Count => ByteLength / TensorTypes.Width(Type);

    /// <summary>Bytes of its values.</summary>
    public long ByteLength { get; }

    /// <summary>Where its values start in the part of the file that is behind the header.</summary>
    internal long Start { get; }

    internal ReadOnlySpan<long> Dimensions => shape;

    /// <summary>Name, type and shape, in one line.</summary>
    public override string ToString() => Text(Name, Type, shape);

    /// <summary>Name, type and shape of a tensor, in one line.</summary>
    internal static string Text(string name, TensorType type, ReadOnlySpan<long> shape) =>
        $"{Shown.Name(name)}: {TensorTypes.NameOf(type)} {ShapeText(shape)}";

    /// <summary>A shape as messages have it: <c>128 x 784</c>, or <c>a single value</c>.</summary>
    internal static string ShapeText(ReadOnlySpan<long> shape)
    {
        if (shape.Length == 0)
            return "a single value";
        string[] sizes = new string[Math.Min(shape.Length, MostShown)];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        return string.Join(" x ", sizes) + (shape.Length > MostShown ? " x ..." : "");
    }

    private const int MostShown = 8;
}
