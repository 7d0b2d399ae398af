using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints a run as a story: speech after its speaker's name, narration and settings without; text as it comes.</summary>
/// <param name="pen">Where to.</param>
/// <param name="aside">Where remarks go that are not of the story, such as what was forgotten; null for nowhere.</param>
/// <param name="hues">The speakers' colours.</param>
/// <param name="columns">Where lines are broken between words; 0 for nowhere.</param>
internal sealed class StoryRenderer(Pen pen, Pen? aside, SpeakerHues hues, int columns)
{
    private readonly WordWrapper text = new(pen, columns);
    private readonly ForgottenCount forgotten = new();
    private readonly AmplitudeAsides amplitudes = new();
    private FluxValue.Character? turn;
    private Audience audience;
    private bool begun;
    private bool isTyped;
    private bool any;
    private bool afterProse;
    private FluxValue.Character? played;
    private int summing;
    private bool isOpen;
    private readonly List<FluxEvent> unheard = [];

    /// <summary>
    /// Whether lines that a person typed at a prompt are also printed: if they are not on the terminal already. Lines of a run that is resumed
    /// were typed at another time, and are always printed.
    /// </summary>
    public bool PrintsPersons { get; init; }

    /// <summary>Makes room for a prompt below the story; text typed at it is speech.</summary>
    public void Ask()
    {
        if (any && afterProse)
        {
            pen.Line().Flush();
        }

        (any, afterProse, isTyped) = (true, false, true);
    }

    public void Show(FluxEvent happened)
    {
        forgotten.Count(happened);
        amplitudes.Hear(happened);
        if (summing > 0 && played is not null)
        {
            unheard.Add(happened);
            if (happened is FluxEvent.TurnStarted { IsPerson: true })
            {
                // A person who is asked in a played scene sees its text, from here on too.
                (summing, isOpen) = (0, true);
                unheard.ForEach(Print);
                unheard.Clear();
                pen.Flush();
                return;
            }
        }
        else
        {
            unheard.Clear();
        }

        Print(happened);
        pen.Flush();
    }

    /// <summary>The run went back to where these scenes were running.</summary>
    /// <param name="scenes">The scenes.</param>
    /// <param name="asked">Who is asked again; null where nobody is.</param>
    public void GoBack(IReadOnlyList<SceneState> scenes, FluxValue.Character? asked)
    {
        forgotten.GoBack(scenes);
        unheard.Clear();
        summing = scenes.SkipWhile(scene => !scene.SumsUp).Count();
        (turn, played, begun) = (asked, null, false);
    }

    private void Print(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.Called { SumsUp: true } called when summing == 0:
                summing = 1;
                Aside($"{called.Scene} summarises what was deleted");
                break;
            case FluxEvent.Called { PlayedBy: not null } called when summing == 0 && !isOpen:
                summing = 1;
                played = turn;
                Aside($"{called.Scene} is played in a window of its own, {called.Window:N0} tokens");
                break;
            case FluxEvent.Called or FluxEvent.Returned when summing > 0:
                summing += happened is FluxEvent.Called ? 1 : -1;
                (turn, played) = summing == 0 ? (played, null) : (turn, played);
                break;
            case not FluxEvent.Done when summing > 0:
                break; // What a summary is written with, and a coalition's line, is no part of the story.
            case FluxEvent.TurnStarted started:
                (turn, begun, audience, isTyped) = (started.Speaker, false, started.SeenBy, false);
                Remark();
                break;
            case FluxEvent.Said { Kind: SegmentKind.Turn } said:
                Begin(said.Speaker);
                text.Write(Printable.Prose(said.Text), StyleOf(SegmentKind.Turn, said.Speaker));
                break;
            case FluxEvent.Stopped stopped:
                EndTurn(stopped);
                PrintAmplitudes();
                break;
            case FluxEvent.Said { Kind: SegmentKind.Note } note:
                Aside($"note{Seen(note.SeenBy)}: {note.Text}");
                break;
            case FluxEvent.Said said:
                Remark();
                Open(said.Kind, said.Speaker, said.SeenBy);
                text.Write(Printable.Prose(said.Text), StyleOf(said.Kind, said.Speaker));
                text.EndLine();
                PrintAmplitudes();
                break;
            case FluxEvent.Called called:
                Aside($"{called.Scene} is called in a window of its own, {called.Window:N0} tokens");
                break;
            case FluxEvent.Returned returned:
                Aside($"{returned.Scene} is over");
                break;
            case FluxEvent.Undone:
                if (text.InLine)
                {
                    text.EndLine();
                }

                pen.Line("— taken back —", Style.Dim);
                break;
            case FluxEvent.Collapsed collapsed:
                Aside(CollapseText.Of(collapsed));
                break;
            case FluxEvent.Done:
                if (text.InLine)
                {
                    text.EndLine();
                }

                Remark();
                break;
        }
    }

    private void Begin(FluxValue.Character speaker)
    {
        if (!begun)
        {
            Open(SegmentKind.Turn, speaker, audience);
            begun = true;
        }
    }

    private void EndTurn(FluxEvent.Stopped stopped)
    {
        if (!begun && turn is not null && stopped.Text.Length > 0 && (PrintsPersons || !isTyped))
        {
            Begin(turn);
            text.Write(Printable.Prose(stopped.Text), StyleOf(SegmentKind.Turn, turn));
        }

        if (begun)
        {
            text.EndLine();
        }

        (turn, begun) = (null, false);
    }

    /// <summary>Begins what is said next: an empty line around prose, and before speech the name.</summary>
    private void Open(SegmentKind kind, FluxValue.Character speaker, Audience seenBy)
    {
        if (text.InLine)
        {
            text.EndLine();
        }

        var prose = IsProse(kind, speaker);
        if (any && (prose || afterProse))
        {
            pen.Line();
        }

        (any, afterProse) = (true, prose);
        if (!prose)
        {
            text.Write(Printable.Line(speaker.Display) + (seenBy.IsEveryone ? ":" : ""), Style.Foreground(hues.Of(speaker.Id), bold: true));
            text.Write(seenBy.IsEveryone ? "" : Seen(seenBy) + ":", Style.Dim);
            text.Write(" ", Style.Plain);
        }
        else if (!seenBy.IsEveryone)
        {
            text.Write(Seen(seenBy).TrimStart() + " ", Style.Dim);
        }
    }

    /// <summary>The audience of the printed text; empty if everyone sees it.</summary>
    private static string Seen(Audience audience) => audience.IsEveryone ? "" : $" (seen by {Printable.Line(string.Join(", ", audience.Names))})";

    private static bool IsProse(SegmentKind kind, FluxValue.Character speaker) =>
        kind is not (SegmentKind.Line or SegmentKind.Turn) || speaker.Id == FluxValue.Character.Narrator.Id;

    private static Style StyleOf(SegmentKind kind, FluxValue.Character speaker) =>
        kind == SegmentKind.Setting ? new Style("2;3") : IsProse(kind, speaker) ? Style.Italic : Style.Plain;

    private void PrintAmplitudes()
    {
        foreach (var remark in amplitudes.Take())
        {
            Aside(remark);
        }
    }

    private void Remark()
    {
        if (forgotten.Take() is { } remark)
        {
            Aside(remark);
        }
    }

    private void Aside(string remark)
    {
        if (aside is not null)
        {
            if (text.InLine)
            {
                text.EndLine();
            }

            pen.Flush();
            aside.Line(TextWidth.Fit($"· {Printable.Line(remark)}", aside.Width), Style.Dim).Flush();
        }
    }
}
