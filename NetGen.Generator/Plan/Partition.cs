namespace NetGen.Generator.Plan;

/// <summary>
/// Which part of an operand one thread of a team reads or writes. Two calls need no wait between them where each thread
/// has rows, or blocks of columns, for itself and the same in both: <see cref="Scheduler"/>.
/// </summary>
/// <param name="Kind">How it is cut.</param>
/// <param name="Blocks">
/// Blocks of whole columns that a thread owns, of <see cref="PartitionKind.Columns"/>; 0 where kernels cut columns in
/// different places.
/// </param>
/// <param name="RowUnit">Rows that stay together, of <see cref="PartitionKind.Rows"/>.</param>
internal readonly record struct Partition(PartitionKind Kind, int Blocks = 0, int RowUnit = RowUnits.OfVectors)
{
    /// <summary>Each thread has rows of its own, the same in every kernel.</summary>
    public static readonly Partition Rows = new(PartitionKind.Rows);

    /// <summary>Threads read what others have, too, or one thread has it all.</summary>
    public static readonly Partition Whole = new(PartitionKind.Whole);

    /// <summary>Each thread has columns of its own, in so many blocks that kernels agree on, or 0.</summary>
    public static Partition Columns(int blocks) => new(PartitionKind.Columns, blocks);
}

/// <summary>How an operand is cut.</summary>
internal enum PartitionKind
{
    Rows,
    Columns,
    Whole,
}

/// <summary>What a kernel does with an operand.</summary>
internal enum Access
{
    Read,
    Write,
}
