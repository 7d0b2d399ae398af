using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux run</c>.</summary>
internal static class RunCommand
{
    private const string SeedVariable = "EFLUX_SEED";

    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A program, or an image that 'eflux compile -o' wrote.",
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = $"The seed: the same program, model and seed give the same story. Without, {SeedVariable} or one drawn by lot, which is told at the end.",
        HelpName = "N",
    };

    private static readonly Option<int> MaximumTokens = new("--max-tokens")
    {
        Description = "The most tokens that the run may generate (100000): what ends a scene that would never stop.",
        HelpName = "N",
        DefaultValueFactory = _ => new RunOptions().MaximumTokens,
    };

    private static readonly Option<string> Trace = new("--trace")
    {
        Description = "Write every event to this file, one JSON object a line: what was put into the window, deleted, said.",
        HelpName = "FILE.jsonl",
    };

    private static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "Print the story, and of what there is to say about it only errors.",
    };

    private static readonly Option<bool> Telemetry = new("--telemetry")
    {
        Description = "Send spans and measurements of the run by OTLP (OpenTelemetry), to OTEL_EXPORTER_OTLP_ENDPOINT or a collector on this machine.",
    };

    private static readonly Option<bool> NoStatus = new("--no-status")
    {
        Description = "On a terminal, leave out the line below the story that tells how the run is getting on.",
    };

    public static Command Create()
    {
        MaximumTokens.AtLeast(1);
        var command = new TaughtCommand(
            "run",
            "Run a program: the story streams as it is generated.",
            "Compiles a program for its model and window, runs its scene, and prints the story as it comes. On a terminal a dim line tells what "
                + "was deleted from the window, and the last line how many tokens were generated, what ended the run, and the seed; in a pipe "
                + "standard output is the story only. Ctrl-C ends a run and keeps what was said. A character that is cast on 'input' is you: lines "
                + "are asked for at the terminal, or read from a pipe.",
            ("eflux run examples/negotiation.eflux --seed 7", "Runs the last scene of the file on the model it names, or on the built-in one."),
            ("eflux run examples/party.eflux --model gemma.gguf --trace party.jsonl", "Runs it on another model, and writes down every event."),
            ("eflux run examples/purse.eflux --json | jq .result", "Gives what the scene returned, as data."))
        {
            FileName, Seed, MaximumTokens, Trace, Telemetry, Quiet, NoStatus, SharedOptions.Json,
        };
        foreach (var option in CompiledFile.Options)
        {
            command.Add(option);
        }

        command.Add(PrefixCacheOptions.Folder);
        command.Add(PrefixCacheOptions.Limit);
        command.SetAction((parse, _) => RunAsync(new Session(parse)));
        return command;
    }

    private static async Task<int> RunAsync(Session session)
    {
        var parse = session.Parse;
        var quiet = parse.GetValue(Quiet);
        var seed = parse.GetValue(Seed) ?? SeedByChance();
        using var host = new FluxHost(PrefixCacheOptions.Apply(CompiledFile.HostOptions(parse), parse));
        var compiled = CompiledFile.Open(host, parse.GetRequiredValue(FileName), parse);
        var diagnostics = new List<Diagnostic>(compiled.Result.Diagnostics);
        session.Report(quiet ? Errors(diagnostics) : diagnostics);
        if (compiled.Image is not { } image)
        {
            return Finish(session, diagnostics, null, seed);
        }

        TraceFile? trace = null;
        if (parse.GetValue(Trace) is { } path)
        {
            trace = TraceFile.Create(path, out var problem);
            if (problem is not null)
            {
                session.Report([problem]);
                return Finish(session, [.. diagnostics, problem], null, seed);
            }
        }

        using (trace)
        using (var telemetry = parse.GetValue(Telemetry) ? new TelemetryExport() : null)
        {
            var told = new ToldRun(session, host, compiled, trace, quiet, !parse.GetValue(NoStatus));
            await told.RunAsync(image, new RunOptions { Seed = seed, MaximumTokens = parse.GetValue(MaximumTokens) }).ConfigureAwait(false);
            List<Diagnostic> found = [.. told.Diagnostics];
            if (telemetry?.Finish() is { } unsent)
            {
                found.Add(unsent);
            }

            session.Report(quiet ? Errors(found) : found);
            if (!quiet && !session.Json)
            {
                told.Summarise(session.Screen);
            }

            var code = Finish(session, [.. diagnostics, .. found], told, seed);
            return told.End == RunEnd.Interrupted && !told.OutputClosed ? ExitCode.Failed : code;
        }
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static ulong SeedByChance() =>
        ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : (ulong)Random.Shared.NextInt64(1, 1L << 32);

    private static int Finish(Session session, IReadOnlyList<Diagnostic> diagnostics, ToldRun? told, ulong seed)
    {
        if (session.Json)
        {
            session.WriteJson(json => Write(json, diagnostics, told, seed));
        }

        return Session.CodeFor(diagnostics);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics, ToldRun? told, ulong seed)
    {
        json.WriteStartObject();
        json.WritePropertyName("result");
        PlainJson.Write(json, told?.Done?.Result ?? new Compiler.Values.FluxValue.Result([]));
        json.WriteString("stopped", TraceWriter.NameOf(told?.End ?? RunEnd.Failed));
        json.WriteNumber("tokens", told?.Done?.Generated ?? 0);
        json.WriteNumber("seed", seed);
        DiagnosticJson.Write(json, diagnostics);
        json.WriteEndObject();
    }
}
