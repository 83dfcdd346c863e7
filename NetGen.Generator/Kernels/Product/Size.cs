using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>A size in emitted code: a number, or a constant that a tile's type parameter has for it.</summary>
internal readonly record struct Size(int Value, string? Name = null)
{
    public static implicit operator Size(int value) => new(value);

    /// <summary>Several times it, and so many floats more.</summary>
    public string Times(int factor, int plus = 0) => Name is null || factor == 0
        ? Literal.Of(factor * Value + plus)
        : (factor == 1 ? Name : $"{Literal.Of(factor)} * {Name}") + Literal.Plus(plus);

    /// <summary>The address several times it, and so many floats more, behind a pointer.</summary>
    public string Behind(string pointer, int factor, int plus = 0)
    {
        string floats = Times(factor, plus);
        return floats == "0" ? pointer : $"&{pointer}[{floats}]";
    }

    /// <summary>The statement that moves a pointer several times it.</summary>
    public string Step(string pointer, int factor = 1)
    {
        string floats = Times(factor);
        return floats == "1" ? pointer + "++" : $"{pointer} += {floats}";
    }
}
