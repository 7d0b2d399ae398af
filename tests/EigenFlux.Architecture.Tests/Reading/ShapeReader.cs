using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>
/// Reads the shapes of types. This is the definition of a field, for all tests of this project: what an object keeps, and what a type keeps and may change.
/// <para>Counted are fields, auto-properties (a record's parameters included), events without accessors, and parameters of a primary constructor that a member
/// keeps. Not counted are constants, static readonly fields, static auto-properties without a setter, and what a source generator adds.</para>
/// </summary>
internal sealed class ShapeReader(TypeNames names, Func<SyntaxTree, bool> isWrittenByHand)
{
    /// <summary>The shapes of all types of a source, nested ones included.</summary>
    public IEnumerable<TypeShape> Read(SemanticModel model)
    {
        foreach (var declaration in model.SyntaxTree.GetRoot().DescendantNodes().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            var type = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!;
            var parts = type.DeclaringSyntaxReferences.Where(part => isWrittenByHand(part.SyntaxTree)).ToList();

            // A type in parts is read where its first part is. A block of extensions has no name.
            if (type.CanBeReferencedByName && parts[0].GetSyntax() == declaration)
            {
                yield return new TypeShape(
                    names.Of(type),
                    string.Join('.', Around(type).Reverse().Select(part => part.Name)),
                    Around(type).All(part => part.DeclaredAccessibility == Accessibility.Public),
                    type.ContainingType is not null,
                    type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"),
                    type.TypeKind is TypeKind.Enum or TypeKind.Delegate ? 0 : Fields(type, parts, model),
                    [.. parts.Select(part => Repository.Relative(part.SyntaxTree.FilePath)).Distinct()],
                    type.ContainingNamespace.ToDisplayString());
            }
        }
    }

    private int Fields(INamedTypeSymbol type, List<SyntaxReference> parts, SemanticModel model)
    {
        var fields = type.GetMembers().OfType<IFieldSymbol>().Count(field =>
            !field.IsConst && !(field.IsStatic && field.IsReadOnly) && IsByHand(field.AssociatedSymbol ?? field));
        var events = type.GetMembers().OfType<IEventSymbol>().Count(happening =>
            IsByHand(happening) && happening.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax);
        return fields + events + parts.SelectMany(part => Captured(type, part.GetSyntax(), model)).Distinct<ISymbol>(SymbolEqualityComparer.Default).Count();

        bool IsByHand(ISymbol symbol) => symbol.DeclaringSyntaxReferences is [var place, ..] && isWrittenByHand(place.SyntaxTree);
    }

    private static IEnumerable<IParameterSymbol> Captured(INamedTypeSymbol type, SyntaxNode part, SemanticModel model)
    {
        if (type.IsRecord)
        {
            return [];
        }

        var parameters = type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences is [var place] && place.GetSyntax() is TypeDeclarationSyntax)?.Parameters ?? [];
        if (parameters.IsEmpty)
        {
            return [];
        }

        var names = parameters.Select(parameter => parameter.Name).ToHashSet();
        var here = part.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(part.SyntaxTree);
        return part.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText) && IsInBody(name, part))
            .Select(name => here.GetSymbolInfo(name).Symbol)
            .OfType<IParameterSymbol>()
            .Where(parameter => parameters.Contains(parameter, SymbolEqualityComparer.Default));
    }

    // What an initializer reads is not kept.
    private static bool IsInBody(SyntaxNode name, SyntaxNode type)
    {
        var member = name.Ancestors().TakeWhile(node => node != type).LastOrDefault();
        return member switch
        {
            FieldDeclarationSyntax => false,
            PropertyDeclarationSyntax { Initializer: { } initializer } => !initializer.Span.Contains(name.Span),
            MemberDeclarationSyntax => true,
            _ => false,
        };
    }

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            yield return each;
        }
    }
}
