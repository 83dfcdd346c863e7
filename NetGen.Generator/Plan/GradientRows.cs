namespace NetGen.Generator.Plan;

/// <summary>What is done to gradients between ops, where a value has several readers.</summary>
internal abstract class GradientRows
{
    /// <summary>Adds rows to others of the same shape.</summary>
    public abstract Step Add(Op op, BufferView from, BufferView to);

    /// <summary>Copies rows, padding included.</summary>
    public abstract Step Copy(Op op, BufferView from, BufferView to);
}
