using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>The libraries that NetGen is compared with. Nothing native is loaded before <see cref="Load"/>.</summary>
internal static class PeerLibraries
{
    /// <summary>TorchSharp's engine, as the table names it.</summary>
    public const string Torch = "libtorch";

    /// <summary>ONNX Runtime, as the table names it.</summary>
    public const string Onnx = "ONNX Runtime";

    /// <summary>Loads both and returns their versions.</summary>
    /// <exception cref="PeersMissingException">One of them is not there, or does not load.</exception>
    public static string[] Load()
    {
        // TorchSharp would look for them in many places and print where: this is the first of them.
        Assembly torchSharp = typeof(torch).Assembly;
        LoadNative("torch_cpu", torchSharp);
        LoadNative("LibTorchSharp", torchSharp);
        LoadNative("onnxruntime", typeof(OrtEnv).Assembly);
        torch.set_num_threads(1);
        torch.set_num_interop_threads(1);
        return
        [
            $"{Torch} {torch.__version__} through TorchSharp {torchSharp.GetName().Version?.ToString(3)}",
            $"{Onnx} {OrtEnv.Instance().GetVersionString()}",
        ];
    }

    private static void LoadNative(string name, Assembly user)
    {
        try
        {
            NativeLibrary.Load(name, user, searchPath: null);
        }
        catch (DllNotFoundException error)
        {
            // The loader names every file that it tried; what one of them lacks is worth telling.
            string? lacking = error.Message.Split('\n').FirstOrDefault(line => line.Contains("GLIBC"));
            throw new PeersMissingException(
                lacking is null
                    ? $"Expected the native library {name}, found none: --peers needs a build with -p:Peers=true."
                    : $"Expected a system that can load {name}, found one that is too old: {lacking.Trim()}.",
                error);
        }
    }
}
