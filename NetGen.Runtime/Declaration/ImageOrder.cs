namespace NetGen;

/// <summary>How the values of an image or a signal follow each other in a caller's row.</summary>
public enum ImageOrder
{
    /// <summary>Channel by channel, each row by row: PyTorch's order.</summary>
    ChannelRowColumn,

    /// <summary>Position by position, the channels of each side by side: as pictures lie in memory.</summary>
    RowColumnChannel,
}
