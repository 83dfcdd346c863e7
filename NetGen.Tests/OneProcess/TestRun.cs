using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.OneProcess;

/// <summary>One run of an assembly's tests; it says what fails, and how many did not.</summary>
internal sealed class TestRun : IMessageSink
{
    private const int TestsALine = 100;

    private readonly ManualResetEventSlim found = new();
    private readonly ManualResetEventSlim ended = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<ITestCase> cases = [];
    private int passed, failed, skipped;

    /// <summary>Runs the tests that a filter takes, or all; the exit code is 0 where none fails.</summary>
    public static int Run(Assembly tests, string[] filters)
    {
        Console.WriteLine($"{RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}");
        TestRun run = new();
        using (XunitTestFramework framework = new(run))
        using (ITestFrameworkDiscoverer discoverer = framework.GetDiscoverer(Reflector.Wrap(tests)))
        using (ITestFrameworkExecutor executor = framework.GetExecutor(tests.GetName()))
        {
            discoverer.Find(includeSourceInformation: false, run, new Options());
            run.found.Wait();
            ITestCase[] taken = [.. run.cases.Where(test => filters.Length == 0 || filters.Any(f => Takes(f, test)))];
            executor.RunTests(taken, run, new Options());
            run.ended.Wait();
        }

        run.Tell();
        return run.failed == 0 && run.passed > 0 ? 0 : 1;
    }

    /// <inheritdoc/>
    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (cases)
            Take(message);
        return true;
    }

    private void Take(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovered:
                cases.Add(discovered.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                found.Set();
                break;
            case ITestPassed:
                if (++passed % TestsALine == 0)
                    Tell();
                break;
            case ITestSkipped:
                skipped++;
                break;
            case ITestFailed test:
                Fail(test.Test.DisplayName, test);
                break;
            case IErrorMessage error:
                Fail("outside a test", error);
                break;
            case ITestAssemblyFinished:
                ended.Set();
                break;
        }
    }

    private void Tell() => Console.WriteLine(
        $"{passed} passed, {failed} failed, {skipped} skipped, {watch.Elapsed.TotalSeconds:F0} s");

    private void Fail(string name, IFailureInformation failure)
    {
        failed++;
        Console.WriteLine($"FAILED {name}\n{failure.Messages[0]}\n{failure.StackTraces[0]}\n");
    }

    private static bool Takes(string filter, ITestCase test) =>
        filter.Split('=') is [string trait, string value]
            ? test.Traits.TryGetValue(trait, out List<string>? values) && values.Contains(value)
            : test.DisplayName.Contains(filter, StringComparison.Ordinal);

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> values = [];

        public TValue? GetValue<TValue>(string name) =>
            values.GetValueOrDefault(name) is TValue value ? value : default;

        public void SetValue<TValue>(string name, TValue value) => values[name] = value;
    }
}
