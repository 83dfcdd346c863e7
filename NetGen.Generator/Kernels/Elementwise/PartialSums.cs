using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sums over the rows and positions of images. A float that holds the sum of many thousand values loses the last digits
/// of the next, so that a sum moves into another one every few hundred positions. Rows of vectors are too few for that.
/// </summary>
/// <param name="areImages">Whether rows have positions.</param>
/// <param name="names">The sums of a block of columns, declared ahead of its loop.</param>
/// <param name="longer">
/// Sums over all blocks of columns; their layer declares them, and the ones that they move into, ahead of all blocks.
/// </param>
internal sealed class PartialSums(bool areImages, IEnumerable<string> names, IEnumerable<string>? longer = null)
{
    private const int Positions = 256;

    private readonly ImmutableArray<string> names = areImages ? [.. names] : [];
    private readonly ImmutableArray<string> all = areImages ? [.. names, .. longer ?? []] : [];

    /// <summary>Those of an op's own, and of its epilogue's gradients.</summary>
    public static PartialSums Of(Op op, ImmutableArray<Column> columns, params IEnumerable<string> own)
    {
        ILookup<bool, string> sums = op.Epilogue
            .SelectMany(step => columns.Select(column => (step, Name: step.Kind.SumOf(step.Node, column))))
            .Where(sum => sum.Name is not null)
            .ToLookup(sum => sum.step.Kind.SumsOverColumns(sum.step.Node), sum => sum.Name!);
        return new(op.Shapes.OutPositions > 1, own.Concat(sums[false]), sums[true].Distinct());
    }

    /// <summary>Where a sum goes.</summary>
    public static string Second(string name) => $"all{char.ToUpperInvariant(name[0])}{name.Substring(1)}";

    /// <summary>Moves sums.</summary>
    public static Code Moved(IEnumerable<string> names) =>
        Code.Filled(names.SelectMany(name => new[] { $"{Second(name)} += {name};", $"{name} = Zero;" }));

    /// <summary>Declares where sums go.</summary>
    public static Code Declare(params PartialSums[] all)
    {
        string[] zeros = [.. all.SelectMany(sums => sums.names).Select(name => $"{Second(name)} = Zero")];
        return zeros.Length == 0 ? Code.Empty : Wrapped.Vectors(zeros);
    }

    /// <summary>Moves sums at the end of the body of a loop over <c>r</c>.</summary>
    public Code Move => all.IsEmpty ? Code.Empty : Code.Text($$"""

        if (r % {{Positions}} == {{Positions - 1}})
        {
            {{Moved(all)}}
        }
        """);

    /// <summary>Adds what has been moved, behind the loop.</summary>
    public Code Finish => names.IsEmpty
        ? Code.Empty
        : Code.Filled(names.Select(name => $"{name} += {Second(name)};"));
}
