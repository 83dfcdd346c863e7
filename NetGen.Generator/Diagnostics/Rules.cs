using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every sentence that NetGen may tell a user about a declaration. NG0 is an error, NG1 advice.</summary>
internal static class Rules
{
    private const string Declaration = "NetGen.Declaration";
    private const string Practice = "NetGen.Practice";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "NG0001", "Class is not partial",
        "'{0}' has to be partial, so that NetGen can add its members: write 'partial class {0}'",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "NG0002", "Containing type is not partial",
        "'{0}' has to be partial, since the network '{1}' is declared in it: write 'partial' in front of "
        + "its keyword",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotPlainClass = new(
        "NG0003", "Not a plain class",
        "Expected a plain class for the network '{0}', found {1}: declare it as 'sealed partial class' "
        + "without type parameters",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor SeveralParts = new(
        "NG0004", "Layers on several parts",
        "Expected the layer attributes of '{0}' on one part of the class, found them on {1}, whose order "
        + "means nothing: move them to one part",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor OldLanguage = new(
        "NG0005", "Language version too old",
        "Expected C# 11 or newer, found C# {0}: set LangVersion in the project file",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor UnsafeOff = new(
        "NG0006", "AllowUnsafeBlocks is off",
        "The kernels of '{0}' use pointers: set AllowUnsafeBlocks to true in the project file",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor InputNotFirst = new(
        "NG0007", "Input does not come first",
        "Expected [Input(size)] as the first layer attribute, found {0}: put it in front",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor SecondInput = new(
        "NG0008", "Second Input",
        "Expected one Input, found a second one: remove it",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor LossMissing = new(
        "NG0009", "Loss missing",
        "Expected a loss as the last layer attribute, found {0}: add [SoftmaxCrossEntropy], "
        + "[BinaryCrossEntropy], [MeanSquaredError] or [Hinge]",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor BehindLoss = new(
        "NG0010", "Something behind the loss",
        "Expected nothing behind the loss {0}, found {1}: put it in front of the loss, or remove it",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NothingToLearn = new(
        "NG0011", "Nothing to learn",
        "Expected at least one layer with parameters, found none in '{0}': add a Dense layer",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor SizeTooSmall = new(
        "NG0012", "Size too small",
        "Expected '{0}' of at least {1}, found {2}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "NG0013", "Network too large",
        "Expected at most {0}, found {1} up to this layer",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor OutOfRange = new(
        "NG0014", "Argument out of range",
        "Expected '{0}' {1}, found {2}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NameTaken = new(
        "NG0015", "Name cannot be used",
        "Expected a name that is an identifier and not yet a member of the network, found '{0}': {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ConstructorDoesNotChain = new(
        "NG0016", "Constructor does not chain",
        "Expected every constructor of '{0}' to end in ': this(seed)', which draws the parameters, found "
        + "{1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotANetwork = new(
        "NG0017", "Layers without Network",
        "'{0}' declares layers but is no network: write [Network] above them, or remove them",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor BaseNeedsArguments = new(
        "NG0018", "Base class needs arguments",
        "Expected a base class of '{0}' that a constructor without arguments can make, found '{1}': add such "
        + "a constructor to it, or give its parameters defaults",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor RequiredMember = new(
        "NG0019", "Required member",
        "Expected no required member in '{0}', which generic code makes of a seed alone, found '{1}': leave "
        + "'required' out",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NamespaceHidden = new(
        "NG0020", "Namespace hidden by a type",
        "Expected '{0}' to be a namespace, as generated code needs it, found a type of that name in the "
        + "global namespace: rename it, or move it into a namespace",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor GeneratedConstant = new(
        "NG0021", "Generated constant as an argument",
        "Expected a number or a constant of your own, found '{0}': constants that NetGen generates are not known "
        + "while it reads declarations",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ForeignName = new(
        "NG0022", "Name that emitted code uses",
        "Expected '{0}' to be the type that generated code uses, found {1} of your own: rename it, or move it into "
        + "another namespace",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "NG0023", "Unknown attribute",
        "Expected an attribute that exists, found '{0}': did you mean '{1}'?",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotWritten = new(
        "NG0024", "Code could not be written",
        "NetGen could not generate code for '{0}', which is a fault of NetGen's own: {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor UnknownVectorBits = new(
        "NG0025", "Unknown vector width",
        "Expected NetGenVectorBits in the project file to be 512, 256 or 128, or several of them with commas, found "
        + "'{0}': leave the property out for kernels of all widths",
        Declaration, DiagnosticSeverity.Error, true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnknownValue = new(
        "NG0026", "Unknown value",
        "Expected the name of an earlier value, found {0}: {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ValueNameTaken = new(
        "NG0027", "Name of a value cannot be used",
        "Expected a name that no earlier value has, found {0}: {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        "NG0028", "Shapes differ",
        "Expected {0} values for {1}, found {2} of {3}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ValueUnread = new(
        "NG0029", "Value that nobody reads",
        "Expected a reader for the value of {0}, found none: give it a name with [As] and read it with [Add], "
        + "[Concat], [Multiply] or [From], or remove the layer",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor BlockCannotBeUsed = new(
        "NG0030", "Block cannot be used",
        "'{0}' cannot be used as a block: {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotInABlock = new(
        "NG0031", "Input or loss in a block",
        "Expected no {0} in a block, found one in {1}: put it into the network",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor WeightsCannotBeShared = new(
        "NG0032", "Weights cannot be shared",
        "Expected 'weightsOf' to name an earlier layer with weights of the same shape, found {0}: {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotBehindInput = new(
        "NG0033", "Embedding does not stand behind the input",
        "Expected the input or another embedding in front of an embedding, which reads a column of the input, "
        + "found {0}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ImageExpected = new(
        "NG0034", "An image is expected",
        "Expected channels x height x width, or channels x length, for {0}, found {1}: give [Input] these sizes, and "
        + "put {0} before the layers that make vectors, or write [Unflatten]",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor VectorExpected = new(
        "NG0035", "A vector is expected",
        "Expected a vector for {0}, found {1}: write [Flatten] or [GlobalAveragePool] in front of it",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor KernelTooLarge = new(
        "NG0036", "The kernel is larger than the image",
        "Expected a kernel of at most {1} for {0} on {2} with padding {3}, found {4}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor PropertyUnfit = new(
        "NG0037", "Type of a property does not fit",
        "Expected {0} for [{1}] of {2}, found {3}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor TargetMissing = new(
        "NG0038", "Target missing",
        "Expected a property with [Target] in {0}, found none: mark what is to be predicted",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor TargetsDiffer = new(
        "NG0039", "Targets of different kinds",
        "Expected one target, or several numbers, found {0}: a network for each kind",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor MaxNamesMissing = new(
        "NG0040", "Number of names missing",
        "Expected maxNames of at least {0} for {1}, found {2}: the width of the network depends on it",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor EmbeddingUnfit = new(
        "NG0041", "Embedding does not fit its names",
        "Expected an embedding of 1 to {0} values for the {1} names of {2}, found {3}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor RecordNotVisible = new(
        "NG0042", "Record cannot be seen",
        "Expected {0} to be visible to the network, found {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor LossUnfit = new(
        "NG0043", "Loss or outputs do not fit the target",
        "Expected {0} for {1}, found {2}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor TargetWidthUnknown = new(
        "NG0044", "Width of the target unknown",
        "Expected [Input<TRecord>] for Width.Target, found {0}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor FeatureMissing = new(
        "NG0045", "Features missing",
        "Expected a property with [Numeric], [Category] or [DateParts] in {0}, found none",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor SeveralRoles = new(
        "NG0046", "Property with several roles",
        "Expected one of [Numeric], [Category], [DateParts] and [Target] on {0}, found {1}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor MissingUnfit = new(
        "NG0047", "Property that cannot be missing",
        "Expected a nullable type, float or double for Missing.{0} of {1}, found {2}",
        Declaration, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor HiddenSigmoid = new(
        "NG1001", "Sigmoid between hidden layers",
        "A sigmoid between hidden layers saturates, and its outputs are not zero-centred: ReLU, or Tanh, "
        + "trains faster",
        Practice, DiagnosticSeverity.Info, true);

    public static readonly DiagnosticDescriptor SymmetricWeights = new(
        "NG1002", "Weights start equal",
        "All weights of {0} start equal, so that its units stay equal: leave weightInit out, or draw the "
        + "weights",
        Practice, DiagnosticSeverity.Warning, true);

    public static readonly DiagnosticDescriptor DropoutBeforeBatchNorm = new(
        "NG1003", "Dropout before BatchNorm",
        "Dropout changes the variance that BatchNorm learns for inference: put it behind BatchNorm",
        Practice, DiagnosticSeverity.Info, true);

    public static readonly DiagnosticDescriptor NothingBetween = new(
        "NG1004", "Two affine layers in a row",
        "{0} and {1} with nothing between them are one affine layer: put an activation between them, or "
        + "leave one out",
        Practice, DiagnosticSeverity.Info, true);

    public static readonly DiagnosticDescriptor BeforeLoss = new(
        "NG1005", "Something stands before the loss",
        "{1} works on {2}, but {0} stands in front of it: remove {0}",
        Practice, DiagnosticSeverity.Warning, true);

    public static readonly DiagnosticDescriptor OneClass = new(
        "NG1006", "A single class",
        "{0} over one output has nothing to choose: give the last layer an output for each class, or use "
        + "[BinaryCrossEntropy]",
        Practice, DiagnosticSeverity.Warning, true);

    public static readonly DiagnosticDescriptor BiasWithoutEffect = new(
        "NG1007", "Bias without effect",
        "'{0}' has no effect on {1}, {2}: leave it out",
        Practice, DiagnosticSeverity.Info, true);

    public static readonly DiagnosticDescriptor IndexAsNumber = new(
        "NG1008", "Index read as a number",
        "{0} reads column {1} of the input as a number, which {2} reads as an index: let it read what stands behind "
        + "the embeddings",
        Practice, DiagnosticSeverity.Warning, true);

    /// <summary>Descriptors by what they say.</summary>
    public static readonly IReadOnlyDictionary<RuleId, DiagnosticDescriptor> ById = new[]
    {
        NotPartial, ContainerNotPartial, NotPlainClass, SeveralParts, OldLanguage, UnsafeOff, InputNotFirst,
        SecondInput, LossMissing, BehindLoss, NothingToLearn, SizeTooSmall, TooLarge, OutOfRange, NameTaken,
        ConstructorDoesNotChain, NotANetwork, BaseNeedsArguments, RequiredMember, NamespaceHidden, GeneratedConstant,
        ForeignName, UnknownLayer, NotWritten, UnknownVectorBits, UnknownValue,
        ValueNameTaken, ShapesDiffer, ValueUnread, BlockCannotBeUsed, NotInABlock,
        WeightsCannotBeShared, NotBehindInput, ImageExpected, VectorExpected, KernelTooLarge, PropertyUnfit,
        TargetMissing, TargetsDiffer, MaxNamesMissing, EmbeddingUnfit, RecordNotVisible, LossUnfit,
        TargetWidthUnknown, FeatureMissing, SeveralRoles, MissingUnfit, HiddenSigmoid, SymmetricWeights,
        DropoutBeforeBatchNorm, NothingBetween, BeforeLoss, OneClass, BiasWithoutEffect, IndexAsNumber,
    }.ToImmutableDictionary(descriptor => (RuleId)int.Parse(
        descriptor.Id.Substring("NG".Length), NumberStyles.None, CultureInfo.InvariantCulture));
}
