using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Finds regexes that nothing can be searched with, wherever they are written.</summary>
internal static class RegexReview
{
    /// <summary>What is wrong with the regexes of a program.</summary>
    public static IEnumerable<Diagnostic> Problems(BoundProgram program) => program.Regexes
        .Select(regex => RegexSearch.Of(regex.Pattern).Problem is { } problem ? Tell(DiagnosticBuilder.At(regex.Location), problem) : null)
        .OfType<Diagnostic>();

    /// <summary>What there is too much of in a regex, a sentence without its full stop.</summary>
    public static string Describe(RegexProblem problem) => problem.Measure switch
    {
        RegexMeasure.Length => FormattableString.Invariant($"it has {problem.Size:N0} characters, and may have {problem.Limit:N0}"),
        RegexMeasure.Nesting => FormattableString.Invariant($"its groups are {problem.Size:N0} deep or more, and may be {problem.Limit:N0} deep in one another"),
        RegexMeasure.Expansion => FormattableString.Invariant(
            $"'{RegexExcerpt.Of(problem.Text)}' is {problem.Size:N0} characters when what it repeats is written out, and may be {problem.Limit:N0}"),
        RegexMeasure.States => FormattableString.Invariant(
            $"its automaton would have more than {problem.Limit:N0} states, which is the limit; most of it is '{RegexExcerpt.Of(problem.Text)}'"),
        RegexMeasure.Work => FormattableString.Invariant(
            $"its automaton would take more than {problem.Limit:N0} steps to make, which is the limit; most of it is '{RegexExcerpt.Of(problem.Text)}'"),
        RegexMeasure.Kinds => FormattableString.Invariant(
            $"it tells {problem.Size:N0} kinds of characters beyond U+FFFF apart, and may tell {problem.Limit:N0}"),
        _ => throw new InvalidOperationException($"Nothing is counted of {problem.Kind}."),
    };

    private static Diagnostic Tell(DiagnosticBuilder at, RegexProblem problem) => problem.Kind switch
    {
        RegexProblemKind.Malformed => at.BadRegex(FormattableString.Invariant($"at offset {problem.Position}: {problem.Reason}")),
        RegexProblemKind.Unbounded => at.RegexUnbounded(RegexExcerpt.Of(problem.Text)),
        _ => at.RegexTooLarge(Describe(problem)),
    };
}
