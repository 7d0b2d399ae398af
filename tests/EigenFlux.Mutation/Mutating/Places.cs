using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Where a change would not compile, or would change nothing that a test should see.</summary>
internal static class Places
{
    private static readonly HashSet<string> Sizes =
        new(["capacity", "initialCapacity", "bufferSize", "concurrencyLevel"], StringComparer.Ordinal);

    private static readonly HashSet<string> Unseen =
        new(["nameof", "ConfigureAwait", "EnsureCapacity", "TrimExcess", "Assert", "Fail", "SuppressFinalize", "KeepAlive"], StringComparer.Ordinal);

    /// <summary>Whether a node must be left alone with everything in it.</summary>
    public static bool IsClosed(SyntaxNode node) => node switch
    {
        AttributeListSyntax or ConstantPatternSyntax or RelationalPatternSyntax or CaseSwitchLabelSyntax or EnumMemberDeclarationSyntax => true,
        ThrowStatementSyntax or ThrowExpressionSyntax or StackAllocArrayCreationExpressionSyntax or GotoStatementSyntax => true,
        FieldDeclarationSyntax { Modifiers: var modifiers } => modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax { Modifiers: var modifiers } => modifiers.Any(SyntaxKind.ConstKeyword),
        ParameterSyntax => true,
        InterpolationFormatClauseSyntax or InterpolationAlignmentClauseSyntax => true,
        MethodDeclarationSyntax { Identifier.ValueText: "GetHashCode" } => true,
        InvocationExpressionSyntax call => Name(call) is { } name
            && (Unseen.Contains(name) || name.StartsWith("Throw", StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>The simple name of what is called; null if it has none.</summary>
    public static string? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether an expression only says how much memory to set aside.</summary>
    public static bool IsSize(SemanticModel model, SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>() is { } argument
        && model.GetOperation(argument) is IArgumentOperation { Parameter.Name: var name }
        && Sizes.Contains(name);

    /// <summary>Whether an expression declares variables, so that it can stand in one place only.</summary>
    public static bool Declares(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Any(inside => inside is SingleVariableDesignationSyntax && inside.FirstAncestorOrSelf<LambdaExpressionSyntax>() is null);

    /// <summary>Whether text is prose: a message, not a word that the program acts on.</summary>
    public static bool IsProse(string text) => text.Contains(' ', StringComparison.Ordinal);
}
