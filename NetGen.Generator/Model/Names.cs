using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What the emitted types of one network are called.</summary>
/// <param name="Display">The network as people write it: <c>Demo.TinyNet</c>.</param>
/// <param name="KernelNamespace">Where everything but the facade stands: out of reach of the user's names.</param>
/// <param name="Type">The network's fully qualified type.</param>
internal sealed record Names(string Display, string KernelNamespace, string Type)
{
    public static Names Of(NetworkModel model)
    {
        string[] outside = [.. model.Namespace.Split('.').Where(part => part != "")];
        string[] types = [.. model.Containers.Select(container => container.Name), model.Name];
        string type = string.Join(".", outside.Concat(types).Select(Literal.Name));

        // A network in a network called Math or Layout: its namespace must be none of the names that the outer one
        // uses.
        IEnumerable<string> inside = types.SelectMany(name => new[] { "Nested", name }).Skip(1);
        string kernels = string.Join(".", outside.Concat(inside).Select(Segment).Select(Literal.Name));
        return new(string.Join(".", outside.Concat(types)), "NetGen.Generated." + kernels, "global::" + type);
    }

    // A namespace called _ or nameof would hide what C# means by that.
    private static string Segment(string name) => name.Any(char.IsUpper) ? name : name + "_";
}
