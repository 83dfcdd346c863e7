using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.CompilerServices;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>The same seed gives the same bits, twice in one process and in two.</summary>
public sealed class DeterminismTests
{
    private const string FileVariable = "NETGEN_TEST_BITS";

    [Fact]
    [Trait("Category", "Bits")]
    public void TheSameSeedGivesTheSameBitsTwice()
    {
        string bits = Bits();
        Assert.Equal(bits, Bits());
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
            File.WriteAllText(file, bits);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBitsInTwoProcesses() => Assert.Equal(Bits(), BitsOfAChild());

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void InitialWeightsHaveTheSameBitsAtEveryWidth(string disabled)
    {
        string own = Bits();
        string narrow = BitsOfAChild((disabled, "0"));
        Assert.Equal(own[..own.IndexOf('\n')], narrow[..narrow.IndexOf('\n')]);
    }

    // What .NET does of its own accord on processors whose clock slows down for 512 bits.
    [Fact]
    public void VectorsThatDotNetAdvisesAgainstAreUsed() =>
        Assert.Equal(Bits(), BitsOfAChild(("DOTNET_PreferredVectorBitWidth", "256")));

    [Fact]
    public void AnotherSeedGivesOtherWeights()
    {
        float[] first = Blocks.Raw(NetworkAssembly.Create(SmallNetworks.Everything, seed: 1).Parameters);
        float[] second = Blocks.Raw(NetworkAssembly.Create(SmallNetworks.Everything, seed: 2).Parameters);
        Assert.NotEqual(first, second);
    }

    private static string BitsOfAChild(params (string, string)[] environment)
    {
        string file = Path.GetTempFileName();
        try
        {
            (int passed, int failed, string output) = TestChild.Run(
                "Category=Bits", [NetworkAssembly.Compiled, .. environment, (FileVariable, file)]);
            Assert.True(passed == 1 && failed == 0, output);
            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Line 1: initial weights of every network, and an orthogonal matrix; line 2: what training makes of the largest
    // ones.
    private static string Bits()
    {
        using IncrementalHash initial = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using IncrementalHash trained = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (NetworkSpec spec in SuiteNetworks.All)
            Append(initial, NetworkAssembly.Create(spec, seed: 42));
        AppendOrthonormalRows(initial);
        foreach (NetworkSpec spec in
            (NetworkSpec[])[SmallNetworks.Everything, SmallNetworks.RowByRow, .. SuiteNetworks.Images.Take(2)])
        {
            INetworkDriver network = NetworkAssembly.Create(spec, seed: 42);
            using ITrainerDriver trainer = network.Train(new Adam(1e-3f), maxBatch: 16, seed: 43);
            Random random = new(44);
            for (int step = 0; step < 20; step++)
            {
                Batch batch = Draw.Any(spec, 13, random);
                trainer.Step(batch.Values, batch.Targets);
            }

            Append(trained, network);
        }

        return $"{Convert.ToHexString(initial.GetHashAndReset())}\n{Convert.ToHexString(trained.GetHashAndReset())}";
    }

    // As doubles: most of what could differ would be lost in a float.
    private static void AppendOrthonormalRows(IncrementalHash hash)
    {
        OrthonormalRows rows = new(40, 61);
        for (int row = 0; row < 40; row++)
            Initializer.DrawNormals(rows[row], 61 * row, tensor: 0, seed: 42);
        rows.Orthonormalize();
        for (int row = 0; row < 40; row++)
            hash.AppendData(MemoryMarshal.AsBytes(rows[row]));
    }

    private static void Append(IncrementalHash hash, INetworkDriver network) =>
        hash.AppendData(MemoryMarshal.AsBytes<float>(Blocks.Raw(network.Parameters)));
}
