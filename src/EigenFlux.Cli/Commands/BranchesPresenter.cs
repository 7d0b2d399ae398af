using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Cli.Commands;

/// <summary>
/// Runs a program several times in one batch and prints the stories one after another: the first as it is generated, each other one from
/// the point that it has reached when the previous story ends.
/// </summary>
internal sealed class BranchesPresenter(Session session, FluxHost host, CompiledFile compiled)
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<TraceFile> traces = [];

    public async Task<int> RunAsync(FluxImage image, RunOptions options, int count, IReadOnlyList<Diagnostic> before)
    {
        using var interruption = new Interruption();
        diagnostics.AddRange(before);
        var seeds = Enumerable.Range(0, count).Select(i => options.Seed + (ulong)i).ToArray();
        var ends = new FluxEvent.Done?[count];
        var waiting = seeds.Select(_ => new Queue<FluxEvent>()).ToArray();
        if (!OpenTraces(count))
        {
            return Finish(seeds, ends);
        }

        var shown = 0;
        StoryRenderer? story = null;
        try
        {
            await foreach (var (run, happened) in host.RunManyAsync(image, options, seeds, cancellation: interruption.Token).ConfigureAwait(false))
            {
                if (traces.Count > 0 && traces[run].Write(happened) is { } problem)
                {
                    diagnostics.Add(problem);
                    interruption.Cancel();
                    traces.Clear();
                }

                Note(run, happened, ends);
                waiting[run].Enqueue(happened);
                while (shown < count && waiting[shown].TryDequeue(out var next))
                {
                    story ??= Begin(image, shown, seeds[shown]);
                    story?.Show(next);
                    if (next is FluxEvent.Done)
                    {
                        (story, shown) = (null, shown + 1);
                    }
                }
            }
        }
        catch (OutputClosedException)
        {
            diagnostics.Add(new DiagnosticBuilder(null).OutputClosed());
        }
        finally
        {
            traces.ForEach(trace => trace.Dispose());
        }

        RunOutput.Report(session, diagnostics.Skip(before.Count));
        return Finish(seeds, ends);
    }

    private bool OpenTraces(int count)
    {
        if (session.Parse.GetValue(RunOutput.Trace) is not { } path)
        {
            return true;
        }

        for (var i = 1; i <= count; i++)
        {
            var name = Path.Combine(
                Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{i}{Path.GetExtension(path)}");
            if (TraceFile.Create(name, out var problem) is { } trace)
            {
                traces.Add(trace);
                continue;
            }

            diagnostics.Add(problem!);
            session.Report([problem!]);
            traces.ForEach(open => open.Dispose());
            traces.Clear();
            return false;
        }

        return true;
    }

    private void Note(int run, FluxEvent happened, FluxEvent.Done?[] ends)
    {
        switch (happened)
        {
            case FluxEvent.Noticed noticed:
                AddOnce(FluxHost.Explain(noticed.Fault, compiled.Program));
                break;
            case FluxEvent.Done done:
                ends[run] = done;
                if (done.Fault is { } fault)
                {
                    AddOnce(FluxHost.Explain(fault, compiled.Program));
                }
                else if (done.By == RunEnd.Interrupted)
                {
                    AddOnce(new DiagnosticBuilder(null).Interrupted(ends.Sum(end => end?.Generated ?? 0)));
                }

                break;
        }
    }

    /// <summary>Adds a diagnostic unless another run has already reported it.</summary>
    private void AddOnce(Diagnostic diagnostic)
    {
        if (!diagnostics.Exists(other => other.Code == diagnostic.Code && (other.Message == diagnostic.Message || other.Code.Id == "EF5019")))
        {
            diagnostics.Add(diagnostic);
        }
    }

    private StoryRenderer? Begin(FluxImage image, int number, ulong seed)
    {
        if (session.Json)
        {
            return null;
        }

        var screen = session.Screen;
        if (number > 0)
        {
            screen.Out.Line();
        }

        screen.Out.Line($"── {number + 1} · seed {seed} ──", Style.Dim).Flush();
        return new StoryRenderer(
            screen.Out, null, new SpeakerHues(image), screen.OutputIsTerminal ? screen.Out.ProseWidth : 0)
        {
            PrintsPersons = true,
        };
    }

    private int Finish(ulong[] seeds, FluxEvent.Done?[] ends)
    {
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("runs");
                for (var i = 0; i < seeds.Length; i++)
                {
                    json.WriteStartObject();
                    RunOutput.WriteEnd(json, ends[i], ends[i]?.By ?? RunEnd.Failed, seeds[i]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                DiagnosticJson.Write(json, diagnostics);
                json.WriteEndObject();
            });
        }

        return ends.Any(end => end is null or { By: RunEnd.Interrupted or RunEnd.Failed }) ? ExitCode.Failed : Session.CodeFor(diagnostics);
    }
}
