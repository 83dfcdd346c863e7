using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Networks;

// What stands on images.
internal sealed partial class GraphDrawing
{
    private const int MostValues = 200;
    private const int Attempts = 20;

    // The steps of a graph, as often as they are taken where an image stands in front: mostly windows.
    private static readonly int[] OverImages = [0, 1, 2, 3, 3, 3, 3, 4];

    private static readonly Gen<ValueShape> Images = LayerKinds.Among<ValueShape>(
        new(1, 8, 8), new(3, 6, 6), new(3, 5, 7), new(8, 4, 5), new(16, 3, 3), new(17, 2, 3), new(4, 1, 1), new(2, 17),
        new(5, 12), new(33, 4));

    private static readonly Gen<LayerSpec> AnyOverImage =
        Gen.Frequency([.. LayerKinds.Images.SelectMany(kind => kind.Draws.Select(draw => (kind.Frequency, draw)))]);

    private static readonly Gen<LayerSpec> ToVector = LayerKinds.Among<LayerSpec>(
        new Flatten(), new GlobalAveragePool(), new GlobalMaxPool());

    // A layer whose windows fit, and that leaves few values: a kink of each would come near in some row.
    private LayerSpec OverImage(ValueShape shape)
    {
        for (int i = 0; i < Attempts; i++)
        {
            LayerSpec layer = One(AnyOverImage);
            if ((layer as Windowed)?.Fits(shape) != false && layer.Output([shape]).Count <= MostValues)
                return layer;
        }

        return new Conv(3, 1);
    }

    // An image of two rows where the values can be halved, else a signal of one channel or of as many as they have.
    private IReadOnlyList<int> ImageOf(int values) => values % 4 == 0 ? [values / 4, 2, 2]
        : values % 2 == 0 ? [2, values / 2]
        : Below(2) == 0 ? [1, values] : [values, 1];

    // Images that nobody has read become vectors, which can be gathered; one alone may be left to Dense.
    private void FlattenUnread()
    {
        int[] unread = [.. Enumerable.Range(0, values.Count).Where(i => values[i].Readers == 0)];
        if (unread.Length == 1 && unread[0] == front && Below(2) == 0)
            return;
        foreach (int image in unread.Where(i => !values[i].Shape.IsVector))
        {
            GoTo(image);
            Add(One(ToVector));
        }
    }
}
