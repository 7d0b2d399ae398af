using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>cast A, B on MODEL</c>.</summary>
/// <param name="Entries">Who.</param>
/// <param name="Span">Where it is written.</param>
public sealed record CastSyntax(ImmutableArray<CastEntrySyntax> Entries, TextSpan Span) : StatementSyntax(Span);
