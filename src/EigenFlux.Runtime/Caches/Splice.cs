namespace EigenFlux.Runtime.Caches;

/// <summary>Tokens of a page-state that take the place of others, where both have all else in common.</summary>
/// <param name="At">The position of the first in the page-state that is made; those before it are as they are to be.</param>
/// <param name="Gone">How many tokens there go.</param>
/// <param name="Count">How many come.</param>
internal readonly record struct Splice(int At, int Gone, int Count);
