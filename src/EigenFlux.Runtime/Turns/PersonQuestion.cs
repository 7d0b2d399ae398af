using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>Asks a person for a line until there is one that the turn can have.</summary>
/// <param name="run">The run.</param>
/// <param name="scene">The scene that the turn is in.</param>
/// <param name="windows">Its windows.</param>
internal sealed class PersonQuestion(RunState run, SceneProgram scene, SceneWindows windows)
{
    /// <summary>Asks until the answer is accepted.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="speaker">The character that the person plays.</param>
    /// <param name="kind">Whether the line is narration.</param>
    /// <param name="audience">Who sees the line.</param>
    /// <returns>The line.</returns>
    /// <exception cref="RunFaultException">There is no person, or the person gave up.</exception>
    /// <exception cref="RunEndedException">The person left.</exception>
    /// <exception cref="RunRewoundException">The person takes a line back.</exception>
    public async ValueTask<string> AskAsync(
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
                        line = new OwnLabel(windows.Writer.Label(kind is WriteKind.Narration ? null : speaker.Display)).TakenOff(line);
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
        var frame = windows.Writer.Write(kind, speaker.Display, "");
        return Math.Max(0, windows.Of(audience).Select(window => window.Room - window.Plan.Reserve - frame.Tokenize(window.Tokenizer).Length)
            .DefaultIfEmpty(0).Min());
    }

    private PersonRefusal? TooLong(string line, int room)
    {
        // Every token has at least a byte, and most have more: a line that is far too long is not counted first.
        const int LongestToken = 64;
        var tokens = line.Length / LongestToken > room ? (int?)null : windows.All.Max(window => window.Tokenizer.Tokenize(line).Length);
        return tokens <= room
            ? null
            : new PersonRefusal(PersonRefusalKind.TooLong, FormattableString.Invariant(
                $"the line has {line.Length:N0} characters{(tokens is { } counted ? FormattableString.Invariant($" ({counted:N0} tokens)") : "")}, but the window of {windows.Main.Plan.Window:N0} tokens has room for {room:N0}"));
    }

    private static RunFault Fault(PersonAsk ask, string where, SourceSite site)
    {
        var (part, reason) = (ask.Part.Display, ask.Refused?.Reason ?? "there is no answer");
        return ask.Refused?.Kind == PersonRefusalKind.TooLong
            ? new RunFault.LineTooLong(part, reason, where) { Site = site }
            : new RunFault.AnswerRefused(part, reason, where) { Site = site };
    }
}
