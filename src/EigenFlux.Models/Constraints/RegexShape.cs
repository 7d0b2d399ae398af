using EigenFlux.Models.Constraints.Automata;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// The regular expressions that a turn can be held to: those of .NET's that an automaton can follow, with .NET's meaning in every
/// culture alike (<see cref="System.Text.RegularExpressions.RegexOptions.CultureInvariant"/>). What matches must be the whole text, and
/// the text must be Unicode.
/// </summary>
public static class RegexShape
{
    private static readonly IReadOnlyDictionary<string, RecordShape> NoRecords = new Dictionary<string, RecordShape>();

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
            _ => new RegexProblem(RegexProblemKind.TooLarge, pattern, 0),
        };
    }
}
