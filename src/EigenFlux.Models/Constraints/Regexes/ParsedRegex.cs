namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A regular expression that was read.</summary>
/// <param name="Node">What it is.</param>
/// <param name="Broken">Why nothing can be done with it; null where something can.</param>
/// <param name="Beyond">The first thing in it that no automaton can do; null where there is none.</param>
/// <param name="Pieces">The pieces that match one character each, in their order.</param>
/// <param name="Loops">The insides of groups that are repeated and can match nothing.</param>
/// <param name="NamesLineBreak">Whether it names a line break (<c>\n</c> or <c>\r</c>, however it is written) as a character to match.</param>
internal sealed record ParsedRegex(
    RegexNode Node,
    RegexProblem? Broken,
    RegexProblem? Beyond,
    IReadOnlyList<RegexPiece> Pieces,
    IReadOnlyList<(int Start, int End)> Loops,
    bool NamesLineBreak);
