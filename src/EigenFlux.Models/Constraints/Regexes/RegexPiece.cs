namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A piece of a regular expression that matches one character.</summary>
/// <param name="Start">Where it begins in the expression, in UTF-16 units.</param>
/// <param name="End">Where it ends there.</param>
/// <param name="Set">The characters that it matches.</param>
internal readonly record struct RegexPiece(int Start, int End, CharSet Set);
