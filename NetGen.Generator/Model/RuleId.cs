namespace NetGen.Generator.Model;

/// <summary>
/// What may be said of a declaration: the number of its id, NG0009 or NG1002. The sentences stand in Diagnostics.
/// </summary>
internal enum RuleId
{
    NotPartial = 1,
    ContainerNotPartial = 2,
    NotPlainClass = 3,
    SeveralParts = 4,
    OldLanguage = 5,
    UnsafeOff = 6,
    InputNotFirst = 7,
    SecondInput = 8,
    LossMissing = 9,
    BehindLoss = 10,
    NothingToLearn = 11,
    SizeTooSmall = 12,
    TooLarge = 13,
    OutOfRange = 14,
    NameTaken = 15,
    ConstructorDoesNotChain = 16,
    NotANetwork = 17,
    BaseNeedsArguments = 18,
    RequiredMember = 19,
    NamespaceHidden = 20,
    GeneratedConstant = 21,
    ForeignName = 22,
    UnknownLayer = 23,
    NotWritten = 24,
    UnknownVectorBits = 25,
    UnknownValue = 26,
    ValueNameTaken = 27,
    ShapesDiffer = 28,
    ValueUnread = 29,
    BlockCannotBeUsed = 30,
    NotInABlock = 31,
    WeightsCannotBeShared = 32,
    NotBehindInput = 33,
    ImageExpected = 34,
    VectorExpected = 35,
    KernelTooLarge = 36,
    PropertyUnfit = 37,
    TargetMissing = 38,
    TargetsDiffer = 39,
    MaxNamesMissing = 40,
    EmbeddingUnfit = 41,
    RecordNotVisible = 42,
    LossUnfit = 43,
    TargetWidthUnknown = 44,
    FeatureMissing = 45,
    SeveralRoles = 46,
    MissingUnfit = 47,
    HiddenSigmoid = 1001,
    SymmetricWeights = 1002,
    DropoutBeforeBatchNorm = 1003,
    NothingBetween = 1004,
    BeforeLoss = 1005,
    OneClass = 1006,
    BiasWithoutEffect = 1007,
    IndexAsNumber = 1008,
}

internal static class RuleIds
{
    private const int FirstAdvice = 1000;

    /// <summary>Whether a declaration of which this is said cannot be a network; else it is advice.</summary>
    public static bool IsError(this RuleId rule) => (int)rule < FirstAdvice;
}
