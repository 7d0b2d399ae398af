using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>cast A, B on MODEL</c>.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CastSyntax(ImmutableArray<CastEntrySyntax> Entries, TextSpan Span) : StatementSyntax(Span);
