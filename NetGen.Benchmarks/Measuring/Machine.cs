using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>What the numbers hold for.</summary>
/// <param name="Processor">Its model, family and stepping, as the system names them.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="Runtime">The runtime's name and version.</param>
/// <param name="VectorBits">Bits of the widest vectors in use.</param>
/// <param name="Roof512">GFLOP/s of one core at 512 bits; 0 without them.</param>
/// <param name="Roof256">GFLOP/s of one core at 256 bits; 0 without them.</param>
/// <param name="Roof128">GFLOP/s of one core at 128 bits.</param>
internal sealed record Machine(
    string Processor, int Cores, string Runtime, int VectorBits, double Roof512, double Roof256, double Roof128)
{
    /// <summary>
    /// <c>full</c> where 512-bit multiply-adds run at full width, <c>half</c> where they take two turns, <c>none</c>
    /// without them.
    /// </summary>
    public string Kind => Roof512 == 0 ? "none" : Roof512 > 1.5 * Roof256 ? "full" : "half";

    /// <summary>GFLOP/s of one core at the width in use.</summary>
    public double Roof => VectorBits switch { 512 => Roof512, 256 => Roof256, _ => Roof128 };

    /// <summary>This machine, with the roofs that one run found at each width.</summary>
    public static Machine Of(IReadOnlyDictionary<int, double> roofs) => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, roofs.Keys.Max(),
        roofs.GetValueOrDefault(512), roofs.GetValueOrDefault(256), roofs[128]);

    private static string ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file))
            return RuntimeInformation.ProcessArchitecture.ToString();
        string[] lines = File.ReadAllLines(file);
        return $"{Value("model name")} (family {Value("cpu family")}, model {Value("model")})";

        string Value(string key) =>
            lines.FirstOrDefault(line => line.Split(':')[0].Trim() == key)?.Split(':')[1].Trim() ?? "unknown";
    }
}
