using System.Collections.Generic;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Plan;

/// <summary>A layer that becomes ops of its own; any other is pointwise, and joins the op in front of it.</summary>
internal interface ILoweredLayer
{
    /// <summary>What the anchors of its ops do, in order.</summary>
    IEnumerable<Operation> Operations(Node node);
}
