using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>
/// The members that show layers. A block is a member, too, of a class that has its layers as members: one for all
/// places where the same block stands.
/// </summary>
internal sealed class LayerViews
{
    private readonly ImmutableArray<Part> parts;
    private readonly string owner;

    // What the class of each form of block is called.
    private readonly Dictionary<string, string> classes = [];
    private readonly List<Part> blocks = [];

    /// <summary>The members for some layers.</summary>
    /// <param name="nodes">The layers, in order; those that have nothing to show are left out.</param>
    /// <param name="owner">The type that they are members of, and that the classes of blocks are nested in.</param>
    public LayerViews(IEnumerable<Node> nodes, string owner)
    {
        this.owner = owner;
        parts = PartsOf(nodes.Where(node => node.Layer.ViewOf(node) is not null), depth: 0);
        foreach (Part part in parts)
            Collect(part);
    }

    /// <summary>Properties that the constructor sets, and the classes of blocks.</summary>
    public Code Members => Code.Paragraphs(parts.Select(Property).Concat(blocks.Select(Class)));

    /// <summary>Properties that do nothing but what an expression says, and the classes of blocks.</summary>
    public Code StubMembers(string fail) => Code.Paragraphs(
        parts.Select(part => Stub(part, fail)).Concat(blocks.Select(block => Code.Text($$"""
            public sealed class {{Literal.Name(classes[block.Form])}}
            {
                {{Code.Paragraphs(block.Parts.Select(part => Stub(part, fail)))}}
            }
            """))));

    /// <summary>What sets the properties.</summary>
    /// <param name="plan">Where tensors stand.</param>
    /// <param name="block">The block of parameters or gradients that they show.</param>
    public Code Assignments(NetworkPlan plan, string block) => parts.IsEmpty ? Code.Empty : Code.Lines(
        "// By the indices of their tensors in the layout; -1 stands for none.",
        Code.Lines(parts.Select(part =>
            Code.Text($"this.{Literal.Name(part.Label)} = {New(plan, part, block)};"))));

    private static ImmutableArray<Part> PartsOf(IEnumerable<Node> nodes, int depth) =>
    [
        .. nodes.GroupBy(node => SegmentOf(node.Declaration.Scope, depth) ?? node.Label).Select(group =>
        {
            Node first = group.First();
            return SegmentOf(first.Declaration.Scope, depth) is null
                ? new Part(first.Label, "", first, [])
                : new Part(
                    group.Key, SegmentOf(first.Declaration.Blocks, depth)!, null, PartsOf(group, depth + 1));
        }),
    ];

    private static string? SegmentOf(string path, int depth) =>
        path == "" ? null : path.Split('.').ElementAtOrDefault(depth);

    private void Collect(Part part)
    {
        if (part.Node is not null)
            return;
        foreach (Part inner in part.Parts)
            Collect(inner);
        if (classes.ContainsKey(part.Form))
            return;
        string name = EmittedMembers.ClassOf(part.Block);
        int others = blocks.Count(block => block.Block == part.Block);
        classes.Add(part.Form, others == 0 ? name : name + Literal.Of(others + 1));
        blocks.Add(part);
    }

    private Code Property(Part part) => part.Node is Node node
        ? Code.Text($$"""
            {{Wrapped.Sentence("/// ", $"<summary>Layer {Literal.Of(node.Index)}: {node.Title}.</summary>")}}
            public {{TypeOf(part)}} {{Literal.Name(part.Label)}} { get; }
            """)
        : Code.Text($$"""
            /// <summary>The layers of {{part.Label}}, a block {{part.Block}}.</summary>
            public {{TypeOf(part)}} {{Literal.Name(part.Label)}} { get; }
            """);

    private Code Class(Part block) => Code.Text($$"""
        /// <summary>The layers of a block {{block.Block}}.</summary>
        [global::System.CodeDom.Compiler.GeneratedCode("NetGen", "{{NetworkEmitter.Version}}")]
        public sealed class {{Literal.Name(classes[block.Form])}}
        {
            {{Wrapped.List(
                $"internal {Literal.Name(classes[block.Form])}(",
                [.. block.Parts.Select(part => $"{TypeOf(part)} {Literal.Name(part.Label)}")], ")")}}
            {
                {{Code.Lines(block.Parts.Select(part =>
                    Code.Text($"this.{Literal.Name(part.Label)} = {Literal.Name(part.Label)};")))}}
            }

            {{Code.Paragraphs(block.Parts.Select(PropertyOfBlock))}}
        }
        """);

    // Without sizes, which may differ from place to place.
    private Code PropertyOfBlock(Part part)
    {
        string what = part.Node is Node node ? node.Declaration.Text : $"The layers of a block {part.Block}";
        return Code.Text($$"""
            {{Wrapped.Sentence("/// ", $"<summary>{MainFile.Escape(what)}.</summary>")}}
            public {{TypeOf(part)}} {{Literal.Name(part.Label)}} { get; }
            """);
    }

    private Code Stub(Part part, string fail) =>
        Code.Text($"public {TypeOf(part)} {Literal.Name(part.Label)} => {fail};");

    private string TypeOf(Part part) => part.Node is Node node
        ? "global::NetGen." + node.Layer.ViewOf(node)
        : $"{owner}.{Literal.Name(classes[part.Form])}";

    private static Code New(NetworkPlan plan, Part part, string block)
    {
        if (part.Node is not Node node)
        {
            return Code.Text($$"""
                new(
                    {{Code.Join(",\n", part.Parts.Select(inner =>
                        Code.Text($"{Literal.Name(inner.Label)}: {New(plan, inner, block)}")))}})
                """);
        }

        IEnumerable<string> indices = node.Layer.ViewTensors.Select(name =>
            $"{char.ToLowerInvariant(name[0])}{name.Substring(1)}: "
            + Literal.Of(plan.Parameters.Find(node, name)?.Index ?? -1));
        return Code.Text($"new({block}, {string.Join(", ", indices)})");
    }

    /// <summary>A layer, or a block with its parts.</summary>
    private sealed record Part(string Label, string Block, Node? Node, ImmutableArray<Part> Parts)
    {
        /// <summary>What is equal where one class can show two blocks.</summary>
        public string Form { get; } = Node is Node node
            ? $"{node.Layer.ViewOf(node)}, {node.Declaration.Text}"
            : $"{Block}({string.Join(", ", Parts.Select(part => $"{part.Label} {part.Form}"))})";
    }
}
