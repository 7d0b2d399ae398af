using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Stops;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>A turn that a person takes: it is asked for, and written into the scene's windows as a whole.</summary>
/// <param name="run">The run.</param>
/// <param name="scene">The scene that the turn is in.</param>
/// <param name="windows">Its windows.</param>
/// <param name="memory">What its author keeps in them.</param>
/// <param name="scope">Its slots.</param>
/// <param name="emit">Receives the events.</param>
internal sealed class PersonTurn(RunState run, SceneProgram scene, SceneWindows windows, SceneMemory memory, RunScope scope, Action<FluxEvent> emit)
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
        var text = windows.Writer.Write(kind, speaker.Display, said);
        windows.Write(new WrittenSegment(segment, SegmentKind.Turn, text, Speaker: speaker.Id) { SeenBy = audience });
        memory.EndTurn(said, speaker, audience);
        var taken = HeardValue.Of(
            new FluxValue.Turn(said, speaker, StopNames.Line, windows.Main.Tokenizer.Tokenize(said).Length, occurrence), turn.Shape);
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

        var said = await run.Drawing.Current.TextAsync(() => new PersonQuestion(run, scene, windows).AskAsync(turn, speaker, kind, audience)).ConfigureAwait(false);
        var length = run.Drawing.Journal.Length;
        var retry = run.Drawing.Current.Integer(0);
        run.Seeds.Vary(retry);
        if (!run.IsWithinBranch)
        {
            run.Persons.Say(length, run.Drawing.Journal.Length, retry);
        }

        return said;
    }
}
