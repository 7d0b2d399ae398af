using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Finds types that no turn can be held to, whatever its model: regexes that no automaton can follow, or that nothing matches.</summary>
internal static class ShapeReview
{
    /// <summary>Reports the errors in a turn's type.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="shape">The type of the turn as a shape.</param>
    /// <param name="names">The names of records in shapes.</param>
    /// <param name="report">Receives the diagnostics.</param>
    public static void Check(BoundTurn turn, TurnShape shape, ProgramNames names, LoweringReport report)
    {
        foreach (var problem in TokenConstraint.Check(shape))
        {
            var field = problem.Record is null ? null : FieldOf(turn.TurnType, names, problem.Record, problem.Field);
            var from = field?.Declaration ?? turn.Location;
            report.AddOnce(problem.Regex is { } regex
                ? Describe(DiagnosticBuilder.At(PlaceOf(problem.Text, from)), problem.Text, regex)
                : DiagnosticBuilder.At(from).ShapeTooLarge(turn.Capture.Name, Reason(problem, shape)));
        }
    }

    private static string Reason(ShapeProblem problem, TurnShape shape)
    {
        var part = problem.Field is null ? "it" : $"its field '{problem.Field}'";
        return problem.Kind switch
        {
            ShapeProblemKind.TooDeep => FormattableString.Invariant(
                $"its lists and records are nested more than {TokenConstraint.MostLevels} levels deep, which is the limit; use fewer levels"),
            ShapeProblemKind.ChoiceTooLarge => FormattableString.Invariant(
                $"the {Alternatives(problem, shape):N0} alternatives of {part} have more than {TokenConstraint.MostChoiceCharacters:N0} characters, which is the limit (shared prefixes count once); use fewer or shorter alternatives"),
            _ => FormattableString.Invariant(
                $"its automaton has more than {TokenConstraint.MostStates:N0} states, which is the limit; use shorter texts, or fewer alternatives"),
        };
    }

    private static int Alternatives(ShapeProblem problem, TurnShape shape)
    {
        var value = problem.Record is null ? shape.Value : shape.Records[problem.Record].Fields.First(field => field.Name == problem.Field).Value;
        while (value is ValueShape.ListOf list)
        {
            value = list.Item;
        }

        return value is ValueShape.Choice choice ? choice.Alternatives.Count : 0;
    }

    private static Diagnostic Describe(DiagnosticBuilder at, string pattern, RegexProblem problem)
    {
        var (whole, part) = (RegexExcerpt.Of(pattern), RegexExcerpt.Of(problem.Text));
        return problem.Kind switch
        {
            RegexProblemKind.NothingMatches => at.RegexMatchesNothing(
                whole, problem.Text == pattern ? "Change the regex." : $"'{part}' cannot match at its position."),
            RegexProblemKind.LookAround => at.RegexNotDecodable(whole, $"'{part}' looks ahead or behind, but a turn is generated forward only"),
            RegexProblemKind.BackReference => at.RegexNotDecodable(whole, $"'{part}' refers back to what a group matched"),
            RegexProblemKind.TooLarge => at.RegexNotDecodable(whole, RegexReview.Describe(problem)),
            _ => at.RegexNotDecodable(whole, $"no automaton can match '{part}'"),
        };
    }

    /// <summary>Finds a regex at or after a place in the source; the place itself if it is not found.</summary>
    private static SourceLocation PlaceOf(string pattern, SourceLocation from)
    {
        var written = $"/{pattern}/";
        var at = from.Source.Text.IndexOf(written, from.Span.Start, StringComparison.Ordinal);
        return at < 0 ? from : new SourceLocation(from.Source, new TextSpan(at, written.Length));
    }

    private static RecordFieldSymbol? FieldOf(FluxType type, ProgramNames names, string record, string? field)
    {
        var seen = new HashSet<RecordSymbol>();
        var waiting = new Queue<FluxType>([type]);
        while (waiting.TryDequeue(out var next))
        {
            if (next.Element is { } element)
            {
                waiting.Enqueue(element);
            }
            else if (next.Record is { } symbol && seen.Add(symbol))
            {
                if (names[symbol] == record)
                {
                    return symbol.Fields.FirstOrDefault(known => known.Name == field);
                }

                foreach (var part in symbol.Fields)
                {
                    waiting.Enqueue(part.Type);
                }
            }
        }

        return null;
    }
}
