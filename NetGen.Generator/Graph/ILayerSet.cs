namespace NetGen.Generator.Graph;

/// <summary>The kinds of layers there are; each is looked up once, when a graph is built.</summary>
internal interface ILayerSet
{
    /// <summary>The layer of an attribute, or null where it is none of ours.</summary>
    Layer? Find(string kind);

    /// <summary>
    /// Floats of a row that a layer makes: of an image with padding, and with what is made on the way.
    /// </summary>
    decimal ValuesOf(Node node);

    /// <summary>Floats that a layer's tensors take, padding included; they may be too many for a block.</summary>
    decimal FloatsOf(Node node);
}
