using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>What is not made of other values, and no choice: its texts as a regular expression.</summary>
internal static class Terminals
{
    /// <summary>The most states of a regular expression, over code points.</summary>
    public const int MostRegexStates = 20_000;

    private static readonly RegexNode WholeNumber = Own("-?(0|[1-9][0-9]{0,17})");
    private static readonly RegexNode Real = Own(@"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][+\-]?[0-9]{1,2})?");
    private static readonly RegexNode Truth = Own("true|false");
    private static readonly RegexNode Prose = new RegexNode.Repeat(new RegexNode.One(CharSet.All), 0, null);

    /// <summary>Whether a value of the shape is a JSON string inside a list or a record.</summary>
    public static bool IsText(ValueShape shape) => shape is ValueShape.Choice or ValueShape.Pattern or ValueShape.Prose;

    /// <summary>Whether a shape is no list and no record.</summary>
    public static bool IsTerminal(ValueShape shape) => shape is not (ValueShape.ListOf or ValueShape.RecordOf);

    /// <summary>The texts of a shape that is no list and no record.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="spaceBefore">Whether a space may come before.</param>
    /// <param name="isBare">Whether the text stands alone: a new line is then the end of it, unless a regular expression names the line break.</param>
    /// <returns>An automaton, or why there is none.</returns>
    public static (UnitAutomaton? Units, RegexProblem? Problem) Make(ValueShape shape, bool spaceBefore, bool isBare)
    {
        var expression = shape switch
        {
            ValueShape.WholeNumber => WholeNumber,
            ValueShape.Real => Real,
            ValueShape.Truth => Truth,
            ValueShape.Pattern => RegexNode.Nothing,
            _ => Prose,
        };
        var without = CharSet.None;
        if (shape is ValueShape.Pattern pattern)
        {
            var parsed = RegexParser.Parse(pattern.Regex);
            if ((parsed.Broken ?? parsed.Beyond) is { } problem)
            {
                return (null, problem);
            }

            expression = parsed.Node;
            without = isBare && !parsed.NamesLineBreak ? CharSet.LineBreaks : without;
        }

        var (units, measure) = expression.Size > RegexGraph.MostSize
            ? (null, RegexMeasure.Expansion)
            : Determiniser.Make(new RegexGraph(expression, spaceBefore, without), MostRegexStates);
        return units is not null || shape is not ValueShape.Pattern { Regex: var whole } ? (units, null) : (null, TooLarge(whole, expression, measure));
    }

    /// <summary>What of an expression is too large: its largest repeated part, and all of it where nothing is repeated.</summary>
    private static RegexProblem TooLarge(string pattern, RegexNode expression, RegexMeasure measure)
    {
        var largest = Repeats(expression).MaxBy(repeat => repeat.Size);
        var (start, end) = largest is null ? (0, pattern.Length) : (largest.Start, largest.End);
        return new RegexProblem(RegexProblemKind.TooLarge, pattern[start..end], start)
        {
            Measure = measure,
            Size = measure == RegexMeasure.Expansion ? largest?.Size ?? expression.Size : 0,
            Limit = measure switch
            {
                RegexMeasure.Expansion => RegexGraph.MostSize,
                RegexMeasure.States => MostRegexStates,
                _ => Determiniser.MostWork,
            },
        };
    }

    private static IEnumerable<RegexNode.Repeat> Repeats(RegexNode node) =>
        (node is RegexNode.Repeat repeat ? (IEnumerable<RegexNode.Repeat>)[repeat] : []).Concat(node.Inside.SelectMany(Repeats));

    private static RegexNode Own(string pattern) => RegexParser.Parse(pattern).Node;
}
