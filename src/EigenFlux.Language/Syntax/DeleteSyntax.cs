using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>delete by …</c>.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Size">N of <c>block N</c>.</param>
/// <param name="Using">The scene that summarises.</param>
/// <param name="LowWater">Down to how many percent.</param>
/// <param name="Span">The span in the source.</param>
public sealed record DeleteSyntax(
    NameSyntax Policy,
    NumberSyntax? Size,
    QualifiedNameSyntax? Using,
    NumberSyntax? LowWater,
    TextSpan Span)
    : StatementSyntax(Span);
