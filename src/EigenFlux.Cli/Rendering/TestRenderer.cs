using EigenFlux.Cli.Terminal;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints test results: each test, its runs below it, and their expectations below those.</summary>
/// <param name="pen">Where to.</param>
internal sealed class TestRenderer(Pen pen)
{
    private const int NarrowestExcerpt = 24;
    private const int WidestSource = 56;

    /// <summary>Prints the result of one test.</summary>
    public void Show(TestResult test, RepeatedRun repeated)
    {
        var (mark, style) = MarkOf(test.Outcome);
        pen.Write(mark, style).Write(" ").Write(Printable.Line(test.Name), Style.Bold);
        pen.Line(test.Outcome switch { TestOutcome.Error => "  error", TestOutcome.Interrupted => "  interrupted", _ => "" }, style);
        foreach (var made in test.Cases)
        {
            Show(made, test.Cases, repeated);
        }

        pen.Flush();
    }

    /// <summary>The last line: the number of tests by outcome.</summary>
    public void Summarise(IReadOnlyList<TestResult> tests)
    {
        var said = new List<(string Text, Style Style)>();
        foreach (var (outcome, word, style) in (ReadOnlySpan<(TestOutcome, string, Style)>)
        [
            (TestOutcome.Passed, "passed", Style.Success), (TestOutcome.Failed, "failed", Style.Error),
            (TestOutcome.Error, "with an error", Style.Error), (TestOutcome.Interrupted, "interrupted", Style.Warning),
        ])
        {
            if (tests.Count(test => test.Outcome == outcome) is > 0 and var count)
            {
                said.Add((said.Count == 0 ? $"{Quantity.Of(count, "test")} {word}" : $"{count:N0} {word}", style));
            }
        }

        for (var i = 0; i < said.Count; i++)
        {
            pen.Write(i == 0 ? "" : ", ").Write(said[i].Text, said[i].Style);
        }

        if (said.Count > 0)
        {
            pen.Line().Flush();
        }
    }

    private void Show(TestCaseResult made, IReadOnlyList<TestCaseResult> cases, RepeatedRun repeated)
    {
        pen.Write("  ").Write(Printable.Line(made.Call)).Line($" · {TestWords.Runs(made)}", Style.Dim);
        var sources = made.Expectations.Select(expectation => expectation.Source).Concat(made.Reports.Select(report => report.Source));
        var width = Math.Min(WidestSource, sources.Select(source => TextWidth.Of(source)).DefaultIfEmpty().Max());
        foreach (var expectation in made.Expectations)
        {
            Show(expectation, made, width, cases, repeated);
        }

        foreach (var report in made.Reports)
        {
            pen.Write("    · ", Style.Dim).Write(Padded(report.Source, width), Style.Dim).Line($"  {Printable.Line(TestWords.Report(report))}");
        }
    }

    private void Show(
        ExpectationResult expectation, TestCaseResult made, int width, IReadOnlyList<TestCaseResult> cases, RepeatedRun repeated)
    {
        var (mark, style) = MarkOf(expectation.Verdict);
        pen.Write("    ").Write(mark, style).Write(" ").Write(Padded(expectation.Source, width)).Write($"  {TestWords.Measured(expectation)}");
        pen.Write(expectation.Confidence is { } sure ? $", confidence {TestWords.Number(sure)}" : "", Style.Dim);
        pen.Line(expectation.Runs != made.Done && expectation.Runs > 0 ? $", by {Quantity.Of(expectation.Runs, "run")}" : "", Style.Dim);
        if (TestWords.Verdict(expectation) is { Length: > 0 } verdict)
        {
            pen.Write("      ").Line(verdict, style);
        }

        foreach (var run in expectation.Counterexamples)
        {
            pen.Line(run.Alike > 1 ? $"      seed {run.Seed}, and {Quantity.Of(run.Alike - 1, "run")} like it" : $"      seed {run.Seed}", Style.Dim);
            foreach (var read in run.Reads)
            {
                Show(read);
            }
        }

        if (expectation.Counterexamples is [var first, ..])
        {
            pen.Write("      again: ", Style.Dim).Line(Printable.Line(repeated.Of(cases[first.Case], first.Seed)), Style.Name);
        }
    }

    private void Show(ObservedValue read)
    {
        var name = Printable.Line(read.Name);
        var room = Math.Max(NarrowestExcerpt, pen.Width - 13 - TextWidth.Of(name));
        var text = Printable.Line(read.Text.Replace("\r\n", "\n").Length == read.Text.Length ? read.Text : read.Text.Replace('\r', ' '));
        pen.Write("        ").Write(name, Style.Dim).Write("  ");
        if (read.Start < 0)
        {
            pen.Write("\"").Write(TextWidth.Fit(text, room)).Line("\"");
            return;
        }

        // Where the text is too long, what was looked for stands a third from its left.
        var from = text.Length <= room ? 0 : Math.Clamp(read.Start - (room / 3), 0, text.Length - 1);
        var found = TextWidth.Fit(text.Substring(read.Start, read.Length), room);
        var before = text[from..read.Start];
        var rest = room - TextWidth.Of(before) - TextWidth.Of(found);
        pen.Write("\"").Write(from > 0 ? "…" : "").Write(before).Write(found, Style.Warning);
        pen.Write(rest > 1 ? TextWidth.Fit(text[(read.Start + read.Length)..], rest) : "").Line("\"");
    }

    private static string Padded(string text, int columns) =>
        TextWidth.Of(text) >= columns ? Printable.Line(text) : TextWidth.Pad(Printable.Line(text), columns);

    private static (string Mark, Style Style) MarkOf(TestOutcome outcome) => outcome switch
    {
        TestOutcome.Passed => ("✓", Style.Success),
        TestOutcome.Interrupted => ("…", Style.Warning),
        _ => ("✗", Style.Error),
    };

    private static (string Mark, Style Style) MarkOf(TestVerdict verdict) => verdict switch
    {
        TestVerdict.Holds => ("✓", Style.Success),
        TestVerdict.Fails => ("✗", Style.Error),
        TestVerdict.Undecided => ("?", Style.Warning),
        _ => ("…", Style.Warning),
    };
}
