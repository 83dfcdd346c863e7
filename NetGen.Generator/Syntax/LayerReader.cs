using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>From one layer attribute to its declaration.</summary>
internal static class LayerReader
{
    /// <summary>What the user wrote.</summary>
    public static LayerDeclaration Read(AttributeData attribute, CancellationToken cancellation)
    {
        AttributeSyntax syntax = SyntaxOf(attribute, cancellation);
        IEnumerable<LayerArgument> positional = attribute.AttributeConstructor!.Parameters
            .Zip(attribute.ConstructorArguments, (parameter, value) => Argument(
                parameter.Name, value, Arguments.Find(syntax, parameter) is not null));
        IEnumerable<LayerArgument> named = attribute.NamedArguments.Select(argument => Argument(
            char.ToLowerInvariant(argument.Key[0]) + argument.Key.Substring(1), argument.Value, isGiven: true));
        return new(KindOf(attribute), positional.Concat(named).ToEquatableArray(), TextOf(attribute, cancellation));
    }

    /// <summary>The attribute's name without <c>Attribute</c>.</summary>
    public static string KindOf(AttributeData attribute)
    {
        const string suffix = "Attribute";
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith(suffix, System.StringComparison.Ordinal)
            ? name.Substring(0, name.Length - suffix.Length)
            : name;
    }

    /// <summary>
    /// The attribute on one line. Comments within it are no part of it; what still breaks the line is a verbatim
    /// string's own.
    /// </summary>
    public static string TextOf(AttributeData attribute, CancellationToken cancellation)
    {
        SyntaxNode syntax = SyntaxOf(attribute, cancellation);
        SyntaxNode bare = syntax.ReplaceTrivia(syntax.DescendantTrivia(), static (_, _) => default);
        string text = bare.NormalizeWhitespace(eol: " ").ToString();
        return new([.. text.Select(c => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' ? ' ' : c)]);
    }

    /// <summary>Whether an argument's value is known, and of a type that layers take.</summary>
    public static bool IsReadable(TypedConstant argument) => argument.Kind switch
    {
        TypedConstantKind.Primitive or TypedConstantKind.Enum => true,
        TypedConstantKind.Array => argument.IsNull || argument.Values.All(IsReadable),
        _ => false,
    };

    private static AttributeSyntax SyntaxOf(AttributeData attribute, CancellationToken cancellation) =>
        (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);

    private static LayerArgument Argument(string name, TypedConstant value, bool isGiven)
    {
        LayerArgument argument = new(name, 0, null, isGiven);
        if (value.Kind == TypedConstantKind.Array)
        {
            return value.IsNull ? argument : argument with
            {
                Texts = value.Values.Select(text => text.Value as string ?? "").ToEquatableArray(),
            };
        }

        return value.Value switch
        {
            bool flag => argument with { Number = flag ? 1 : 0 },
            int number => argument with { Number = number },
            float number => argument with { Number = number },
            double number => argument with { Number = number },
            string text => argument with { Text = text },
            _ => argument,
        };
    }
}
