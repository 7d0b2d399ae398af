using System.Text.Json;
using EigenFlux.Runtime.Events;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>Writes test results as JSON.</summary>
internal static class TestJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<(TestReport Report, RepeatedRun Repeated)> reports)
    {
        json.WriteStartObject();
        json.WriteBoolean("passed", reports.All(each => each.Report.Passed));
        json.WriteStartArray("tests");
        foreach (var (report, repeated) in reports)
        {
            foreach (var test in report.Tests)
            {
                Write(json, report, test, repeated);
            }
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, reports.SelectMany(each => each.Report.Diagnostics.Concat(each.Report.Tests.SelectMany(test => test.Diagnostics))));
        json.WriteEndObject();
    }

    /// <summary>An enumeration's value as a word.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void Write(Utf8JsonWriter json, TestReport report, TestResult test, RepeatedRun repeated)
    {
        json.WriteStartObject();
        json.WriteString("name", test.Name);
        json.WriteString("file", DisplayPath.Of(report.Program));
        json.WriteNumber("line", test.Site.Line);
        json.WriteString("outcome", Word(test.Outcome));
        json.WriteNumber("seconds", Math.Round(test.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("cases");
        foreach (var made in test.Cases)
        {
            Write(json, made, test.Cases, repeated);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TestCaseResult made, IReadOnlyList<TestCaseResult> cases, RepeatedRun repeated)
    {
        json.WriteStartObject();
        json.WriteString("scene", made.Scene);
        json.WriteStartObject("arguments");
        foreach (var (name, value) in made.Arguments)
        {
            json.WritePropertyName(name);
            PlainJson.Write(json, value);
        }

        json.WriteEndObject();
        json.WriteNumber("runs", made.Done);
        json.WriteNumber("planned", made.Planned);
        json.WriteNumber("seed", made.FirstSeed);
        json.WriteNumber("tokens", made.Tokens);
        json.WriteNumber("seconds", Math.Round(made.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("expectations");
        foreach (var expectation in made.Expectations)
        {
            Write(json, expectation, cases, repeated);
        }

        json.WriteEndArray();
        json.WriteStartArray("reports");
        foreach (var report in made.Reports)
        {
            Write(json, report);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json, ExpectationResult expectation, IReadOnlyList<TestCaseResult> cases, RepeatedRun repeated)
    {
        json.WriteStartObject();
        json.WriteString("expect", expectation.Source);
        json.WriteNumber("line", expectation.Site.Line);
        json.WriteString("verdict", Word(expectation.Verdict));
        json.WriteString("decidedBy", Word(expectation.DecidedBy));
        Number(json, "measured", expectation.Measured);
        Number(json, "confidence", expectation.Confidence);
        Number(json, "lower", expectation.Bounds?.Lower);
        Number(json, "upper", expectation.Bounds?.Upper);
        json.WriteNumber("runs", expectation.Runs);
        json.WriteNumber("planned", expectation.Planned);
        json.WriteStartArray("counterexamples");
        foreach (var run in expectation.Counterexamples)
        {
            json.WriteStartObject();
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("alike", run.Alike);
            json.WriteStartObject("reads");
            foreach (var read in run.Reads)
            {
                json.WriteString(read.Name, read.Text);
            }

            json.WriteEndObject();
            json.WriteString("command", repeated.Of(cases[run.Case], run.Seed));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportResult report)
    {
        json.WriteStartObject();
        json.WriteString("report", report.Source);
        json.WriteNumber("runs", report.Runs);
        if (report.Text is null)
        {
            json.WriteStartArray("shares");
            foreach (var (text, runs) in report.Shares)
            {
                json.WriteStartObject();
                json.WriteString("text", text);
                json.WriteNumber("runs", runs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else if (report.Value is null)
        {
            json.WriteString("value", report.Text);
        }
        else
        {
            Number(json, "value", report.Value);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
