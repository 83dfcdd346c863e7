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
}
