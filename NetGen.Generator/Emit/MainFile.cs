using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// The file people open: a header with the declaration and a table, the facade on the user's
/// class, and the network itself as calls of kernels, one an op.
/// </summary>
internal static class MainFile
{
    public static string Write(NetworkPlan plan, KernelSet kernels)
    {
        Names names = Names.Of(plan.Graph.Model);
        return Code.Text($$"""
            {{Header.Write(plan, names)}}
            #nullable enable

            {{InNamespace(plan.Graph.Model, Facade.Write(plan, names))}}

            namespace {{names.KernelNamespace}}
            {
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::System.Runtime.Intrinsics;
                using global::NetGen;
                using global::NetGen.CompilerServices;
                using static global::{{names.KernelNamespace}}.Layout;

                {{Code.Paragraphs(
                [
                    LayoutClass.Write(plan), ConstantsText.Write(AllOf(kernels)), KernelInterface(kernels),
                    WidestClass.Write(plan), TrainerClass.Write(plan), InferenceClass.Write(plan),
                ])}}
            }

            """).ToString();
    }

    private static IEnumerable<Kernel> AllOf(KernelSet kernels) => kernels.Regions.SelectMany(region => region.Kernels);

    private const string OfTheInterface =
        "What each vector width implements, in a file of its own. Every call is resolved when it is compiled.";

    private static Code KernelInterface(KernelSet kernels) => Code.Text($$"""
        /// <summary>{{OfTheInterface}}</summary>
        internal unsafe interface IKernels
        {
            {{Code.Paragraphs(AllOf(kernels).GroupBy(kernel => kernel.Name).Select(same => Member(same.First())))}}
        }
        """);

    private static Code Member(Kernel kernel)
    {
        string constraint = kernel.Constraint == "" ? ";" : $"\n    {kernel.Constraint};";
        return Code.Lines(
            $"/// <summary>{Escape(kernel.Summary)}</summary>",
            Code.Join("", [
                Wrapped.Signature(
                    "static abstract " + kernel.Head, kernel.Parameters.Select(parameter => parameter.ToString())),
                constraint,
            ]));
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A type in its namespace and containing types.</summary>
    public static Code InNamespace(NetworkModel model, Code type)
    {
        Code inner = type;
        foreach (ContainerModel container in model.Containers.Reverse())
        {
            inner = Code.Text($$"""
                partial {{container.Keyword}} {{Literal.Name(container.Name)}}
                {
                    {{inner}}
                }
                """);
        }

        return model.Namespace == "" ? inner : Code.Text($$"""
            namespace {{string.Join(".", model.Namespace.Split('.').Select(Literal.Name))}}
            {
                {{inner}}
            }
            """);
    }
}
