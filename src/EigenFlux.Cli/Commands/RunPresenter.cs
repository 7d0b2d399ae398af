using System.Diagnostics;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Status;
using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Terminal.Persons;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Cli.Commands;

/// <summary>Prints a run on the outputs and writes its trace. An error of an output ends the run cleanly.</summary>
/// <param name="session">The outputs of the command.</param>
/// <param name="program">The program; null for an image.</param>
/// <param name="trace">The trace; null for none.</param>
/// <param name="quiet">Whether only the story and errors are printed.</param>
/// <param name="status">Whether a terminal shows a status line below the story.</param>
internal sealed class RunPresenter(Session session, BoundProgram? program, TraceFile? trace, bool quiet, bool status)
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly TurnGate gate = new();
    private readonly Stopwatch watch = new();
    private TimeSpan generating;
    private bool traceBroken;
    private bool storyBroken;
    private bool isPersons;

    /// <summary>The diagnostics of the run.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Whether the reader of standard output has closed it.</summary>
    public bool OutputClosed { get; private set; }

    /// <summary>The results of the audits of the cache; null if none were requested.</summary>
    public AuditCount? Audits { get; private set; }

    /// <summary>The run's last event.</summary>
    public FluxEvent.Done? Done { get; private set; }

    /// <summary>The reason for the end of the run; a failed output counts as a failure of the run.</summary>
    public RunEnd End => diagnostics.Exists(problem => problem.Severity == DiagnosticSeverity.Error)
        ? RunEnd.Failed
        : Done?.By ?? RunEnd.Failed;

    /// <summary>Runs a program and prints it.</summary>
    /// <param name="image">The program.</param>
    /// <param name="begin">Starts the run with the person who plays the characters on <c>input</c>.</param>
    public async Task RunAsync(FluxImage image, Func<IPerson, CancellationToken, IAsyncEnumerable<FluxEvent>> begin)
    {
        Audits = session.Parse.GetValue(RunOutput.AuditCache) > 0 ? new AuditCount() : null;
        using var interruption = new Interruption();
        var story = session.Json ? null : Story(image);
        var hues = new SpeakerHues(image);
        using var live = new LiveStatus(status && !quiet && story is not null ? session.Screen : null, image);
        var view = new PersonView();
        var person = new ConsolePerson(
            session.Screen.Error, session.Screen.Editor, gate, () => Prompt(story, live), part => Style.Foreground(hues.Of(part), bold: true), () => view.Show(session.Screen.Error));
        await foreach (var happened in begin(person, interruption.Token).ConfigureAwait(false))
        {
            Trace(happened, interruption);
            view.Take(happened);
            live.Take(happened);
            if (story is not null)
            {
                Print(story, happened, interruption);
            }

            Follow(happened, view, story, live);

            Note(happened);
            live.Show();
        }

        watch.Stop();
        generating = watch.Elapsed - person.Waited;
    }

    /// <summary>Prints the last line: tokens, speed, the reason for the end, and the seed.</summary>
    public void Summarise(Screen screen)
    {
        if (Done is not { } done)
        {
            return;
        }

        var pen = screen.Error;
        if (screen is { OutputIsTerminal: true, ErrorIsTerminal: true })
        {
            pen.Line();
        }

        var seconds = generating.TotalSeconds;
        // The time of a run that is audited is mostly the audits'.
        var speed = Audits?.Words is { } audits ? $" · {audits}" : done.Generated > 0 && seconds > 0 ? FormattableString.Invariant($" · {done.Generated / seconds:N1} tokens/s") : "";
        pen.Line($"{Quantity.Of(done.Generated, "token")}{speed} · stopped: {Ended(End)} · seed {done.Seed}", Style.Dim).Flush();
    }

    private static string Ended(RunEnd end) => end switch
    {
        RunEnd.End => "end",
        RunEnd.Stop => "stop when",
        RunEnd.Input => "end of input",
        RunEnd.Limit => "limit",
        RunEnd.Interrupted => "interrupted",
        _ => "failed",
    };

    private static void Prompt(StoryRenderer? story, LiveStatus live)
    {
        live.Pause();
        story?.Ask();
    }

    private StoryRenderer Story(FluxImage image)
    {
        var screen = session.Screen;
        var aside = screen.OutputIsTerminal && screen.ErrorIsTerminal && !quiet ? screen.Error : null;
        return new StoryRenderer(
            screen.Out, aside, new SpeakerHues(image), screen.OutputIsTerminal ? screen.Out.ProseWidth : 0)
        {
            PrintsPersons = !(Screen.InputIsTerminal && screen.OutputIsTerminal),
        };
    }

    private void Trace(FluxEvent happened, Interruption interruption)
    {
        if (trace is not null && !traceBroken && trace.Write(happened) is { } problem)
        {
            traceBroken = true;
            diagnostics.Add(problem);
            interruption.Cancel();
        }
    }

    private void Print(StoryRenderer story, FluxEvent happened, Interruption interruption)
    {
        try
        {
            if (!storyBroken)
            {
                story.Show(happened);
            }
        }
        catch (OutputClosedException)
        {
            (storyBroken, OutputClosed) = (true, true);
            diagnostics.Add(new DiagnosticBuilder(null).OutputClosed());
            interruption.Cancel();
        }
        catch (IOException problem)
        {
            storyBroken = true;
            diagnostics.Add(new DiagnosticBuilder(null).CannotWrite("The output", EntryFile.Reason(problem)));
            interruption.Cancel();
        }
    }

    /// <summary>Goes back when a person does, and opens the prompt once the story before it has been printed.</summary>
    private void Follow(FluxEvent happened, PersonView view, StoryRenderer? story, LiveStatus live)
    {
        if (happened is FluxEvent.Undone undone)
        {
            story?.GoBack(view.Scenes, undone.Asked);
            live.GoBack(view.Scenes, undone.Generated);
        }

        isPersons = happened is FluxEvent.TurnStarted { IsPerson: true } or FluxEvent.Undone { Asked: not null }
            || (isPersons && happened is not FluxEvent.TurnStarted);
        switch (happened)
        {
            case FluxEvent.TurnStarted turn:
                gate.Open(turn.Speaker.Display);
                break;
            case FluxEvent.Undone { Asked: { } asked }:
                gate.Open(asked.Display);
                break;
            case FluxEvent.Stopped when isPersons:
                view.Turn();
                gate.Close();
                break;
            default:
                gate.Close();
                break;
        }
    }

    private void Note(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.TurnStarted:
                watch.Start();
                break;
            case FluxEvent.Audited audited:
                Audits?.Count(audited);
                break;
            case FluxEvent.Noticed noticed:
                diagnostics.Add(FluxHost.Explain(noticed.Fault, program));
                break;
            case FluxEvent.Done done:
                Done = done;
                if (done.Fault is { } fault)
                {
                    diagnostics.Add(FluxHost.Explain(fault, program));
                }

                if (done.By == RunEnd.Interrupted && !traceBroken && !storyBroken)
                {
                    diagnostics.Add(new DiagnosticBuilder(null).Interrupted(done.Generated));
                }

                break;
        }
    }
}
