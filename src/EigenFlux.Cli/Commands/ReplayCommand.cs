using System.CommandLine;
using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Files;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux replay</c>.</summary>
internal static class ReplayCommand
{
    // A window of many segments is not listed as a whole.
    private const int MostNames = 12;

    private static readonly Argument<string> FileName = new("TRACE")
    {
        Description = "A trace that 'eflux run … --trace FILE.jsonl' wrote, or - for standard input.",
    };

    private static readonly Option<int?> At = new("--at")
    {
        Description = "The moment: after N generated tokens, just before the next one is drawn. Default: the end of the trace.",
        HelpName = "TOKEN",
    };

    private static readonly Option<string> Segment = new("--segment")
    {
        Description = "Show only the segment of this name.",
        HelpName = "NAME",
    };

    private static readonly Option<string> ViewOf = new("--view")
    {
        Description = "Show only what this character sees, if not everyone sees everything.",
        HelpName = "NAME",
    };

    public static Command Create()
    {
        At.AtLeast(0);
        var command = new DocumentedCommand(
            "replay",
            "Show what was in the window at any moment of a run, from its trace.",
            "Reads a trace and rebuilds the exact window after a number of generated tokens: its segments in order, each with "
                + "its kind, its tokens, its position in the window and its text. No model is opened and nothing is run. If a called scene was "
                + "running, its window is shown, and how full the windows of the waiting scenes are.",
            ("eflux replay party.jsonl --at 300", "Shows the window from which the token after the 300th was drawn."),
            ("eflux replay party.jsonl", "Shows the last window of the run."),
            ("eflux replay party.jsonl --at 300 --segment Ada --json", "Prints one of its segments as data."))
        {
            FileName, At, Segment, ViewOf, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var read = Read(session.Parse.GetRequiredValue(FileName));
        var diagnostics = new List<Diagnostic>(read.Diagnostics);
        var view = read.Trajectory is { } trajectory ? View(trajectory, session, diagnostics) : null;
        session.Report(diagnostics);
        if (session.Json)
        {
            session.WriteJson(json => PageStateJson.Write(json, view, diagnostics));
        }
        else if (view is not null)
        {
            new PageStateText(session.Screen.Out).Render(view);
        }

        return Session.CodeFor(diagnostics);
    }

    private static TraceResult Read(string path)
    {
        if (path == InputText.StandardInput)
        {
            using var input = Console.OpenStandardInput();
            return FluxHost.ReadTrace("standard input", input);
        }

        if (EntryFile.Check(path) is { } problem)
        {
            return new TraceResult(null, [problem]);
        }

        try
        {
            using var file = SafeFile.Open(path, orPipe: true);
            return FluxHost.ReadTrace(path, file);
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            return new TraceResult(null, [new DiagnosticBuilder(null).FileUnreadable(path, EntryFile.Reason(refused))]);
        }
    }

    /// <summary>The requested view; null if there is no such moment or segment.</summary>
    private static PageStateView? View(Trajectory trajectory, Session session, List<Diagnostic> diagnostics)
    {
        var at = session.Parse.GetValue(At);
        if (at > trajectory.Generated)
        {
            diagnostics.Add(new DiagnosticBuilder(null).NoSuchMoment(at.Value, trajectory.Generated));
            return null;
        }

        var moment = at is { } token ? trajectory.AtToken(token) : trajectory.Now;
        var name = session.Parse.GetValue(Segment);
        var view = new PageStateView(moment, trajectory.Generated, name, session.Parse.GetValue(ViewOf));
        if (view.Viewer is { } viewer && !view.Viewers.Contains(viewer))
        {
            diagnostics.Add(new DiagnosticBuilder(null).NoSuchView(
                viewer, Suggestion.For(viewer, view.Viewers), view.Viewers.Count == 0 ? "none: everyone sees everything" : string.Join(", ", view.Viewers)));
            return null;
        }

        if (name is not null && view.IsEmpty)
        {
            var names = moment.Scenes.Reverse().SelectMany(scene => scene.Pages).SelectMany(page => page.Segments)
                .Select(segment => segment.Name).Distinct().ToList();
            var listed = names.Count > MostNames ? [.. names.Take(MostNames), $"{names.Count - MostNames} more"] : names;
            diagnostics.Add(new DiagnosticBuilder(null).SegmentNotThen(
                name, Suggestion.For(name, names), names.Count == 0 ? "none" : string.Join(", ", listed)));
            return null;
        }

        if (view.Inexact is { Count: > 0 } inexact)
        {
            diagnostics.Add(new DiagnosticBuilder(null).TextNotExact(string.Join(", ", inexact)));
        }

        return view;
    }
}
