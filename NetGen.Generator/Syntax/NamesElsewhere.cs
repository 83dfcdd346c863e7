using System;
using System.Collections.Generic;

namespace NetGen.Generator.Syntax;

/// <summary>What layers and losses are called in PyTorch and Keras, where it is far from their name here.</summary>
internal static class NamesElsewhere
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Linear"] = "Dense",
        ["FullyConnected"] = "Dense",
        ["CrossEntropy"] = "SoftmaxCrossEntropy",
        ["CrossEntropyLoss"] = "SoftmaxCrossEntropy",
        ["CategoricalCrossentropy"] = "SoftmaxCrossEntropy",
        ["SparseCategoricalCrossentropy"] = "SoftmaxCrossEntropy",
        ["BCEWithLogitsLoss"] = "BinaryCrossEntropy",
        ["BCELoss"] = "BinaryCrossEntropy",
        ["BCE"] = "BinaryCrossEntropy",
        ["MSE"] = "MeanSquaredError",
        ["MSELoss"] = "MeanSquaredError",
        ["MultiMarginLoss"] = "Hinge",
        ["AvgPool"] = "AveragePool",
        ["AvgPool1d"] = "AveragePool",
        ["AvgPool2d"] = "AveragePool",
        ["AveragePooling1D"] = "AveragePool",
        ["AveragePooling2D"] = "AveragePool",
        ["MaxPooling1D"] = "MaxPool",
        ["MaxPooling2D"] = "MaxPool",
        ["AdaptiveAvgPool1d"] = "GlobalAveragePool",
        ["AdaptiveAvgPool2d"] = "GlobalAveragePool",
        ["AdaptiveMaxPool1d"] = "GlobalMaxPool",
        ["AdaptiveMaxPool2d"] = "GlobalMaxPool",
        ["Dropout1d"] = "SpatialDropout",
        ["Dropout2d"] = "SpatialDropout",
        ["Reshape"] = "Unflatten",
        ["UpSampling1D"] = "Upsample",
        ["UpSampling2D"] = "Upsample",
        ["ConvTranspose1d"] = "ConvTranspose",
        ["ConvTranspose2d"] = "ConvTranspose",
        ["Conv1DTranspose"] = "ConvTranspose",
        ["Conv2DTranspose"] = "ConvTranspose",
        ["Deconvolution"] = "ConvTranspose",
        ["Concatenate"] = "Concat",
        ["Cat"] = "Concat",
        ["Swish"] = "SiLU",
        ["HardSilu"] = "Hardswish",
    };

    /// <summary>The names here.</summary>
    public static IEnumerable<string> All => Names.Values;

    /// <summary>The name here, or null for one that is not known.</summary>
    public static string? Of(string written) => Names.TryGetValue(written, out string name) ? name : null;
}
