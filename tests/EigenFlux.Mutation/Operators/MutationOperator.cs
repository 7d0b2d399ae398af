using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;

namespace EigenFlux.Mutation.Operators;

/// <summary>One kind of change.</summary>
internal abstract class MutationOperator
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new Conditions(), new Comparisons(), new Arithmetic(), new Logic(), new Negations(), new Constants(),
        new Statements(), new Results(), new Fallbacks(), new Queries(), new Jumps(),
    ];

    /// <summary>The name, as reports have it.</summary>
    public abstract string Name { get; }

    /// <summary>The changes of one node.</summary>
    public abstract IEnumerable<Change> Of(SyntaxNode node);

    /// <summary>One change of this kind.</summary>
    protected Change Make(SyntaxNode node, string replacement, Weave weave, Func<SemanticModel, bool>? applies = null) =>
        new(Name, node, Texts.OneLine(replacement), weave, applies);
}
