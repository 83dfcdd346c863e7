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
        [Dense(1), Sigmoid]
        [MeanSquaredError]
        public sealed partial class Regressor;
        """;

    [Fact]
    public void TinyNet() => Snapshot.Matches("TinyNet", Files(GeneratorHarness.Tiny)["Demo.TinyNet.g.cs"]);

    [Fact]
    public void TinyNetForVectorsOf512Bits() =>
        Snapshot.Matches("TinyNet.Vector512", Files(GeneratorHarness.Tiny)["Demo.TinyNet.Vector512.g.cs"]);

    [Fact]
    public void RegressorWithoutVectors() =>
        Snapshot.Matches("Regressor.Scalar", Files(Regressor)["Demo.Regressor.Scalar.g.cs"]);

    private static IReadOnlyDictionary<string, string> Files(string source) => GeneratorHarness.Files(source);
}
