using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Parsing;

/// <summary>A file that was parsed, with what its next version can reuse. Immutable.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Lexed">The tokens; null if the text could not be read.</param>
/// <param name="Units">The units.</param>
internal sealed record ParsedFile(FileSyntax Tree, LexedFile? Lexed, UnitCache Units);
