using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>
/// The numeric suite's networks, compiled fifty at a time when one of them is first asked for; child processes load the
/// files that their parent compiled.
/// </summary>
internal static class NetworkAssembly
{
    private const string PathVariable = "NETGEN_TEST_NETWORKS";
    private const string Namespace = "NetGen.Tests.Generated";
    private const int Together = 50;

    private static readonly Lazy<string> Folder = new(() =>
        Environment.GetEnvironmentVariable(PathVariable) ?? NewFolder());

    private static readonly Lazy<Assembly>[] Networks =
    [
        .. Enumerable.Range(0, (SuiteNetworks.All.Count + Together - 1) / Together)
            .Select(part => new Lazy<Assembly>(() => Assembly.LoadFrom(FileOf(part)))),
    ];

    /// <summary>The environment variable that names the folder of compiled files to a child process.</summary>
    public static (string Name, string Value) Compiled
    {
        get
        {
            for (int part = 0; part < Networks.Length; part++)
                FileOf(part);
            return (PathVariable, Folder.Value);
        }
    }

    /// <summary>Makes the network of a spec that is in <see cref="SuiteNetworks"/>.</summary>
    public static INetworkDriver Create(NetworkSpec spec, ulong seed = 0) => Create(IndexOf(spec), seed);

    private static INetworkDriver Create(int index, ulong seed)
    {
        Type type = Networks[index / Together].Value.GetType($"{Namespace}.{NameOf(index)}", throwOnError: true)!;
        Type contract = type.GetInterfaces().Single(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INetwork<,>));
        Type driver = typeof(NetworkDriver<,>).MakeGenericType(contract.GetGenericArguments());
        return (INetworkDriver)Activator.CreateInstance(driver, seed)!;
    }

    private static int IndexOf(NetworkSpec spec)
    {
        for (int i = 0; i < SuiteNetworks.All.Count; i++)
            if (ReferenceEquals(SuiteNetworks.All[i], spec))
                return i;
        throw new ArgumentException($"Expected a network of the suite, found {spec}.", nameof(spec));
    }

    private static string NameOf(int index) => $"Network{index:000}";

    private static string NewFolder()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    // Compiles the part unless that has been done.
    private static string FileOf(int part)
    {
        string name = $"{Namespace}{part}";
        string file = Path.Combine(Folder.Value, name + ".dll");
        lock (Networks)
        {
            if (!File.Exists(file))
            {
                IEnumerable<string> sources = SuiteNetworks.All.Select((spec, i) => (spec, i))
                    .Skip(part * Together).Take(Together)
                    .Select(item => $"using NetGen;\n\nnamespace {Namespace};\n\n// {item.spec}\n"
                        + item.spec.ToSource(NameOf(item.i)));
                File.WriteAllBytes(file, NetworkCompiler.Compile(name, sources));
            }
        }

        return file;
    }
}
