using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NetGen.Tests;

/// <summary>
/// Emitted methods stay far below the sizes at which the JIT stops optimising (60,000 bytes of IL, 2,000 locals) or
/// inlining (512 locals).
/// </summary>
internal static class MethodSizes
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fails where a method of an assembly's networks is too large.</summary>
    public static void Check(Assembly assembly)
    {
        MethodInfo[] methods =
        [
            .. assembly.GetTypes()
                .Where(type => type.Namespace?.StartsWith("NetGen.Generated", StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetMethods(All)),
        ];
        Assert.True(methods.Length > 50);
        Assert.All(methods.Where(method => method.GetMethodBody() is not null), method =>
        {
            MethodBody body = method.GetMethodBody()!;
            int length = body.GetILAsByteArray()!.Length;
            Assert.True(length < LimitOf(method), $"{method.Name}: {length} bytes of IL");
            Assert.True(body.LocalVariables.Count < 250, $"{method.Name}: {body.LocalVariables.Count} locals");
        });
    }

    // A pass calls the kernels of each layer in turn: it grows with the layers, and computes nothing itself.
    private static int LimitOf(MethodInfo method) => method.Name is "Forward" or "Backward" ? 25_000 : 8_000;
}
