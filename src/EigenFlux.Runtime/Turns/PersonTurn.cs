using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>A turn that a person takes: it is asked for until the answer will do, and written into the scene's windows as a whole.</summary>
/// <param name="run">The run.</param>
/// <param name="scene">The scene that the turn is in.</param>
/// <param name="pages">Its windows.</param>
/// <param name="memory">What its author keeps in them.</param>
/// <param name="scope">Its slots.</param>
/// <param name="emit">Receives the events.</param>
internal sealed class PersonTurn(RunState run, SceneProgram scene, ScenePages pages, SceneMemory memory, RunScope scope, Action<FluxEvent> emit)
{
    /// <summary>Takes the turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="segment">The turn's segment.</param>
    /// <param name="occurrence">Which turn of its capture it is, from 1.</param>
    /// <param name="audience">Who sees it.</param>
    public async ValueTask RunAsync(
        Instruction.Generate turn, FluxValue.Character speaker, string segment, int occurrence, Audience audience)
    {
        var kind = speaker == FluxValue.Character.Narrator ? WriteKind.Narration : WriteKind.Line;
        emit(new FluxEvent.TurnStarted(speaker, turn.Capture, segment) { IsPerson = true, SeenBy = audience });
        await run.Log.FlushAsync().ConfigureAwait(false);
        var said = await HearAsync(turn, speaker, kind, audience).ConfigureAwait(false);
        var text = pages.Writer.Write(kind, speaker.Display, said);
        pages.Write(new WrittenSegment(segment, SegmentKind.Turn, text, Speaker: speaker.Id) { SeenBy = audience });
        memory.EndTurn(said, speaker, audience);
        var taken = HeardValue.Of(
            new FluxValue.Turn(said, speaker, StopNames.Line, pages.Main.Tokenizer.Tokenize(said).Length, occurrence), turn.Shape);
        scope.Add(turn.Capture, taken);
        emit(FluxEvent.Stopped.Of(turn.Capture, taken, 0));
        await run.Log.FlushAsync().ConfigureAwait(false);
        if (!run.IsWithinBranch)
        {
            run.Persons.Hear(run.Log.Sent);
        }

        await run.CheckpointAsync(isPrecious: true, emit).ConfigureAwait(false);
        if (!run.IsWithinBranch)
        {
            run.Persons.Keep(run.Drawing.Journal.Length);
        }
    }

    /// <summary>What the person says.</summary>
    private async ValueTask<string> HearAsync(
        Instruction.Generate turn, FluxValue.Character speaker, WriteKind kind, Audience audience)
    {
        if (!run.IsWithinBranch)
        {
            run.Persons.Ask(speaker, run.Drawing.Journal.Length, run.Log.Sent);
        }

        while (run.Drawing.Current.Happened(JournalEntry.Asked, 0, static _ => false))
        {
            await run.CheckpointAsync(isPrecious: false, emit).ConfigureAwait(false);
        }

        var said = await run.Drawing.Current.TextAsync(() => AskAsync(turn, speaker, kind, audience)).ConfigureAwait(false);
        var length = run.Drawing.Journal.Length;
        var retry = run.Drawing.Current.Integer(0);
        run.Seeds.Vary(retry);
        if (!run.IsWithinBranch)
        {
            run.Persons.Say(length, run.Drawing.Journal.Length, retry);
        }

        return said;
    }

    /// <summary>Asks until the answer will do.</summary>
    private async ValueTask<string> AskAsync(
        Instruction.Generate turn, FluxValue.Character speaker, WriteKind kind, Audience audience)
    {
        var person = run.Options.Person
            ?? throw new RunFaultException(new RunFault.NoPerson(speaker.Display) { Site = turn.Site });
        var ask = new PersonAsk
        {
            Part = speaker,
            Capture = turn.Capture,
            Shape = turn.Shape,
            Room = Room(speaker, kind, audience),
            OwnWords = SlashWords.Of(scene),
            CanUndo = !run.IsWithinBranch && run.Persons.CanUndo,
            CanRetry = !run.IsWithinBranch && run.Persons.CanRetry,
        };
        while (true)
        {
            PersonRefusal? refused;
            switch (await run.Services.Walker.AwayAsync(person.AskAsync(ask, run.Services.Cancellation)).ConfigureAwait(false))
            {
                case PersonAnswer.Left:
                    throw new RunEndedException(RunEnd.Input, null);
                case PersonAnswer.Undo when ask.CanUndo:
                    throw new RunRewoundException(run.Persons.Undo(run.Drawing.Journal.Entries, run.Log.Sent));
                case PersonAnswer.Undo:
                    refused = new PersonRefusal(PersonRefusalKind.NothingBefore, WhyNot("there is no earlier line to take back"));
                    break;
                case PersonAnswer.Retry when ask.CanRetry:
                    throw new RunRewoundException(run.Persons.Retry(run.Drawing.Journal.Entries, run.Log.Sent));
                case PersonAnswer.Retry:
                    refused = new PersonRefusal(PersonRefusalKind.NothingBefore, WhyNot("nothing was said since the last line that could be generated again"));
                    break;
                case PersonAnswer.GivenUp given:
                    throw new RunFaultException(Fault(ask, given.Where, turn.Site));
                case PersonAnswer.Said answer:
                    var line = PersonLine.Clean(answer.Text);
                    refused = null;
                    if (ask.Shape is { } shape)
                    {
                        var (value, problem) = TypedAnswer.Read(shape, line);
                        line = value ?? "";
                        refused = problem is null ? null : new PersonRefusal(PersonRefusalKind.NotAValue, problem);
                    }
                    else
                    {
                        line = new OwnLabel(pages.Writer.Label(kind is WriteKind.Narration ? null : speaker.Display)).TakenOff(line);
                    }

                    refused ??= TooLong(line, ask.Room);
                    if (refused is null)
                    {
                        return line;
                    }

                    break;
                default:
                    throw new InvalidOperationException("The person gave no answer.");
            }

            ask = ask with { Refused = refused };
        }
    }

    private string WhyNot(string reason) => run.IsWithinBranch ? "nothing can be taken back within the branches of a 'choose'" : reason;

    /// <summary>The most tokens that a line may have: what is in every window with the reserve, and may not be deleted, leaves so many.</summary>
    private int Room(FluxValue.Character speaker, WriteKind kind, Audience audience)
    {
        var frame = pages.Writer.Write(kind, speaker.Display, "");
        return Math.Max(0, pages.Of(audience).Select(page => page.Page).Select(page => page.Room - page.Plan.Reserve - frame.Tokenize(page.Tokenizer).Length)
            .DefaultIfEmpty(0).Min());
    }

    private PersonRefusal? TooLong(string line, int room)
    {
        // Every token has at least a byte, and most have more: a line that is far too long is not counted first.
        const int LongestToken = 64;
        var tokens = line.Length / LongestToken > room ? (int?)null : pages.Each.Max(page => page.Page.Tokenizer.Tokenize(line).Length);
        return tokens <= room
            ? null
            : new PersonRefusal(PersonRefusalKind.TooLong, FormattableString.Invariant(
                $"the line has {line.Length:N0} characters{(tokens is { } counted ? FormattableString.Invariant($" ({counted:N0} tokens)") : "")}, but the window of {pages.Main.Plan.Window:N0} tokens has room for {room:N0}"));
    }

    private static RunFault Fault(PersonAsk ask, string where, SourceSite site)
    {
        var (part, reason) = (ask.Part.Display, ask.Refused?.Reason ?? "there is no answer");
        return ask.Refused?.Kind == PersonRefusalKind.TooLong
            ? new RunFault.LineTooLong(part, reason, where) { Site = site }
            : new RunFault.AnswerRefused(part, reason, where) { Site = site };
    }
}
