using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.CompilerServices;

/// <summary>Which tensors of a file go where in a network: made before a value is read or set.</summary>
internal sealed class LoadPlan
{
    /// <summary>What stands ahead of names of tensors that are no network's, such as those of preprocessing.</summary>
    public const string OtherParts = "netgen:";

    private readonly TensorFile file;
    private readonly NetworkFacts facts;
    private readonly NetworkLoadOptions options;
    private readonly ResolvedNames names;
    private readonly Dictionary<string, TensorFit> claimed = new(StringComparer.Ordinal);
    private readonly List<TensorFit> missing = [];
    private readonly List<string> notes = [];

    private LoadPlan(TensorFile file, NetworkFacts facts, NetworkLoadOptions options)
    {
        (this.file, this.facts, this.options) = (file, facts, options);
        foreach (string layer in options.Except)
            CheckLayer(layer, facts);
        Names = options.Names ?? FoundNames();
        names = Names.For(facts);
    }

    /// <summary>How tensors are called.</summary>
    public TensorNames Names { get; }

    /// <summary>Tensors that are read, and where they go.</summary>
    public List<(FileTensor From, ParameterTensor To)> Reads { get; } = [];

    /// <summary>Biases, and the running means that they are subtracted from.</summary>
    public List<(FileTensor Bias, ParameterTensor Mean)> Folds { get; } = [];

    /// <summary>Hyperparameters, and their values.</summary>
    public IReadOnlyList<(ParameterTensor Tensor, float[] Values)> Settings { get; private set; } = [];

    /// <summary>Why the file is refused, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Compares a file with a network.</summary>
    /// <exception cref="ArgumentException">The options do not fit the network.</exception>
    /// <exception cref="System.IO.InvalidDataException">A setting in the file is damaged.</exception>
    public static LoadPlan Of(TensorFile file, NetworkFacts facts, NetworkLoadOptions options)
    {
        LoadPlan plan = new(file, facts, options);
        plan.ClaimOwn();
        plan.ClaimBiases();
        plan.ClaimRest();
        plan.Note();
        plan.Settings =
            [.. NetworkTexts.Settings(file, facts, plan.names).Where(setting => !plan.IsLeftOut(setting.Tensor.Layer))];
        return plan;
    }

    /// <summary>Whether a layer is not to be read.</summary>
    public bool IsLeftOut(string layer) => options.Except.Any(except =>
        layer == except || layer.StartsWith(except + ".", StringComparison.Ordinal));

    /// <summary>What was decided.</summary>
    public LoadReport Report() => new()
    {
        Names = Names,
        Notes = notes.AsReadOnly(),
        IsSameStructure = NetworkTexts.DeclarationOf(file) is not null && NetworkTexts.Difference(file, facts) is null,
        Note = NetworkTexts.NoteOf(file),
        Version = NetworkTexts.VersionOf(file),
    };

    /// <summary>What was found, tensor by tensor.</summary>
    public FileInspection Inspection() => new()
    {
        Tensors = file.Tensors,
        Fits = [.. file.Tensors.Select(tensor => claimed[tensor.Name]), .. missing],
        Metadata = file.Metadata,
        Names = Names,
        Notes = notes.AsReadOnly(),
        Problem = Problem,
        Note = NetworkTexts.NoteOf(file),
        Version = NetworkTexts.VersionOf(file),
        Declaration = NetworkTexts.DeclarationOf(file),
    };

    // The way that more names fit.
    private TensorNames FoundNames()
    {
        if (Structure.FirstOffChain(facts) is not null)
            return TensorNames.Layers;
        return Found(TensorNames.Sequential) > Found(TensorNames.Layers) ? TensorNames.Sequential : TensorNames.Layers;

        int Found(TensorNames way)
        {
            ResolvedNames resolved = way.For(facts);
            return Own().Count(tensor => file.Find(resolved.Tensor(tensor.Layer, TorchNames.Of(tensor))) is not null);
        }
    }

    private IEnumerable<ParameterTensor> Own() =>
        facts.Layout.Tensors.Where(tensor => tensor.Role != TensorRole.Hyperparameter);

    private void ClaimOwn()
    {
        foreach (ParameterTensor tensor in Own().Where(tensor => !IsLeftOut(tensor.Layer)))
        {
            string name = names.Tensor(tensor.Layer, TorchNames.Of(tensor));
            FileTensor? found = file.Find(name);
            if (found is null)
            {
                string problem = Expected(name, tensor) + ", found no tensor of that name";
                missing.Add(new(name, tensor.FullName, TensorFitKind.Missing, problem));
                Refuse(problem);
            }
            else if (Claim(found, tensor, TensorFitKind.Fits))
            {
                Reads.Add((found, tensor));
            }
        }
    }

    // A bias in front of BatchNorm, which has no place here: the mean that is subtracted takes it up.
    private void ClaimBiases()
    {
        foreach (ParameterTensor weights in Own().Where(tensor => tensor.Role == TensorRole.Weights))
        {
            bool hasBias = Own().Any(tensor => tensor.Layer == weights.Layer && tensor.Role == TensorRole.Bias);
            string? behind = Structure.SoleReaderOf(facts, weights.Layer)?.Name;
            ParameterTensor? mean = Own().FirstOrDefault(tensor =>
                tensor.Layer == behind && tensor is { Role: TensorRole.Statistic, Name: "RunningMean" });
            FileTensor? bias = file.Find(names.Tensor(weights.Layer, TorchNames.Bias));
            if (hasBias || bias is null || mean is null || IsLeftOut(weights.Layer) || IsLeftOut(mean.Layer))
                continue;
            if (!Claim(bias, mean, TensorFitKind.Folded))
                continue;
            Folds.Add((bias, mean));
            notes.Add(
                $"{weights.Layer} has no bias, which {mean.Layer} behind it would cancel: {Shown.Name(bias.Name)} is "
                + $"subtracted from the running mean of {mean.Layer}.");
        }
    }

    private void ClaimRest()
    {
        string[] leftOut =
            [.. facts.Layers.Where(layer => IsLeftOut(layer.Name)).Select(layer => names.Module(layer.Name) + ".")];
        int others = 0;
        foreach (FileTensor tensor in file.Tensors.Where(tensor => !claimed.ContainsKey(tensor.Name)))
        {
            bool isLeftOut = leftOut.Any(module => tensor.Name.StartsWith(module, StringComparison.Ordinal));
            bool isReadOver = tensor.Name.StartsWith(OtherParts, StringComparison.Ordinal)
                || tensor.Name.EndsWith("." + TorchNames.BatchCounter, StringComparison.Ordinal);
            string problem = $"expected tensors of {facts.Name} alone, found {tensor}";
            bool isRefused = !isLeftOut && !isReadOver && !options.IgnoresOthers;
            others += isLeftOut || isReadOver ? 0 : 1;
            claimed[tensor.Name] = new(
                tensor.Name, "",
                isLeftOut ? TensorFitKind.LeftOut : isRefused ? TensorFitKind.Unknown : TensorFitKind.ReadOver,
                isRefused ? problem : "");
            if (isRefused)
                Refuse(problem);
        }

        if (options.IgnoresOthers && others > 0)
            notes.Add($"Tensors of the file that {facts.Name} does not have were read over: {others}.");
    }

    // Whether shape and type are right; what a bias is subtracted from is as long as the bias.
    private bool Claim(FileTensor found, ParameterTensor tensor, TensorFitKind kind)
    {
        string problem = "";
        if (!found.Dimensions.SequenceEqual(TorchNames.ShapeOf(tensor)))
        {
            kind = TensorFitKind.OtherShape;
            problem = $"{Expected(found.Name, tensor)}, found {FileTensor.ShapeText(found.Dimensions)}";
        }
        else if (found.Type != TensorType.F32 && !(options.Converts && FloatConversion.Takes(found.Type)))
        {
            kind = TensorFitKind.OtherType;
            problem = $"expected {Shown.Name(found.Name)} of F32, found {TensorTypes.NameOf(found.Type)}"
                + (FloatConversion.Takes(found.Type) ? ", which NetworkLoadOptions.Converts converts" : "");
        }

        claimed[found.Name] = new(found.Name, tensor.FullName, kind, problem);
        if (problem != "")
            Refuse(problem);
        return problem == "";
    }

    private static string Expected(string name, ParameterTensor tensor) =>
        $"expected {Shown.Name(name)} of {FileTensor.ShapeText(TorchNames.ShapeOf(tensor))}";

    private void Refuse(string problem)
    {
        if (Problem is not null)
            return;
        string? difference = NetworkTexts.Difference(file, facts);
        Problem = $"{file.Name}: {problem}.{(difference is null ? "" : " " + difference)}";
    }

    private void Note()
    {
        if (Problem is null && NetworkTexts.Difference(file, facts) is string difference)
            notes.Add($"The network in the file computes something else. {difference}");
        foreach (IGrouping<TensorType, FileTensor> same in Reads.Select(read => read.From)
            .Concat(Folds.Select(fold => fold.Bias)).Where(tensor => tensor.Type != TensorType.F32)
            .GroupBy(tensor => tensor.Type))
        {
            notes.Add($"Tensors that were converted from {TensorTypes.NameOf(same.Key)}: {same.Count()}.");
        }
    }

    private static void CheckLayer(string name, NetworkFacts facts)
    {
        if (!facts.Layers.Any(layer =>
            layer.Name == name || layer.Name.StartsWith(name + ".", StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"Expected layers of {facts.Name} in NetworkLoadOptions.Except, found '{name}'.");
        }
    }
}
