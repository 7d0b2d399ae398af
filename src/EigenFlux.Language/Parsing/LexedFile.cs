using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Parsing;

/// <summary>The tokens of a file.</summary>
/// <param name="All">Every token; they cover the file exactly.</param>
/// <param name="Tokens">Those that the parser sees.</param>
/// <param name="Diagnostics">What is wrong with single tokens.</param>
internal sealed record LexedFile(List<SyntaxToken> All, List<FluxToken> Tokens, List<Diagnostic> Diagnostics);
