using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// The regular expressions that can constrain a turn: those .NET expressions that an automaton can match. They have .NET's
/// culture-invariant meaning (<see cref="System.Text.RegularExpressions.RegexOptions.CultureInvariant"/>), except that a
/// character is a Unicode code point. The entire text must match, and it must be valid Unicode.
/// </summary>
public static class RegexShape
{
    private static readonly IReadOnlyDictionary<string, RecordShape> NoRecords = new Dictionary<string, RecordShape>();

    /// <summary>
    /// Whether an expression names a line break as a character to match: <c>\n</c> or <c>\r</c>, as an escape, a number or a
    /// literal character, alone or in a class that is not negated. A turn whose expression names no line break ends at the first
    /// one.
    /// </summary>
    /// <param name="pattern">The expression, without slashes around it.</param>
    public static bool NamesLineBreak(string pattern) => Regexes.RegexParser.Parse(pattern).NamesLineBreak;

    /// <summary>The reason why a regular expression cannot constrain a turn; null if it can.</summary>
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
