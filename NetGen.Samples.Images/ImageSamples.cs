namespace NetGen.Samples;

/// <summary>The samples of images.</summary>
internal static class ImageSamples
{
    /// <summary>A name runs one, none names them.</summary>
    public static CommandLine CommandLine { get; } = new(
        "Convolutional networks on small images. Without a name, they are listed.", "list",
        [new LeNetSample(), new FashionSample(), new ResNet8Sample()]);
}
