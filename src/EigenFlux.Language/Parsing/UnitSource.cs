using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>A unit before it is parsed.</summary>
/// <param name="Source">The file.</param>
/// <param name="Shape">All that its parse depends on.</param>
/// <param name="All">The tokens of the file.</param>
/// <param name="Tokens">The tokens of the unit that the parser sees.</param>
/// <param name="Strays">The closing braces that were taken out of it.</param>
/// <param name="SingleMistakes">What is wrong with single tokens of it.</param>
internal sealed record UnitSource(SourceText Source, UnitShape Shape, IReadOnlyList<SyntaxToken> All, List<FluxToken> Tokens,
    List<FluxToken> Strays, List<Diagnostic> SingleMistakes);
