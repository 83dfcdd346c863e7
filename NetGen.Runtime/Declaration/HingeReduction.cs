namespace NetGen;

/// <summary>What <see cref="HingeAttribute"/> does with the margins of one row.</summary>
public enum HingeReduction
{
    /// <summary>Their sum over the wrong classes, as CS231n has it.</summary>
    Sum,

    /// <summary>Their sum divided by the number of classes, as PyTorch's <c>MultiMarginLoss</c> has it.</summary>
    PerClassMean,
}
