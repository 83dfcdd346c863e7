using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;
using VectorWidth = NetGen.Generator.Plan.Width;

namespace NetGen.Tests.Generator;

/// <summary>Kernels of ops with one shape are written once; what differs in more than its place is not.</summary>
public class SharedKernelsTests
{
    // Forms are compared instead of texts, which takes no time; so they have to tell all that texts do.
    [Fact]
    public void EqualFormsHaveEqualTextsThatNameNoOtherLayer()
    {
        int compared = 0;
        foreach (NetworkSpec spec in Repeating.Concat(SuiteNetworks.All))
        {
            string source = "using NetGen;\n" + spec.ToSource("Net");
            NetworkPlan plan = PlanTests.PlanOf(source);
            foreach (KernelRegion region in KernelSet.Of(plan).Regions.Where(region => region.First is not null))
            {
                Assert.Equal(Nameless(plan, region.First!), Nameless(plan, region));
                compared++;
            }
        }

        Assert.True(compared > 80, $"{compared} regions compared");
    }

    [Fact]
    public void ALaterOpCallsWithItsOwnPlaceAmongTheParameters()
    {
        string kernels = Kernels("""
            [NetGen.Dense(20), NetGen.ReLU, NetGen.Dense(20), NetGen.ReLU, NetGen.Dense(20), NetGen.ReLU]
            """);
        Assert.Contains("    Dense2Forward(p + (Dense3Weights - Dense2Weights), x, y, rows);", kernels);
        Assert.Contains(
            "    Dense2WeightGradient(x, d, rows, share, sink.Moved("
            + "Tensor.Dense3Weights - Tensor.Dense2Weights, Dense3Weights - Dense2Weights));",
            kernels);
    }

    [Fact]
    public void TheFirstOpOfAShapeIsWrittenOut()
    {
        string kernels = Kernels("[NetGen.Dense(21), NetGen.ReLU, NetGen.Dense(22), NetGen.ReLU, NetGen.Dense(23)]");
        Assert.DoesNotContain("// As op", kernels);
    }

    [Theory]
    [InlineData("Body", "Body2")]      // a name that is the start of another
    [InlineData("Body2", "Body")]
    [InlineData("alpha", "Alpha2")]    // a name that is its own local
    [InlineData("Sum", "Max")]         // names that kernels use themselves
    public void AnyNamesWillDo(string first, string second)
    {
        string kernels = Kernels($$"""
            [NetGen.Dense(20), NetGen.PReLU]
            [NetGen.Dense(20, name: "{{first}}"), NetGen.PReLU(perUnit: true)]
            [NetGen.Dense(20, name: "{{second}}"), NetGen.PReLU(perUnit: true)]
            """);
        Assert.Contains($"{first}Forward(p + ({second}Weights - {first}Weights), x, y, rows);", kernels);
    }

    [Theory]
    [InlineData("NetGen.BatchNorm", true)]
    [InlineData("NetGen.BatchNorm(epsilon: 1e-3f)", false)]
    public void AnotherConstantIsAnotherKernel(string last, bool isShared)
    {
        string kernels = Kernels($"[NetGen.Dense(20), NetGen.BatchNorm, NetGen.Dense(20), {last}]");
        Assert.Equal(isShared, Body(kernels, "BatchNorm2Forward").Contains("BatchNorm1Forward(p + "));
        Assert.Equal(isShared, Body(kernels, "BatchNorm2Fold").Contains("BatchNorm1Fold(p + "));
    }

    [Theory]
    [InlineData("LeakyReLU", "Backward", "WeightGradient")]    // names a bias and a slope, which are not as far apart
    [InlineData("Dropout", "Forward", "Forward")]              // draws masks, which are a layer's own
    public void OnlyProductsAreSharedWhereATailIsNot(string layer, string ofTail, string ofProduct)
    {
        string kernels = Kernels($"""
            [NetGen.Dense(20), NetGen.{layer}, NetGen.Dense(20), NetGen.{layer}, NetGen.Dense(20), NetGen.{layer}]
            """);
        Assert.DoesNotContain($"{layer}2{ofTail}(", Body(kernels, $"{layer}3{ofTail}"));
        Assert.Contains($"Dense2{ofProduct}(", Body(kernels, $"Dense3{ofProduct}"));
    }

    // Each layer behind Dense layers of three kinds of width: half a vector, some vectors, panels.
    private static IEnumerable<NetworkSpec> Repeating =>
        from units in (int[])[8, 40, 512]
        from each in SmallNetworks.EachLayer
        select each with
        {
            Layers = [.. SmallNetworks.Times(3, new Dense(units), each.Layers[1]), new Dense(5)],
        };

    // All kernels of a region but those that draw masks; layers stand as their places in the op.
    private static IEnumerable<string> Nameless(NetworkPlan plan, KernelRegion region)
    {
        Node[] own = [.. region.Nodes];
        string[] names = [.. own.SelectMany(node => new[] { node.Name, node.Local("") })];
        Regex namesOfLayers = new(string.Join("|", names.OrderByDescending(name => name.Length)));
        ILookup<bool, string> tensors = plan.Parameters.Tensors.ToLookup(t => own.Contains(t.Node), t => t.Name);
        foreach (Kernel kernel in region.Kernels.Where(kernel => !kernel.DrawsMasks))
        {
            string[] needed = [.. kernel.Tensors.Select(tensor => tensor.ToString()).Order()];
            foreach (VectorWidth width in VectorWidth.All.Where(width => kernel.BodyFor(width) is not null))
            {
                KernelText body = kernel.BodyFor(width)!(width);
                string signature = $"{kernel.Head}({string.Join(", ", kernel.Parameters)})";
                string places = string.Join(
                    "\n", kernel.Constants?.Values.Where(value => !IsOrdinal(value.Name)) ?? []);
                string text = $"{signature}\n{body.Statements}\n{body.Helpers}\n{places}\n{kernel.Sizes?.Text}";
                HashSet<string> words = [.. Regex.Matches(text, @"\w+").Select(word => word.Value)];
                string[] named = [.. tensors[true].Concat(needed).Distinct().Where(words.Contains).Order()];
                Assert.DoesNotContain(tensors[false].Except(needed), words.Contains);

                // Constants are those of all of an op's kernels.
                if (kernel.Constants is null)
                    Assert.Equal(needed, named);
                else
                    Assert.Subset(named.ToHashSet(), needed.ToHashSet());

                // Where lines break depends on the names.
                string nameless = namesOfLayers.Replace(text, match => $"<{Array.IndexOf(names, match.Value)}>");
                yield return Regex.Replace(nameless, @"\s+", "");
            }
        }
    }

    // Masks are a layer's own.
    private static bool IsOrdinal(string constant) => constant.EndsWith("Ordinal", StringComparison.Ordinal);

    // What stands behind a kernel's signature, up to the next kernel.
    private static string Body(string kernels, string name) => string.Join(
        "\n", kernels.Split('\n').SkipWhile(line => !line.Contains($" {name}")).Skip(1)
            .TakeWhile(line => !line.Contains("public static")));

    // With each call in one line.
    private static string Kernels(string layers)
    {
        string text = GeneratorHarness.Files($$"""
            [NetGen.Network, NetGen.Input(20)]
            {{layers}}
            [NetGen.MeanSquaredError]
            partial class Net;
            """)["Net.Vector512.g.cs"];
        return Regex.Replace(Regex.Replace(text, @"\(\n +", "("), @",\n +", ", ");
    }
}
