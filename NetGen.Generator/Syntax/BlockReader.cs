using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>
/// The layers of a network with those of its blocks in their places: by value, so that a network is written again
/// where one of its blocks was edited, and no other.
/// </summary>
internal sealed class BlockReader
{
    /// <summary>Attributes that are no layers: they name values and put blocks in.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["As", "From", "Use", "Repeat", "Block"];

    private const int MostLayers = 1000;

    private readonly CancellationToken cancellation;
    private readonly List<LayerDeclaration> layers = [];
    private readonly List<Finding> findings = [];
    private readonly List<string> text = [];

    // The blocks whose layers are being read, from the outside.
    private readonly List<INamedTypeSymbol> open = [];

    // Blocks whose text has been noted, and how many of each name stand in each scope.
    private readonly HashSet<INamedTypeSymbol> noted = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(string Scope, string Name), int> numbers = [];

    private readonly INamedTypeSymbol network;
    private readonly Compilation compilation;

    private BlockReader(INamedTypeSymbol network, Compilation compilation, CancellationToken cancellation) =>
        (this.network, this.compilation, this.cancellation) = (network, compilation, cancellation);

    /// <summary>Layers, blocks replaced by theirs.</summary>
    public EquatableArray<LayerDeclaration> Layers { get; private set; }

    /// <summary>The record that the input takes, or null.</summary>
    public RecordModel? Record { get; private set; }

    /// <summary>The attributes of the network, then those of each block, as they were written.</summary>
    public EquatableArray<string> Text => text.ToEquatableArray();

    /// <summary>What is wrong with blocks.</summary>
    public IEnumerable<Finding> Findings => findings;

    /// <summary>Whether every attribute of every block could be read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Reads the layer attributes of a network.</summary>
    public static BlockReader Read(
        ImmutableArray<AttributeData> attributes, INamedTypeSymbol network, Compilation compilation,
        CancellationToken cancellation)
    {
        BlockReader reader = new(network, compilation, cancellation);
        reader.text.AddRange(attributes.Select(attribute => $"[{LayerReader.TextOf(attribute, cancellation)}]"));
        for (int i = 0; i < attributes.Length; i++)
            reader.Add(attributes[i], "", i);
        reader.Layers = RecordLayers.Resolved(reader.layers, reader.Record, reader.findings).ToEquatableArray();
        return reader;
    }

    /// <summary>Whether an attribute stands for the layers of a block.</summary>
    public static bool IsBlockUse(AttributeData attribute) =>
        attribute.AttributeClass is { IsGenericType: true, Name: "UseAttribute" or "RepeatAttribute" };

    /// <summary>Whether a class is marked as a block.</summary>
    public static bool IsBlock(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass is INamedTypeSymbol mark && NetworkReader.IsOurs(mark, "BlockAttribute"));

    private void Add(AttributeData attribute, string scope, int index)
    {
        LayerDeclaration declaration = LayerReader.Read(attribute, cancellation) with
        {
            Scope = scope,
            Blocks = string.Join(".", open.Select(block => block.Name)),
            Attribute = index,
        };
        if (RecordLayers.IsRecordInput(attribute))
        {
            AddRecord(attribute, declaration);
            return;
        }

        if (!IsBlockUse(attribute))
        {
            if (layers.Count == MostLayers)
                Report(declaration, RuleId.TooLarge, $"{Literal.Grouped(MostLayers)} layers", "more");
            if (layers.Count < MostLayers)
                layers.Add(declaration);
            return;
        }

        ITypeSymbol type = attribute.AttributeClass!.TypeArguments[0];
        bool isRepeat = declaration.Kind == "Repeat";
        if (isRepeat && declaration.Int("times") < 1)
            Report(declaration, RuleId.SizeTooSmall, "times", "1", Literal.Of(declaration.Int("times")));
        else if (type is not INamedTypeSymbol block)
            Report(declaration, RuleId.BlockCannotBeUsed, RecordReader.NameOf(type), "it is no class");
        else if (ProblemOf(block) is string problem)
            Report(declaration, RuleId.BlockCannotBeUsed, block.Name, problem);
        else
            for (int i = 0; i < (isRepeat ? declaration.Int("times") : 1) && layers.Count < MostLayers; i++)
                Open(block, declaration, scope, index);
    }

    // The input, and behind it the embeddings of the record; a second input, or one in a block, is refused elsewhere.
    private void AddRecord(AttributeData attribute, LayerDeclaration declaration)
    {
        if (Record is not null || declaration.Scope != "")
        {
            layers.Add(RecordLayers.Input(declaration, 1));
            return;
        }

        ITypeSymbol type = attribute.AttributeClass!.TypeArguments[0];
        Record = RecordReader.Read(type, network, compilation, out IReadOnlyList<Finding> problems);
        findings.AddRange(problems.Select(problem => problem with { Layer = layers.Count }));
        layers.Add(RecordLayers.Input(declaration, Record.Width));
        layers.AddRange(RecordLayers.Embeddings(Record, declaration.Attribute, compilation));
    }

    // The layers of a block, under a name of their own.
    private void Open(INamedTypeSymbol block, LayerDeclaration use, string scope, int index)
    {
        string? given = use.String("name");
        string start = given ?? block.Name;
        numbers.TryGetValue((scope, start), out int number);
        numbers[(scope, start)] = number + 1;
        string name = given is not null && use.Kind == "Use" ? given : start + Literal.Of(number + 1);
        ImmutableArray<AttributeData> own = NetworkReader.LayerAttributes(block, cancellation);
        IsWhole &= own.Length == block.GetAttributes().Count(NetworkReader.IsLayer);
        Note(block, own);
        open.Add(block);
        foreach (AttributeData attribute in own)
            Add(attribute, scope == "" ? name : $"{scope}.{name}", index);
        open.RemoveAt(open.Count - 1);
    }

    private void Note(INamedTypeSymbol block, ImmutableArray<AttributeData> own)
    {
        if (!noted.Add(block))
            return;
        text.Add("");
        text.Add($"Block {block.Name}:");
        text.AddRange(own.Select(attribute => $"[{LayerReader.TextOf(attribute, cancellation)}]"));
    }

    private string? ProblemOf(INamedTypeSymbol block)
    {
        if (block.DeclaringSyntaxReferences.IsEmpty)
            return "it is declared in another project, whose source NetGen does not see: declare it in this one";
        if (!IsBlock(block))
            return "it is not marked [Block]: write that above it";
        if (open.Contains(block, SymbolEqualityComparer.Default))
            return "it would contain itself: leave it out";
        ImmutableArray<AttributeData> own = NetworkReader.LayerAttributes(block, cancellation);
        return own.IsEmpty ? "it has no layers: write them above it"
            : own.Select(attribute => attribute.ApplicationSyntaxReference!.SyntaxTree).Distinct().Count() > 1
            ? "its layers stand in several files, whose order means nothing: move them to one part"
            : null;
    }

    // A declaration that stands for what is missing, so that the finding has a place.
    private void Report(LayerDeclaration declaration, RuleId id, params string[] arguments)
    {
        if (findings.Any(finding => finding.Id == id))
            return;
        findings.Add(Finding.OfLayer(id, layers.Count, arguments));
        layers.Add(declaration);
    }
}
