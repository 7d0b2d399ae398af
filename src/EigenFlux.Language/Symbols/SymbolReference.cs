using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A use of a symbol by its name, for go-to-definition, rename and hover.</summary>
public readonly record struct SymbolReference(Symbol Symbol, SourceLocation Location);
