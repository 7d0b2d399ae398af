using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// An event of a run. The stream of events is the only output of a run; <see cref="Appended"/> and <see cref="Deleted"/> are the only
/// events that change a page-state.
/// </summary>
public abstract record FluxEvent
{
    /// <summary>Tokens generated in the run so far.</summary>
    public int Generated { get; init; }

    /// <summary>The number of the beat, from 0, in the scene that is running.</summary>
    public int Beat { get; init; }

    /// <summary>
    /// Whether the event changes the common window: the narrator's if not everyone sees everything, which contains what everyone sees. Of
    /// several windows that change together, this is the one to count.
    /// </summary>
    public bool IsCommon => this switch
    {
        Appended appended => IsOfAll(appended.View),
        Deleted deleted => IsOfAll(deleted.View),
        _ => true,
    };

    private static bool IsOfAll(string? view) => view is null || view == FluxValue.Character.Narrator.Id;

    /// <summary>The run begins; always the first event.</summary>
    public sealed record RunStarted(
        string Program, string Scene, IReadOnlyDictionary<string, FluxValue> Arguments, string Model, int Window, ulong Seed) : FluxEvent;

    /// <summary>A called scene begins: the events up to its <see cref="Returned"/> are of its own window and beats.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Depth">The depth of the call, from 1.</param>
    /// <param name="Model">The model's address.</param>
    /// <param name="Window">The tokens of its window.</param>
    /// <param name="SumsUp">Whether the scene is called to write a summary, and is not part of the story.</param>
    public sealed record Called(string Scene, int Depth, string Model, int Window, bool SumsUp = false) : FluxEvent
    {
        /// <summary>The name of the coalition that plays the scene as its turn; null for a called scene.</summary>
        public string? PlayedBy { get; init; }
    }

    /// <summary>A called scene is over.</summary>
    public sealed record Returned(string Scene, int Depth, FluxValue.Result Result) : FluxEvent;

    /// <summary>A turn begins.</summary>
    public sealed record TurnStarted(FluxValue.Character Speaker, string Capture, string Segment) : FluxEvent
    {
        /// <summary>Whether a person takes the turn.</summary>
        public bool IsPerson { get; init; }

        /// <summary>The audience of the turn.</summary>
        public Audience SeenBy { get; init; }
    }

    /// <summary>Tokens were inserted into the page-state.</summary>
    /// <param name="At">The position of the first of them.</param>
    /// <param name="Segment">The segment that they belong to.</param>
    /// <param name="Kind">The kind of the segment.</param>
    /// <param name="Tokens">The tokens.</param>
    /// <param name="Text">The text of the tokens, without incomplete characters.</param>
    /// <param name="Again">Whether the segment is written again.</param>
    /// <param name="Model">The model of the page-state; null for the scene's own.</param>
    public sealed record Appended(
        int At, string Segment, SegmentKind Kind, IReadOnlyList<TokenId> Tokens, string Text, bool Again, string? Model) : FluxEvent
    {
        /// <summary>The name of the audience of the page-state; null if everyone sees everything.</summary>
        public string? View { get; init; }

        /// <summary>The bytes of each token; null for a single token whose bytes are those of <see cref="Text"/>.</summary>
        public TokenBytes? Bytes { get; init; }
    }

    /// <summary>Tokens were deleted from the page-state.</summary>
    /// <param name="At">The position of the first of them.</param>
    /// <param name="Count">The number of deleted tokens.</param>
    /// <param name="Segment">The segment that they belonged to.</param>
    /// <param name="Mode">The treatment of the cache of the remaining tokens.</param>
    /// <param name="Model">The model of the page-state; null for the scene's own.</param>
    public sealed record Deleted(int At, int Count, string Segment, CacheMode Mode, string? Model) : FluxEvent
    {
        /// <summary>The name of the audience of the page-state; null if everyone sees everything.</summary>
        public string? View { get; init; }
    }

    /// <summary>
    /// Text for a reader: an entire scripted text, or the next piece of a generated turn that no stop can remove any more. The
    /// concatenated pieces of a turn are its text.
    /// </summary>
    public sealed record Said(SegmentKind Kind, FluxValue.Character Speaker, string Text) : FluxEvent
    {
        /// <summary>The audience of the text.</summary>
        public Audience SeenBy { get; init; }
    }

    /// <summary>A turn is over.</summary>
    /// <param name="Capture">The capture that it was added to.</param>
    /// <param name="By">The name of the stop that ended the turn.</param>
    /// <param name="Text">The text of the turn.</param>
    /// <param name="Tokens">The tokens that were generated for it.</param>
    public sealed record Stopped(string Capture, string By, string Text, int Tokens) : FluxEvent
    {
        /// <summary>The value of a turn with a type; null for a turn of text.</summary>
        public FluxValue? Value { get; init; }

        /// <summary>The probability of each alternative of a choice; null for other turns, or if the model returns none.</summary>
        public IReadOnlyList<KeyValuePair<FluxValue, double>>? Probabilities { get; init; }

        /// <summary>The event of a turn that was taken.</summary>
        internal static Stopped Of(string capture, FluxValue.Turn turn, int tokens) => new(capture, turn.Stop, turn.Said, tokens)
        {
            Value = turn.Value,
            Probabilities = turn.Probabilities,
        };
    }

    /// <summary>The distribution of the next token was compared with one that is recomputed from the same page-state.</summary>
    /// <param name="Nats">KL(exact ‖ cached) in nats: the divergence of the model's cache from the page-state.</param>
    /// <param name="Tokens">The tokens in the page-state.</param>
    /// <param name="Model">The model of the page-state; null for the scene's own.</param>
    public sealed record Audited(double Nats, int Tokens, string? Model) : FluxEvent;

    /// <summary>A page collapsed: generation no longer changes it. Reported when the collapse begins, and again only after it has ended.</summary>
    /// <param name="Kind">The kind of collapse.</param>
    /// <param name="Period">The period in tokens; 1 for a state, 0 for a class.</param>
    /// <param name="Since">The number of the generated token at which it began.</param>
    /// <param name="Model">The model of the page-state; null for the scene's own.</param>
    public sealed record Collapsed(CollapseKind Kind, int Period, int Since, string? Model) : FluxEvent;

    /// <summary>A branch of a <c>choose</c> ended. The events of the chosen branch follow; this is the only event of the others.</summary>
    /// <param name="Number">The number of the branch, from 1.</param>
    /// <param name="Of">The number of branches.</param>
    /// <param name="Value">The measured value of the branch.</param>
    /// <param name="Tokens">The tokens that were generated in it.</param>
    /// <param name="Text">The text of the branch.</param>
    /// <param name="Chosen">Whether the run continues with this branch.</param>
    public sealed record Branched(int Number, int Of, double Value, int Tokens, string Text, bool Chosen) : FluxEvent;

    /// <summary>The amplitudes of a watch, after a text was added or a stop removed some of it.</summary>
    /// <param name="Watch">The watch.</param>
    /// <param name="Speaker">The watched character.</param>
    /// <param name="Found">The amplitudes.</param>
    public sealed record Amplitude(string Watch, FluxValue.Character Speaker, FluxValue.Amplitudes Found) : FluxEvent;

    /// <summary>
    /// A person went back: the run returns to its state after the first <paramref name="To"/> events, and the events after them are no
    /// longer part of it.
    /// </summary>
    /// <param name="To">
    /// The number of events that remain, from the first, counting events that were undone before. The last of them is the beginning or the
    /// end of a person's turn.
    /// </param>
    /// <param name="Asked">The character whose turn is asked for again; null if the text after the turn is generated again.</param>
    public sealed record Undone(int To, FluxValue.Character? Asked) : FluxEvent;

    /// <summary>The run's state was saved; the run can be resumed from here.</summary>
    /// <param name="Bytes">The size of the saved state in bytes.</param>
    public sealed record Checkpointed(long Bytes) : FluxEvent;

    /// <summary>A notice to the user, which does not end the run.</summary>
    public sealed record Noticed(RunFault Fault) : FluxEvent;

    /// <summary>The run is over; always the last event.</summary>
    /// <param name="Result">The result of the scene; if the run ended early, the result so far.</param>
    /// <param name="By">The reason for the end.</param>
    /// <param name="Seed">The run's seed.</param>
    /// <param name="Fault">The fault that ended the run; null if there was none.</param>
    public sealed record Done(FluxValue.Result Result, RunEnd By, ulong Seed, RunFault? Fault) : FluxEvent
    {
        /// <summary>The final values of the scene's slots, and of the program's slots, which are marked. Traces do not contain them.</summary>
        public IReadOnlyDictionary<string, FluxValue> Ending { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, FluxValue>.Empty;
    }
}
