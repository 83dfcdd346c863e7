using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Syntax;

/// <summary>Arguments of an attribute, as they were written.</summary>
internal static class Arguments
{
    /// <summary>The argument of a parameter, by name or by position, or null where it was left out.</summary>
    public static AttributeArgumentSyntax? Find(AttributeSyntax attribute, IParameterSymbol parameter) =>
        attribute.ArgumentList?.Arguments.Where((argument, index) => argument.NameColon is NameColonSyntax name
                ? name.Name.Identifier.ValueText == parameter.Name
                : argument.NameEquals is null && index == parameter.Ordinal)
            .FirstOrDefault();

    /// <summary>The values of an array that is the only parameter, written one by one or as an array.</summary>
    public static IEnumerable<SyntaxNode> Values(AttributeSyntax attribute)
    {
        AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments ?? []];
        return arguments is not [{ Expression: ExpressionSyntax only }] ? arguments : only switch
        {
            ArrayCreationExpressionSyntax { Initializer: InitializerExpressionSyntax values } => values.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            CollectionExpressionSyntax values => values.Elements,
            _ => arguments,
        };
    }
}
