using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The constants that kernels and register tiles are compiled for, where several layers share them.</summary>
internal static class ConstantsText
{
    public static Code Write(IEnumerable<Kernel> kernels)
    {
        Kernel[] all = [.. kernels];
        OpConstants[] ops = [.. all.Select(kernel => kernel.Constants).OfType<OpConstants>()];
        Code text = Code.Paragraphs(
        [
            .. all.Select(kernel => kernel.Sizes).OfType<Helper>()
                .GroupBy(sizes => sizes.Name).Select(same => same.First().Text),
            .. FirstOf(ops, op => op.Interface).Select(Interface),
            .. FirstOf(ops, op => op.Name).Select(Struct),
        ]);
        return text.IsEmpty ? text : Code.Lines(
            "// What is written once for several layers is compiled for each of these: sizes in floats, and places.",
            text);
    }

    private static IEnumerable<OpConstants> FirstOf(
        IEnumerable<OpConstants> ops, System.Func<OpConstants, string> name) =>
        ops.GroupBy(name).Select(same => same.First());

    private static Code Interface(OpConstants op) => Code.Text($$"""
        internal interface {{op.Interface}}
        {
            {{Code.Lines(op.Values.Select(value => Code.Text($"static abstract int {value.Name} {{ get; }}")))}}
        }
        """);

    private static Code Struct(OpConstants op) => Code.Text($$"""
        internal readonly struct {{op.Name}} : {{op.Interface}}
        {
            {{Code.Lines(op.Values.Select(value => Code.Text($"public static int {value.Name} => {value.Value};")))}}
        }
        """);
}
