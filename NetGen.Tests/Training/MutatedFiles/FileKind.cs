using System;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.MutatedFiles;

/// <summary>A kind of file: whole ones to begin with, and what reads them.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Whole">Whole files, which are read without an error.</param>
/// <param name="Read">
/// Reads and uses a file from a path, and asserts that what came of it can be worked with; numbers that it needs come
/// from the given source.
/// </param>
internal sealed record FileKind(string Name, byte[][] Whole, Action<string, Random> Read)
{
    /// <summary>Whether damage is done to what gzip packs, too.</summary>
    public bool IsPacked { get; init; }

    /// <summary>All kinds.</summary>
    public static FileKind[] All(string directory) =>
    [
        new("CSV", Tables(), ReadTable),
        new("gzip CSV", Tables(), ReadTable) { IsPacked = true },
        new("IDX", Idx(), (path, _) => ReadIdx(path)),
        new("gzip IDX", Idx(), (path, _) => ReadIdx(path)) { IsPacked = true },
        new("CIFAR-10", [Cifar(1), Cifar(4)], (path, _) => ReadCifar(path)),
        new("scaling", Scalings(), (path, _) => ReadScaling(path)),
        new("projection", Projections(), (path, _) => ReadProjection(path)),
        new("encoding", Encodings(), (path, _) => ReadEncoding(path)),
        new("study", StudyFiles.Whole(directory), (path, _) => StudyFiles.Read(path)),
    ];

    /// <summary>A damaged file.</summary>
    public byte[] Damaged(Random random)
    {
        byte[] whole = Whole[random.Next(Whole.Length)];
        byte[] other = Whole[random.Next(Whole.Length)];
        return IsPacked ? Mutation.OfPacked(whole, other, random) : Mutation.Of(whole, other, random);
    }

    private static byte[][] Tables() =>
    [
        Text("sugar,colour,kind\n4,red,Fuji\n8,green,Gala\n,red,Fuji\n5.5,green,Gala\n"),
        Text("a,b,kind\r\n1,\"x, y\",0\r\n2,\"say \"\"so\"\"\",1\r\n3,\"two\nlines\",0\r\n?,NA,1\r\n"
            + string.Concat(Enumerable.Repeat("4,\"x, y\",1\r\n", 9))),
        Text("\uFEFFd,größe,kind\n"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{i * 0.25f},k{i % 3}\n"))),
        Text("x,y,kind\n"
            + string.Concat(Enumerable.Range(0, 900).Select(i => $"{i},{new string('z', 40)},{i % 2}\n"))),
    ];

    private static byte[][] Idx() =>
        [IdxBytes.Counting(251, 5, 4, 3), IdxBytes.Counting(10, 7), IdxBytes.Counting(256, 3, 28, 28)];

    private static byte[][] Scalings()
    {
        float[] rows = [1, -3, 2, 5, 0.5f, 4];
        return
        [
            FittedFile.Of(FeatureScaling.FitMean(rows, 2).Save),
            FittedFile.Of(FeatureScaling.FitStandard(rows, 3).Save),
            FittedFile.Of(FeatureScaling.FitMinMax(rows, 2, -1f).Save),
        ];
    }

    private static byte[][] Projections()
    {
        float[] rows = [1, 2, 0.5f, 2, 1, -1, 4, 3, 0, 0, -2, 2, 3, 5, 1];
        return
        [
            FittedFile.Of(PrincipalComponents.FitPca(rows, 3, 2).Save),
            FittedFile.Of(PrincipalComponents.FitWhitening(rows, 3).Save),
            FittedFile.Of(PrincipalComponents.FitZca(rows, 3).Save),
        ];
    }

    private static byte[][] Encodings()
    {
        CsvTable table = CsvTable.Read(new StringReader(Encoding.UTF8.GetString(Tables()[0])));
        return
        [
            FittedFile.Of(TableEncoding.Fit(table, new() { Targets = ["kind"] }).Save),
            FittedFile.Of(TableEncoding.Fit(table, new() { Targets = ["sugar", "kind"], Missing = [] }).Save),
        ];
    }

    private static void ReadTable(string path, Random random)
    {
        CsvOptions options = new() { HasHeader = random.Next(8) != 0, Delimiter = random.Next(12) == 0 ? ';' : ',' };
        CsvTable table = CsvTable.Read(path, options);
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["kind"] });
        Dataset<int> data = encoding.ToLabels(table);
        Assert.Equal((table.Rows, encoding.FeatureNames.Count), (data.Rows, data.InputLength));
        Assert.DoesNotContain(data.Inputs.ToArray(), value => !float.IsFinite(value));
    }

    private static void ReadIdx(string path)
    {
        IdxFile file = IdxFile.Read(path);
        Assert.Equal(file.Dimensions.Aggregate(1, (product, length) => product * length), file.Values.Length);
    }

    private static void ReadCifar(string path)
    {
        Dataset<int> data = Cifar10.ReadBatches(path);
        Assert.DoesNotContain(data.Targets.ToArray(), label => label is < 0 or > 9);
        Assert.DoesNotContain(data.Inputs.ToArray(), value => !(value is >= 0 and <= 1));
    }

    private static void ReadScaling(string path)
    {
        FeatureScaling scaling = FeatureScaling.Load(path);
        float[] row = [.. scaling.Offsets];
        scaling.Transform(row);
        Assert.All(row, value => Assert.Equal(scaling.Low, value));
    }

    private static void ReadProjection(string path)
    {
        PrincipalComponents components = PrincipalComponents.Load(path);
        float[] transformed = new float[components.OutputLength];
        components.Transform(components.Means, transformed);
        Assert.All(transformed, value => Assert.Equal(0f, value));
    }

    private static void ReadEncoding(string path)
    {
        TableEncoding encoding = TableEncoding.Load(path);
        CsvTable table = CsvTable.Read(new StringReader("sugar,colour,kind\n4,red,Fuji\n,NA,Gala\n"));
        float[] inputs = encoding.ToInputs(table);
        Assert.Equal(2 * encoding.FeatureNames.Count, inputs.Length);
        Assert.DoesNotContain(inputs, value => !float.IsFinite(value));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Cifar(int rows)
    {
        byte[] bytes = new byte[rows * 3073];
        new Random(rows).NextBytes(bytes);
        for (int row = 0; row < rows; row++)
            bytes[row * 3073] = (byte)(row % 10);
        return bytes;
    }
}
