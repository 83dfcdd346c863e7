using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Shapes;

/// <summary>Whether every name that emitted code uses is free.</summary>
internal static class NameRules
{
    public static IEnumerable<Finding> Find(TypedNetwork network) =>
        OfClass(network.Model, network.Loss).Concat(network.LayersAndLoss
            .Select(layer => (layer, problem: Problem(network, layer)))
            .Where(item => item.problem is not null)
            .Select(item => Finding.OfLayer(
                Rules.NameTaken, item.layer.Index, item.layer.Name == "" ? "\"\"" : item.layer.Name, item.problem!)));

    // Members that every network receives, against those that this one has without NetGen.
    private static IEnumerable<Finding> OfClass(NetworkModel model, TypedLayer? loss)
    {
        string target = loss is null ? "float" : ((LossLayer)AllLayers.Of(loss)).Target;
        foreach ((string name, string parameters) in Facade.Members(target))
        {
            if (name == model.Name)
                yield return OfName(name, "NetGen generates a member of that name, so rename the class");
            else if (model.Members.FirstOrDefault(member => member.ClashesWith(name, parameters)) is MemberModel member)
                yield return OfName(name, $"NetGen generates a member of that name, so rename {WhoseOf(member)}");
        }

        (string constructor, string seed) = Facade.Constructor;
        if (model.Members.Any(member => member.ClashesWith(constructor, seed)))
            yield return OfName(model.Name + seed, "NetGen generates that constructor, so give yours other parameters");
    }

    private static Finding OfName(string name, string reason) => Finding.OfClass(Rules.NameTaken, name, reason);

    private static string WhoseOf(MemberModel member) =>
        member.Base == "" ? "yours" : $"that of the base class {member.Base}";

    private static string? Problem(TypedNetwork network, TypedLayer layer)
    {
        bool isGiven = layer.Declaration.String("name") is not null;
        if (!SyntaxFacts.IsValidIdentifier(layer.Name))
            return "it is no identifier";
        if (isGiven && Named(network).FirstOrDefault(other => IsTakenBy(other, layer)) is TypedLayer twin)
            return $"layer {Literal.Of(twin.Index)}, {twin.Kind}, has it";
        if (isGiven && IsKernelsName(network, layer.Name))
            return "the kernels of another layer have it";
        if (isGiven && ConstantsOf(layer).FirstOrDefault(name => IsConstantTaken(network, layer, name)) is string taken)
            return $"emitted code means something else by {taken}";
        return AllLayers.Of(layer).View is null ? null : MemberProblem(network.Model, layer.Name);
    }

    // A tensor's offset is a constant that is called after the layer and the tensor.
    private static IEnumerable<string> ConstantsOf(TypedLayer layer) =>
        AllLayers.Of(layer).Tensors(layer).Select(tensor => layer.Name + tensor.Name);

    private static bool IsConstantTaken(TypedNetwork network, TypedLayer layer, string name) =>
        ForeignNames.LikeConstants.Contains(name)
        || network.LayersAndLoss.Any(other => other.Name != layer.Name && ConstantsOf(other).Contains(name));

    private static IEnumerable<TypedLayer> Named(TypedNetwork network) =>
        network.LayersAndLoss.Where(layer => layer != network.Loss || AllLayers.Of(layer).View is not null);

    private static string? MemberProblem(NetworkModel model, string name)
    {
        if (name == model.Name)
            return "the class has it";
        if (Facade.Members("").Any(ours => ours.Name == name))
            return "NetGen generates a member of that name";
        if (Facade.BlockMembers.Contains(name))
            return "ParameterBlock, whose gradients show the layer too, has a member of that name";
        MemberModel? member = model.Members.FirstOrDefault(member =>
            member.Name == name || member.Base == "" && Facade.Accessors(name).Contains(member.Name));
        return member is null ? null
            : member.Base == "" ? "another member has it"
            : $"the class inherits a member of that name from {member.Base}";
    }

    // Of two that the user named alike the second is told; a name that NetGen gave stays.
    private static bool IsTakenBy(TypedLayer other, TypedLayer layer) =>
        other.Index != layer.Index
        && (other.Name == layer.Name || Facade.Accessors(other.Name).Contains(layer.Name))
        && (other.Index < layer.Index || other.Declaration.String("name") != layer.Name);

    // Kernels are called after their layer, the part of it that they compute, or the layers that are fused.
    private static bool IsKernelsName(TypedNetwork network, string name) =>
        network.Layers.Any(layer =>
            AllLayers.Of(layer).Heads(layer).Any(head => head.Suffix != "" && layer.Name + head.Suffix == name))
        || network.Layers.Zip(network.Layers.Skip(1), (first, second) => first.Name + second.Name).Contains(name);
}
