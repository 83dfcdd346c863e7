using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Workload">Network and rule.</param>
/// <param name="Batch">Rows a call.</param>
/// <param name="Phase"><c>train</c>, <c>gradient</c> or <c>infer</c>.</param>
/// <param name="System">What ran it.</param>
/// <param name="Threads">Threads of a call.</param>
/// <param name="MedianMicroseconds">Median of the rounds.</param>
/// <param name="MinimumMicroseconds">Fastest round.</param>
/// <param name="Bytes">Managed bytes a call.</param>
/// <param name="Gflops">Multiply-adds that had to be done, twice, by the median.</param>
/// <param name="Share">Of the roof of one core.</param>
internal sealed record Row(
    string Workload, int Batch, string Phase, string System, int Threads, double MedianMicroseconds,
    double MinimumMicroseconds, double Bytes, double Gflops, double Share)
{
    public static Row Of(Workload workload, Timing timing, Machine machine)
    {
        double gflops = 2 * workload.MultiplyAdds / timing.Median / 1e3;
        return new(
            workload.Name, workload.Batch, workload.Phase, "NetGen", workload.Threads, timing.Median, timing.Minimum,
            timing.Bytes, gflops, gflops / machine.Roof);
    }
}
