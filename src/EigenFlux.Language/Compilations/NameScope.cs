using System.Collections.Immutable;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Compilations;

/// <summary>The names that are known at a place of a source.</summary>
/// <param name="Locals">Parameters, captures, watches, loop variables and values of the scene or test around the place, the innermost first.</param>
/// <param name="Declarations">What the file declares, and what it imports without a name, except for names that a local has.</param>
/// <param name="Imports">What can be written behind the name of an import, by that name.</param>
public sealed record NameScope(
    ImmutableArray<Symbol> Locals,
    ImmutableArray<Symbol> Declarations,
    ImmutableDictionary<string, ImmutableArray<Symbol>> Imports)
{
    /// <summary>What a name stands for by itself; null if nothing has it.</summary>
    public Symbol? Find(string name) => Locals.Concat(Declarations).FirstOrDefault(symbol => symbol.Name == name);
}
