using System.CommandLine;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Commands;

/// <summary>The common part of the commands that run a program: the trace, the story, the last line or the JSON, and the exit code.</summary>
internal static class RunOutput
{
    public static readonly Option<string> Trace = new("--trace")
    {
        Description = "Write every event to this file, one JSON object per line: each insertion into the window, deletion and turn.",
        HelpName = "FILE.jsonl",
    };

    public static readonly Option<int> AuditCache = new("--audit-cache")
    {
        Description = "Every N generated tokens, compute the next distribution from the window alone, and report how far that from the cache diverges.",
        HelpName = "N",
    };

    public static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "Print only the story and errors.",
    };

    public static readonly Option<bool> Telemetry = new("--telemetry")
    {
        Description = "Send traces and metrics of the run by OTLP (OpenTelemetry), to OTEL_EXPORTER_OTLP_ENDPOINT or a collector on this machine.",
    };

    public static readonly Option<bool> NoStatus = new("--no-status")
    {
        Description = "On a terminal, hide the status line below the story.",
    };

    static RunOutput() => AuditCache.AtLeast(1);

    /// <summary>Reports diagnostics; only errors if <c>--quiet</c> is given.</summary>
    public static void Report(Session session, IEnumerable<Diagnostic> diagnostics) => session.Report(
        session.Parse.GetValue(Quiet) ? diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) : diagnostics);

    /// <summary>Runs a program and prints it.</summary>
    /// <param name="session">The outputs of the command.</param>
    /// <param name="image">The program.</param>
    /// <param name="program">The bound program; null for an image.</param>
    /// <param name="before">The diagnostics that were reported before the run.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="begin">Starts the run.</param>
    public static async Task<int> RunAsync(
        Session session,
        FluxImage image,
        BoundProgram? program,
        IReadOnlyList<Diagnostic> before,
        ulong seed,
        Func<IPerson, CancellationToken, IAsyncEnumerable<FluxEvent>> begin)
    {
        TraceFile? trace = null;
        if (session.Parse.GetValue(Trace) is { } path)
        {
            trace = TraceFile.Create(path, out var problem);
            if (problem is not null)
            {
                session.Report([problem]);
                return Finish(session, [.. before, problem], null, seed);
            }
        }

        using (trace)
        using (var telemetry = session.Parse.GetValue(Telemetry) ? new TelemetryExport() : null)
        {
            var quiet = session.Parse.GetValue(Quiet);
            var presenter = new RunPresenter(session, program, trace, quiet, !session.Parse.GetValue(NoStatus));
            await presenter.RunAsync(image, begin).ConfigureAwait(false);
            List<Diagnostic> found = [.. presenter.Diagnostics];
            if (telemetry?.Finish() is { } unsent)
            {
                found.Add(unsent);
            }

            Report(session, found);
            if (!quiet && !session.Json)
            {
                presenter.Summarise(session.Screen);
            }

            var code = Finish(session, [.. before, .. found], presenter, seed);
            return presenter.End == RunEnd.Interrupted && !presenter.OutputClosed ? ExitCode.Failed : code;
        }
    }

    /// <summary>Writes the JSON if <c>--json</c> is given, and returns the exit code.</summary>
    public static int Finish(Session session, IReadOnlyList<Diagnostic> diagnostics, RunPresenter? presenter, ulong seed)
    {
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                WriteEnd(json, presenter?.Done, presenter?.End ?? RunEnd.Failed, seed);
                presenter?.Audits?.Write(json);
                DiagnosticJson.Write(json, diagnostics);
                json.WriteEndObject();
            });
        }

        return Session.CodeFor(diagnostics);
    }

    /// <summary>Writes the result of a run as members of an object.</summary>
    public static void WriteEnd(Utf8JsonWriter json, FluxEvent.Done? done, RunEnd end, ulong seed)
    {
        json.WritePropertyName("result");
        PlainJson.Write(json, done?.Result ?? new FluxValue.Result([]));
        json.WriteString("stopped", TraceWriter.NameOf(end));
        json.WriteNumber("tokens", done?.Generated ?? 0);
        json.WriteNumber("seed", seed);
    }
}
