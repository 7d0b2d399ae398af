using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Finds regexes that nothing can be searched with, wherever they are written.</summary>
internal static class RegexReview
{
    /// <summary>Finds the errors in the regexes of a program.</summary>
    public static IEnumerable<Diagnostic> Problems(BoundProgram program) => program.Regexes
        .Select(regex => RegexSearch.Of(regex.Pattern).Problem is { } problem ? Describe(DiagnosticBuilder.At(regex.Location), problem) : null)
        .OfType<Diagnostic>();

    /// <summary>Describes the exceeded limit of a regex, as a clause without a full stop.</summary>
    public static string Describe(RegexProblem problem) => problem.Measure switch
    {
        RegexMeasure.Length => FormattableString.Invariant($"it has {problem.Size:N0} characters; the limit is {problem.Limit:N0}"),
        RegexMeasure.Nesting => FormattableString.Invariant($"its groups are nested {problem.Size:N0} or more levels deep; the limit is {problem.Limit:N0}"),
        RegexMeasure.Expansion => FormattableString.Invariant(
            $"'{RegexExcerpt.Of(problem.Text)}' has {problem.Size:N0} characters with its repeats expanded; the limit is {problem.Limit:N0}"),
        RegexMeasure.States => FormattableString.Invariant(
            $"its automaton would exceed the limit of {problem.Limit:N0} states, mostly because of '{RegexExcerpt.Of(problem.Text)}'"),
        RegexMeasure.Work => FormattableString.Invariant(
            $"its automaton would exceed the limit of {problem.Limit:N0} construction steps, mostly because of '{RegexExcerpt.Of(problem.Text)}'"),
        RegexMeasure.Kinds => FormattableString.Invariant(
            $"it distinguishes {problem.Size:N0} classes of characters above U+FFFF; the limit is {problem.Limit:N0}"),
        _ => throw new InvalidOperationException($"{problem.Kind} has no size."),
    };

    private static Diagnostic Describe(DiagnosticBuilder at, RegexProblem problem) => problem.Kind switch
    {
        RegexProblemKind.Malformed => at.BadRegex(FormattableString.Invariant($"at offset {problem.Position}: {problem.Reason}")),
        RegexProblemKind.Unbounded => at.RegexUnbounded(RegexExcerpt.Of(problem.Text)),
        _ => at.RegexTooLarge(Describe(problem)),
    };
}
