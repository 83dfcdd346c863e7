using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>Whether every name that emitted code uses is free.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Find(NetworkGraph graph) =>
        OfClass(graph.Model, graph.Loss).Concat(graph.NodesAndLosses
            .Select(node => (node, problem: Problem(graph, node)))
            .Where(item => item.problem is not null)
            .Select(item => Finding.OfLayer(
                RuleId.NameTaken, item.node.Index, item.node.Name == "" ? "\"\"" : item.node.Name, item.problem!)));

    // Members that every network receives, against those that this one has without NetGen.
    private static IEnumerable<Finding> OfClass(NetworkModel model, Node? loss)
    {
        string target = loss is null ? "float" : loss.Layer.Target;
        foreach ((string name, string parameters) in EmittedMembers.All(target).Concat(
            EmittedMembers.OfRecord(model.Record)))
        {
            if (name == model.Name)
                yield return OfName(name, "NetGen generates a member of that name, so rename the class");
            else if (model.Members.FirstOrDefault(member => member.ClashesWith(name, parameters)) is MemberModel member)
                yield return OfName(name, $"NetGen generates a member of that name, so rename {WhoseOf(member)}");
        }

        (string constructor, string seed) = EmittedMembers.Constructor;
        foreach (string block in BlocksOf(model).Select(EmittedMembers.ClassOf))
        {
            if (block == model.Name || model.Members.Any(member => member.Name == block))
                yield return OfName(block, "NetGen generates a class of that name for a block, so rename yours");
        }

        if (model.Members.Any(member => member.ClashesWith(constructor, seed)))
            yield return OfName(model.Name + seed, "NetGen generates that constructor, so give yours other parameters");
    }

    private static Finding OfName(string name, string reason) => Finding.OfClass(RuleId.NameTaken, name, reason);

    private static string WhoseOf(MemberModel member) =>
        member.Base == "" ? "yours" : $"that of the base class {member.Base}";

    private static string? Problem(NetworkGraph graph, Node node)
    {
        bool isGiven = IsGiven(node);
        if (!SyntaxFacts.IsValidIdentifier(node.Label) || !ScopesOf(node).All(SyntaxFacts.IsValidIdentifier))
            return "it is no identifier";
        if (isGiven && Named(graph).FirstOrDefault(other => IsTakenBy(other, node)) is Node twin)
            return $"layer {Literal.Of(twin.Index)}, {twin.Kind}, has it";
        if (isGiven && IsKernelsName(graph, node.Name))
            return "the kernels of another layer have it";
        if (isGiven && ConstantsOf(node).FirstOrDefault(name => IsConstantTaken(graph, node, name)) is string taken)
            return $"emitted code means something else by {taken}";
        return node.Layer.ViewOf(node) is null ? null
            : node.Declaration.Scope == "" ? MemberProblem(graph.Model, node.Label) ?? BlockProblem(graph, node.Label)
            : MemberProblem(graph.Model, ScopesOf(node)[0]) ?? ScopesOf(node).Skip(1).Append(node.Label)
                .Zip(node.Declaration.Blocks.Split('.'), ProblemInBlock).FirstOrDefault(problem => problem is not null);
    }

    private static bool IsGiven(Node node) =>
        node.Declaration.String("name") is not null || node.Declaration.Scope != "";

    private static string[] ScopesOf(Node node) =>
        node.Declaration.Scope == "" ? [] : node.Declaration.Scope.Split('.');

    // A layer beside a block of the same name, or beside the class of a block's layers.
    private static string? BlockProblem(NetworkGraph graph, string name) =>
        graph.Nodes.Any(other => other.Declaration.Scope != "" && ScopesOf(other)[0] == name) ? "a block has it"
        : BlocksOf(graph.Model).Any(block => EmittedMembers.ClassOf(block) == name)
            ? "the class that shows a block's layers has it"
            : null;

    private static IEnumerable<string> BlocksOf(NetworkModel model) =>
        model.Layers.SelectMany(layer => layer.Blocks.Split('.')).Where(block => block != "").Distinct();

    // A member of the class that shows a block's layers.
    private static string? ProblemInBlock(string name, string block) =>
        name == EmittedMembers.ClassOf(block) ? "the class that shows the block's layers has it"
        : typeof(object).GetMembers().Any(member => member.Name == name) || name is "MemberwiseClone" or "Finalize"
            ? "every class has a member of that name"
            : null;

    // A tensor's offset is a constant that is called after the layer and the tensor.
    private static IEnumerable<string> ConstantsOf(Node node) => node.Tensors.Select(tensor => node.Name + tensor.Name);

    private static bool IsConstantTaken(NetworkGraph graph, Node node, string name) =>
        ForeignNames.LikeConstants.Contains(name)
        || graph.NodesAndLosses.Any(other => other.Name != node.Name && ConstantsOf(other).Contains(name));

    private static IEnumerable<Node> Named(NetworkGraph graph) =>
        graph.NodesAndLosses.Where(node => !node.Layer.IsLoss || node.Layer.ViewOf(node) is not null);

    private static string? MemberProblem(NetworkModel model, string name)
    {
        if (name == model.Name)
            return "the class has it";
        if (EmittedMembers.All("").Concat(EmittedMembers.OfRecord(model.Record)).Any(ours => ours.Name == name))
            return "NetGen generates a member of that name";
        if (EmittedMembers.BlockMembers.Contains(name))
            return "ParameterBlock, whose gradients show the layer too, has a member of that name";
        MemberModel? member = model.Members.FirstOrDefault(member =>
            member.Name == name || member.Base == "" && EmittedMembers.Accessors(name).Contains(member.Name));
        return member is null ? null
            : member.Base == "" ? "another member has it"
            : $"the class inherits a member of that name from {member.Base}";
    }

    // Of two that the user named alike the second is told; a name that NetGen gave stays.
    private static bool IsTakenBy(Node other, Node node) =>
        other.Index != node.Index
        && (other.Name == node.Name || EmittedMembers.Accessors(other.Name).Contains(node.Name))
        && (other.Index < node.Index || !IsGiven(other));

    // Kernels are called after their layer, the part of it that they compute, or the layers that are fused.
    private static bool IsKernelsName(NetworkGraph graph, string name) =>
        graph.NodesAndLosses.Any(node => node.Layer.KernelSuffixes.Any(suffix => node.Name + suffix == name))
        || graph.Nodes.Zip(graph.Nodes.Skip(1), (first, second) => first.Name + second.Name).Contains(name);
}
