using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Generation;

/// <summary>
/// The generator's own time: a build of the samples, or the keystroke that changes one of their networks. A compiler
/// that has just been started has to compile the generator first, which takes longer.
/// </summary>
internal sealed class GenerationWorkload(bool edit) : Workload
{
    private GeneratorDriver? driver;

    /// <inheritdoc/>
    public override double MultiplyAdds => 0;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        SampleProject project = new();
        if (!edit)
            return () => driver = Generate(SampleProject.CreateDriver(), project.Compile());

        CSharpCompilation[] versions = project.Edits();
        driver = Generate(SampleProject.CreateDriver(), versions[0]);
        int turn = 0;
        return () => driver = Generate(driver, versions[++turn % 2].Clone());
    }

    /// <summary>What a build leaves behind is not collected at the cost of an edit.</summary>
    public override void BeginRound() => GC.Collect();

    private static GeneratorDriver Generate(GeneratorDriver driver, CSharpCompilation compilation) =>
        driver.RunGenerators(compilation);
}
