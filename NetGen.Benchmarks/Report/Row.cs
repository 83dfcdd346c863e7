using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Workload">Network and rule.</param>
/// <param name="Batch">Rows a call.</param>
/// <param name="Phase">What a call does; see <see cref="Workloads.Workload.Phase"/>.</param>
/// <param name="System">What ran it.</param>
/// <param name="Threads">Threads of a call.</param>
/// <param name="MedianMicroseconds">Median of the rounds.</param>
/// <param name="MinimumMicroseconds">Fastest round.</param>
/// <param name="Bytes">Managed bytes a call, of the whole process.</param>
/// <param name="Gflops">Multiply-adds that had to be done, twice, by the median; 0 where none are counted.</param>
/// <param name="Share">Of the roof of one core, by the median.</param>
/// <param name="FastestShare">Of the roof of one core, by the fastest round.</param>
/// <param name="Ratios">Times of the peers by this one: how many times faster NetGen is. Empty for a peer.</param>
internal sealed record Row(
    string Workload, int Batch, string Phase, string System, int Threads, double MedianMicroseconds,
    double MinimumMicroseconds, double Bytes, double Gflops, double Share, double FastestShare,
    IReadOnlyDictionary<string, Ratio> Ratios)
{
    public static Row[] Of(IReadOnlyList<Workload> workloads, IReadOnlyList<Timing> timings, Machine machine)
    {
        Row[] rows = [.. workloads.Zip(timings, (workload, timing) => Of(workload, timing, machine))];
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].System != Workloads.Workload.Own)
                continue;
            Row own = rows[i];
            rows[i] = own with
            {
                Ratios = rows.Where(row => row.System != own.System && row.IsSameWork(own))
                    .ToDictionary(row => row.System, row => new Ratio(
                        row.MedianMicroseconds / own.MedianMicroseconds,
                        row.MinimumMicroseconds / own.MinimumMicroseconds)),
            };
        }

        return rows;
    }

    private static Row Of(Workload workload, Timing timing, Machine machine)
    {
        double gflops = timing.Gflops(workload);
        return new(
            workload.Name, workload.Batch, workload.Phase, workload.System, workload.Threads, timing.Median,
            timing.Minimum, timing.Bytes, gflops, gflops / machine.Roof,
            gflops / machine.Roof * timing.Median / timing.Minimum, new Dictionary<string, Ratio>());
    }

    private bool IsSameWork(Row other) =>
        (Workload, Batch, Phase, Threads) == (other.Workload, other.Batch, other.Phase, other.Threads);
}

/// <summary>How many times as long another library takes.</summary>
/// <param name="Median">By the medians of both.</param>
/// <param name="Fastest">By the fastest rounds of both.</param>
internal readonly record struct Ratio(double Median, double Fastest);
