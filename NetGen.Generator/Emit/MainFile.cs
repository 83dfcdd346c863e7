using System.Collections.Immutable;
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
    public static string Write(NetworkPlan plan, KernelSet kernels, ImmutableArray<Width> widths)
    {
        Names names = Names.Of(plan.Graph.Model);
        return Code.Text($$"""
            {{Header.Write(plan, names)}}
            #nullable enable
            {{NamedAlike}}
            {{RecordMembers.Obsolete(plan.Graph.Model)}}

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
                    LayoutClass.Write(plan), ConstantsText.Write(kernels.All), KernelInterface(kernels),
                    WidestClass.Write(plan, widths), TrainerClass.Write(plan), InferenceClass.Write(plan),
                ])}}
            }

            """).ToString();
    }

    /// <summary>Silences what would be said wherever emitted code names the class.</summary>
    public const string NamedAlike =
        "#pragma warning disable CS0436, CS0437 // The class may be called as something that the project refers to.";

    private const string InterfaceSummary =
        "What each vector width implements, in a file of its own. Every call is resolved when it is compiled.";

    private static Code KernelInterface(KernelSet kernels) => Code.Text($$"""
        {{Wrapped.Sentence("/// ", $"<summary>{InterfaceSummary}</summary>")}}
        internal unsafe interface IKernels
        {
            {{Code.Paragraphs(kernels.All.GroupBy(kernel => kernel.Name).Select(same => Member(same.First())))}}
        }
        """);

    private static Code Member(Kernel kernel)
    {
        string constraint = kernel.Constraint == "" ? ";" : $"\n    {kernel.Constraint};";
        return Code.Lines(
            Wrapped.Sentence("/// ", $"<summary>{Escape(kernel.Summary)}</summary>"),
            Code.Join("", [
                Wrapped.Signature(
                    "static abstract " + kernel.Head, kernel.Parameters.Select(parameter => parameter.ToString())),
                constraint,
            ]));
    }

    /// <summary>Text within a documentation comment.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

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
