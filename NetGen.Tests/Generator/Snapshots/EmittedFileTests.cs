using System.Collections.Generic;
using NetGen.Tests.Generator;
using Xunit;

namespace NetGen.Tests.Snapshots;

/// <summary>
/// Whole emitted files, few and small, to be read: a change of the emitter shows here as people will see it.
/// </summary>
public class EmittedFileTests
{
    private const string Regressor = """
        using NetGen;

        namespace Demo;

        [Network]
        [Input(2), Maxout(3), PReLU(perUnit: true)]
        [Dense(3), Tanh, Dense(3), Tanh]
        [Dense(1), Sigmoid]
        [MeanSquaredError]
        public sealed partial class Regressor;
        """;

    private const string SmallNet = """
        using NetGen;

        namespace Demo;

        [Network]
        [Input(4), Dense(12), BatchNorm, ReLU, Dropout(0.2f)]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class SmallNet;
        """;

    private const string PenguinSpecies = """
        using System;
        using NetGen;

        namespace Demo;

        public enum Species { Adelie, Chinstrap, Gentoo }

        public sealed record Penguin(
            [Numeric] float Mass, [Numeric(Scale.Log, Missing.Median)] double? Bill,
            [Category(maxNames: 3)] string Island, [Category] bool? IsFemale,
            [DateParts(DatePart.Year, DatePart.Month)] DateOnly Seen)
        {
            [Target] public Species Species { get; init; }
        }

        [Network]
        [Input<Penguin>]
        [Dense(Width.Target)]
        [SoftmaxCrossEntropy]
        public sealed partial class PenguinSpecies;
        """;

    [Fact]
    public void ANetworkOfARecord() =>
        Snapshot.Matches("PenguinSpecies", Files(PenguinSpecies)["Demo.PenguinSpecies.g.cs"]);

    [Fact]
    public void TinyNet() => Snapshot.Matches("TinyNet", Files(GeneratorHarness.Tiny)["Demo.TinyNet.g.cs"]);

    [Fact]
    public void SmallNetForVectorsOf512Bits() =>
        Snapshot.Matches("SmallNet.Vector512", Files(SmallNet)["Demo.SmallNet.Vector512.g.cs"]);

    [Fact]
    public void RegressorWithoutVectors() =>
        Snapshot.Matches("Regressor.Scalar", Files(Regressor)["Demo.Regressor.Scalar.g.cs"]);

    private static IReadOnlyDictionary<string, string> Files(string source) => GeneratorHarness.Files(source);
}
