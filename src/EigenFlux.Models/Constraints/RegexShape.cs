using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// The regular expressions that a turn can be held to: those of .NET's that an automaton can follow, with .NET's meaning in every
/// culture alike (<see cref="System.Text.RegularExpressions.RegexOptions.CultureInvariant"/>), but that a character is a Unicode code point.
/// What matches must be the whole text, and the text must be Unicode.
/// </summary>
public static class RegexShape
{
    private static readonly IReadOnlyDictionary<string, RecordShape> NoRecords = new Dictionary<string, RecordShape>();

    /// <summary>
    /// Whether an expression names a line break as a character to match: <c>\n</c> or <c>\r</c>, as an escape, by its number or as it stands, alone
    /// or in a class that is not negated. A turn whose expression names none ends where a new line begins.
    /// </summary>
    /// <param name="pattern">The expression, without slashes around it.</param>
    public static bool NamesLineBreak(string pattern) => Regexes.RegexParser.Parse(pattern).NamesLineBreak;

    /// <summary>What keeps a regular expression from being a shape; null where nothing does.</summary>
    /// <param name="pattern">The expression, without slashes around it.</param>
    public static RegexProblem? Check(string pattern)
    {
        // In quotation marks, as in a record, it takes a few states more than alone.
        var shape = new TurnShape(new ValueShape.ListOf(new ValueShape.Pattern(pattern)), NoRecords);
        return CompiledShapes.Of(shape, spaceBefore: true).Problems switch
        {
            [] => null,
            [{ Regex: { } problem }, ..] => problem,
            _ => new RegexProblem(RegexProblemKind.TooLarge, pattern, 0) { Measure = RegexMeasure.States, Limit = AutomatonBuilder.MostStates },
        };
    }
}
