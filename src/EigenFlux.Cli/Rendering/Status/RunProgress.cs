using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Rendering.Status;

/// <summary>
/// Formats the progress of a run in one line: its speed, the fill of its window, the next deletion, and the proximity to a collapse.
/// </summary>
/// <param name="image">The program.</param>
/// <param name="time">The clock.</param>
internal sealed class RunProgress(FluxImage image, TimeProvider time)
{
    // Tokens from which the speed is computed: the last few seconds of a small model.
    private const int Remembered = 64;
    private const int BarColumns = 8;

    private readonly Stack<StatusWindow> windows = new();
    private readonly Stack<CollapseMonitor> monitors = new();
    private readonly Queue<long> drawn = new();
    private int generated;
    private double? speed;

    /// <summary>Takes the next event.</summary>
    public void Take(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.RunStarted run:
                Begin(new StatusWindow(run.Window, image.Plan.Reserve, image.Scenes.GetValueOrDefault(run.Scene)?.Deletion));
                break;
            case FluxEvent.Called called:
                var scene = image.Scenes.GetValueOrDefault(called.Scene);
                Begin(new StatusWindow(called.Window, scene?.Reserve ?? 0, scene?.Deletion));
                break;
            case FluxEvent.Returned when windows.Count > 1:
                windows.Pop();
                monitors.Pop();
                break;
            case FluxEvent.TurnStarted turn when windows.Count > 0:
                windows.Peek().Open = turn.Segment;
                drawn.Clear();
                break;
            case FluxEvent.Stopped when windows.Count > 0:
                windows.Peek().Open = null;
                break;

            // The line has room for one window: that of the scene's own model.
            case FluxEvent.Appended { Model: null, IsCommon: true } appended when windows.Count > 0:
                windows.Peek().Insert(appended.At, appended.Segment, appended.Kind, appended.Tokens.Count);
                Watch(appended);
                break;
            case FluxEvent.Deleted { Model: null, IsCommon: true } deleted when windows.Count > 0:
                windows.Peek().Delete(deleted.At, deleted.Count, deleted.Segment);
                monitors.Peek().Deleted(deleted.At, deleted.Count);
                break;
        }

        if (happened.Generated > generated)
        {
            generated = happened.Generated;
            Tick();
        }
    }

    /// <summary>The run went back to where these scenes were running.</summary>
    public void GoBack(IReadOnlyList<SceneState> scenes, int tokens)
    {
        windows.Clear();
        monitors.Clear();
        drawn.Clear();
        generated = tokens;
        foreach (var state in scenes)
        {
            var scene = image.Scenes.GetValueOrDefault(state.Scene);
            Begin(new StatusWindow(state.Window, scene?.Reserve ?? image.Plan.Reserve, scene?.Deletion));
            foreach (var segment in state.Pages.FirstOrDefault(page => page is { Model: null, IsCommon: true })?.Segments ?? [])
            {
                windows.Peek().Insert(segment.At, segment.Name, segment.Kind, segment.Length);
                monitors.Peek().Inserted(segment.At, segment.Tokens);
            }
        }
    }

    /// <summary>The line, with as much as there is room for.</summary>
    public string Text(int columns)
    {
        var window = windows.Count > 0 ? windows.Peek() : null;
        var line = "";
        Add(speed is { } rate ? FormattableString.Invariant($"{rate:N1} tokens/s") : null);
        if (window is not null)
        {
            var fill = FormattableString.Invariant($"{window.Length:N0}/{window.Size:N0}");
            Add(fill, $"window {Bar((double)window.Length / window.Size, BarColumns)} {fill}");
            if (window.Next() is { } next)
            {
                var when = next.After == 0 ? "next" : $"in {Quantity.Of(next.After, "token")}";
                Add($"{next.Segment} goes {when}", $"{next.Segment} ({Quantity.Of(next.Tokens, "token")}) goes {when}");
            }
        }

        if (monitors.Count > 0)
        {
            var gauge = monitors.Peek().Gauge;
            Add(FormattableString.Invariant($"collapse {gauge * 100:N0} %"), FormattableString.Invariant($"collapse {Bar(gauge, 1)} {gauge * 100:N0} %"));
        }

        return line;

        // The longest form that fits; a part for which there is no room is left out, and shorter ones after it may still come.
        void Add(params ReadOnlySpan<string?> forms)
        {
            for (var i = forms.Length - 1; i >= 0; i--)
            {
                if (forms[i] is { } form)
                {
                    var longer = line.Length == 0 ? Printable.Line(form) : $"{line} · {Printable.Line(form)}";
                    if (TextWidth.Of(longer) <= columns)
                    {
                        line = longer;
                        return;
                    }
                }
            }
        }
    }

    private void Begin(StatusWindow window)
    {
        windows.Push(window);
        monitors.Push(new CollapseMonitor(CollapseSettings.Default));
    }

    /// <summary>Shows the tokens to the monitor, which judges by repetition alone: what the model finds likely is not in the events.</summary>
    private void Watch(FluxEvent.Appended appended)
    {
        var monitor = monitors.Peek();
        if (appended is { Kind: SegmentKind.Turn, Tokens: [var token] } && appended.Generated > generated)
        {
            monitor.Look(null);
            monitor.Drew(token, appended.Generated);
        }

        monitor.Inserted(appended.At, appended.Tokens);
    }

    private void Tick()
    {
        var now = time.GetTimestamp();
        drawn.Enqueue(now);
        if (drawn.Count > Remembered)
        {
            drawn.Dequeue();
        }

        if (drawn.Count > 1 && time.GetElapsedTime(drawn.Peek(), now) is { Ticks: > 0 } passed)
        {
            speed = (drawn.Count - 1) / passed.TotalSeconds;
        }
    }

    /// <summary>A bar of so many columns, in eighths of a column.</summary>
    private static string Bar(double share, int columns)
    {
        const string Upright = "▁▂▃▄▅▆▇█";
        const string Lying = "▏▎▍▌▋▊▉";
        share = Math.Clamp(share, 0, 1);
        if (columns == 1)
        {
            return Upright[(int)Math.Round(share * 7)].ToString();
        }

        var eighths = (int)Math.Round(share * columns * 8);
        var bar = new string('█', eighths / 8) + (eighths % 8 > 0 ? Lying[(eighths % 8) - 1].ToString() : "");
        return bar.PadRight(columns, '░');
    }
}
