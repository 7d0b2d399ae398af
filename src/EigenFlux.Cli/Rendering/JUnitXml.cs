using System.Globalization;
using System.Text;
using System.Xml;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// Writes what tests came to as JUnit XML, as build servers read it: a suite for each file, a case for each <c>run</c> of a test with
/// its arguments.
/// </summary>
internal static class JUnitXml
{
    public static byte[] Write(IReadOnlyList<(TestReport Report, RepeatedRun Repeated)> reports)
    {
        var suites = reports.Select(each => (each.Report, Cases: Cases(each.Report, each.Repeated).ToList())).ToList();
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            Count(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            foreach (var (report, cases) in suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(DisplayPath.Of(report.Program)));
                Count(xml, cases);
                cases.ForEach(made => Write(xml, made, DisplayPath.Of(report.Program)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    /// <summary>The text with every character that XML 1.0 cannot hold, half of a pair too, as the replacement character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    private static IEnumerable<Case> Cases(TestReport report, RepeatedRun repeated)
    {
        if (Errors(report.Diagnostics) is { Length: > 0 } broken)
        {
            yield return new Case("program", 1, TimeSpan.Zero) { Error = broken };
        }

        foreach (var test in report.Tests)
        {
            var errors = Errors(test.Diagnostics);
            if (test.Cases.Count == 0)
            {
                yield return new Case(test.Name, test.Site.Line, test.Elapsed) { Error = errors };
            }

            for (var i = 0; i < test.Cases.Count; i++)
            {
                var made = test.Cases[i];
                yield return new Case(test.Cases.Count == 1 ? test.Name : $"{test.Name}: {made.Call}", test.Site.Line, made.Elapsed)
                {
                    // What went wrong ended the test: it was in its last runs.
                    Error = i == test.Cases.Count - 1 ? errors : "",
                    Failures = [.. made.Expectations.Where(IsFailure).Select(failed => (Summary(failed), Details(failed, test, repeated)))],
                    IsSkipped = made.Expectations.Any(expectation => expectation.Verdict == TestVerdict.Unfinished)
                        || (test.Outcome == TestOutcome.Interrupted && made.Done < made.Planned && made.Expectations.Count == 0),
                    Output = Output(made),
                };
            }
        }
    }

    private static bool IsFailure(ExpectationResult expectation) => expectation.Verdict is TestVerdict.Fails or TestVerdict.Undecided;

    private static string Summary(ExpectationResult failed) =>
        $"expect {failed.Source}: {TestWords.Measured(failed)}; {TestWords.Verdict(failed)}";

    private static string Details(ExpectationResult failed, TestResult test, RepeatedRun repeated)
    {
        var text = new StringBuilder().Append(Summary(failed)).Append('\n');
        foreach (var run in failed.Counterexamples)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nseed {run.Seed} ({run.Alike} alike)\n");
            foreach (var read in run.Reads)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {read.Name}: {read.Text}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"  {repeated.Of(test.Cases[run.Case], run.Seed)}\n");
        }

        return text.ToString();
    }

    private static string Output(TestCaseResult made) => string.Concat(
    [
        $"{made.Call}: {TestWords.Runs(made)}\n",
        .. made.Expectations.Select(expectation =>
            $"expect {expectation.Source}: {TestWords.Measured(expectation)} ({TestJson.Word(expectation.Verdict)})\n"),
        .. made.Reports.Select(report => $"report {report.Source}: {TestWords.Report(report)}\n"),
    ]);

    private static string Errors(IEnumerable<Diagnostic> diagnostics) => string.Join(
        '\n', diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString()));

    private static void Count(XmlWriter xml, List<Case> cases)
    {
        xml.WriteAttributeString("tests", Whole(cases.Count));
        xml.WriteAttributeString("failures", Whole(cases.Count(made => made.Error.Length == 0 && made.Failures.Count > 0)));
        xml.WriteAttributeString("errors", Whole(cases.Count(made => made.Error.Length > 0)));
        xml.WriteAttributeString("skipped", Whole(cases.Count(made => made is { Error.Length: 0, Failures.Count: 0, IsSkipped: true })));
        xml.WriteAttributeString("time", Seconds(cases.Aggregate(TimeSpan.Zero, (sum, made) => sum + made.Elapsed)));
    }

    private static void Write(XmlWriter xml, Case made, string file)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(file));
        xml.WriteAttributeString("name", Clean(made.Name));
        xml.WriteAttributeString("file", Clean(file));
        xml.WriteAttributeString("line", Whole(made.Line));
        xml.WriteAttributeString("time", Seconds(made.Elapsed));
        if (made.Error.Length > 0)
        {
            Problem(xml, "error", made.Error.Split('\n')[0], made.Error);
        }
        else if (made.Failures.Count > 0)
        {
            // A case has one failure at most: all its messages, with the counterexamples of each below them.
            Problem(
                xml,
                "failure",
                string.Join(" | ", made.Failures.Select(failure => failure.Message)),
                string.Join('\n', made.Failures.Select(failure => failure.Details)));
        }
        else if (made.IsSkipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", "the test ended before this was decided");
            xml.WriteEndElement();
        }

        if (made.Output.Length > 0)
        {
            xml.WriteElementString("system-out", Clean(made.Output));
        }

        xml.WriteEndElement();
    }

    private static void Problem(XmlWriter xml, string element, string message, string text)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Clean(message));
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed record Case(string Name, int Line, TimeSpan Elapsed)
    {
        public string Error { get; init; } = "";

        public IReadOnlyList<(string Message, string Details)> Failures { get; init; } = [];

        public bool IsSkipped { get; init; }

        public string Output { get; init; } = "";
    }
}
