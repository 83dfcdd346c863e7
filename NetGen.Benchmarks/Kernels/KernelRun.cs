using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace NetGen.Benchmarks.Kernels;

/// <summary>Time and allocation of single kernels, as BenchmarkDotNet reports them.</summary>
internal static class KernelRun
{
    /// <summary>
    /// Measures the kernels whose full name <paramref name="filter"/> fits, with * for any part of it.
    /// </summary>
    public static int Run(string filter)
    {
        // In this process: kernels need no other, and a project generated and built for each run would need the SDK.
        Job job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(4)
            .WithIterationCount(12)
            .WithIterationTime(TimeInterval.FromMilliseconds(100));
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddFilter(new GlobFilter([filter]));
        BenchmarkRunInfo[] wanted =
        [
            .. new[] { typeof(LayerKernels), typeof(MathKernels) }
                .Select(type => BenchmarkConverter.TypeToBenchmarks(type, config))
                .Where(info => info.BenchmarksCases.Length > 0),
        ];
        if (wanted.Length == 0)
            return CommandLine.Fail($"Expected --filter to fit a kernel, such as *Dense*, found '{filter}'.");
        Summary[] summaries = BenchmarkRunner.Run(wanted);
        return summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
