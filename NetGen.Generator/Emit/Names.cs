using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>What the emitted types of one network are called.</summary>
/// <param name="Display">The network as people write it: <c>Demo.TinyNet</c>.</param>
/// <param name="KernelNamespace">Where everything but the facade stands: out of reach of the user's names.</param>
/// <param name="Type">The network's fully qualified type.</param>
internal sealed record Names(string Display, string KernelNamespace, string Type)
{
    public static Names Of(NetworkModel model)
    {
        IEnumerable<string> path = model.Namespace.Split('.').Where(part => part != "")
            .Concat(model.Containers.Select(container => container.Name))
            .Concat([model.Name]);
        string display = string.Join(".", path);
        string escaped = string.Join(".", path.Select(Literal.Name));
        return new(display, "NetGen.Generated." + escaped, "global::" + escaped);
    }
}
