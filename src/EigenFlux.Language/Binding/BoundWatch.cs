using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>watch A over P, Q as a</c>.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundWatch(WatchSymbol Watch, SourceLocation Location) : BoundStatement(Location);
