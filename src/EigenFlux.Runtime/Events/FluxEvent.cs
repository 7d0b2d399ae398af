using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// Something that happened in a run. The stream of events is the only way that anything outside learns of it; the page-state
/// changes by <see cref="Appended"/> and <see cref="Deleted"/> alone.
/// </summary>
public abstract record FluxEvent
{
    /// <summary>Tokens generated in the run so far.</summary>
    public int Generated { get; init; }

    /// <summary>The number of the beat, from 0, in the scene that is running.</summary>
    public int Beat { get; init; }

    /// <summary>
    /// Whether it changes a window that all have in common: where not everyone sees everything, the narrator's, which has what everyone
    /// sees. Of several windows that change together, this is the one to count.
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
    /// <param name="Depth">How deeply it is called, from 1.</param>
    /// <param name="Model">The model's address.</param>
    /// <param name="Window">The tokens of its window.</param>
    /// <param name="SumsUp">Whether it is called to sum up what was deleted, and is no part of the story.</param>
    public sealed record Called(string Scene, int Depth, string Model, int Window, bool SumsUp = false) : FluxEvent
    {
        /// <summary>The coalition whose turn it is, by its name in the program; null where it is called.</summary>
        public string? PlayedBy { get; init; }
    }

    /// <summary>A called scene is over.</summary>
    public sealed record Returned(string Scene, int Depth, FluxValue.Result Result) : FluxEvent;

    /// <summary>A turn begins.</summary>
    public sealed record TurnStarted(FluxValue.Character Speaker, string Capture, string Segment) : FluxEvent
    {
        /// <summary>Whether a person takes it.</summary>
        public bool IsPerson { get; init; }

        /// <summary>Who will have the turn in their windows.</summary>
        public Audience SeenBy { get; init; }
    }

    /// <summary>Tokens were put into the page-state.</summary>
    /// <param name="At">The position of the first of them.</param>
    /// <param name="Segment">The segment that they belong to.</param>
    /// <param name="Kind">What the segment is for.</param>
    /// <param name="Tokens">The tokens.</param>
    /// <param name="Text">Their text, as far as its characters are whole.</param>
    /// <param name="Again">Whether the segment is written again.</param>
    /// <param name="Model">The model whose page-state it is; null for the scene's own.</param>
    public sealed record Appended(
        int At, string Segment, SegmentKind Kind, IReadOnlyList<TokenId> Tokens, string Text, bool Again, string? Model) : FluxEvent
    {
        /// <summary>Whose view it is, by name; null where everyone sees everything.</summary>
        public string? View { get; init; }

        /// <summary>The bytes of each token; null for one token whose bytes are those of <see cref="Text"/>.</summary>
        public TokenBytes? Bytes { get; init; }
    }

    /// <summary>Tokens were taken out of the page-state.</summary>
    /// <param name="At">The position of the first of them.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Segment">The segment that they belonged to.</param>
    /// <param name="Mode">What was done to the cache of what stays.</param>
    /// <param name="Model">The model whose page-state it is; null for the scene's own.</param>
    public sealed record Deleted(int At, int Count, string Segment, CacheMode Mode, string? Model) : FluxEvent
    {
        /// <summary>Whose view it is, by name; null where everyone sees everything.</summary>
        public string? View { get; init; }
    }

    /// <summary>
    /// Text for a reader: all of a scripted text at once, of a generated turn the next piece that no stop can take back any more.
    /// Together the pieces of a turn are its text.
    /// </summary>
    public sealed record Said(SegmentKind Kind, FluxValue.Character Speaker, string Text) : FluxEvent
    {
        /// <summary>Who has it in their windows.</summary>
        public Audience SeenBy { get; init; }
    }

    /// <summary>A turn is over.</summary>
    /// <param name="Capture">The capture that it was added to.</param>
    /// <param name="By">What stopped it.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Tokens">The tokens that were generated for it.</param>
    public sealed record Stopped(string Capture, string By, string Text, int Tokens) : FluxEvent
    {
        /// <summary>Its value, where the turn has a type; null elsewhere.</summary>
        public FluxValue? Value { get; init; }

        /// <summary>Of a choice, how probable each alternative was; null where nobody knows, or there are none.</summary>
        public IReadOnlyList<KeyValuePair<FluxValue, double>>? Probabilities { get; init; }

        /// <summary>The event of a turn that was taken.</summary>
        internal static Stopped Of(string capture, FluxValue.Turn turn, int tokens) => new(capture, turn.Stop, turn.Said, tokens)
        {
            Value = turn.Value,
            Probabilities = turn.Probabilities,
        };
    }

    /// <summary>The next distribution was compared with the one that is computed anew from the same page-state.</summary>
    /// <param name="Nats">KL(exact ‖ cached) in nats: how far the model's cache is from the page-state.</param>
    /// <param name="Tokens">The tokens in the page-state.</param>
    /// <param name="Model">The model whose page-state it is; null for the scene's own.</param>
    public sealed record Audited(double Nats, int Tokens, string? Model) : FluxEvent;

    /// <summary>A page collapsed: what is said no longer changes. Told when it is met, and again only after it was left.</summary>
    /// <param name="Kind">Which kind of collapse.</param>
    /// <param name="Period">After how many tokens it comes again; 1 for a state, 0 for a class.</param>
    /// <param name="Since">The number of the generated token at which it began.</param>
    /// <param name="Model">The model whose page-state it is; null for the scene's own.</param>
    public sealed record Collapsed(CollapseKind Kind, int Period, int Since, string? Model) : FluxEvent;

    /// <summary>
    /// A branch of a <c>choose</c> is over. What happened in the one that was chosen follows; of the others this is all that is told.
    /// </summary>
    /// <param name="Number">Which, from 1.</param>
    /// <param name="Of">How many there were.</param>
    /// <param name="Value">What it measured.</param>
    /// <param name="Tokens">The tokens that were generated in it.</param>
    /// <param name="Text">What was said in it.</param>
    /// <param name="Chosen">Whether it goes on.</param>
    public sealed record Branched(int Number, int Of, double Value, int Tokens, string Text, bool Chosen) : FluxEvent;

    /// <summary>What a watch has found, after somebody said something or a stop took it back.</summary>
    /// <param name="Watch">The watch.</param>
    /// <param name="Speaker">Who is watched.</param>
    /// <param name="Found">The amplitudes.</param>
    public sealed record Amplitude(string Watch, FluxValue.Character Speaker, FluxValue.Amplitudes Found) : FluxEvent;

    /// <summary>
    /// A person went back: the run is again as it was after the first <paramref name="To"/> events, and what was told after them is no
    /// part of it any more.
    /// </summary>
    /// <param name="To">How many events, from the first on, those that were undone before among them. The last of them is a person's turn that begins, or one that is over.</param>
    /// <param name="Asked">Who is asked for that turn again; null where what came after it is said anew.</param>
    public sealed record Undone(int To, FluxValue.Character? Asked) : FluxEvent;

    /// <summary>The run's state was taken down: from here it can be taken up.</summary>
    /// <param name="Bytes">The size of what was taken down.</param>
    public sealed record Checkpointed(long Bytes) : FluxEvent;

    /// <summary>Something that the user should know, and that does not end the run.</summary>
    public sealed record Noticed(RunFault Fault) : FluxEvent;

    /// <summary>The run is over; always the last event.</summary>
    /// <param name="Result">What the scene returned, or would have.</param>
    /// <param name="By">What ended it.</param>
    /// <param name="Seed">The run's seed.</param>
    /// <param name="Fault">What went wrong; null where nothing did.</param>
    public sealed record Done(FluxValue.Result Result, RunEnd By, ulong Seed, RunFault? Fault) : FluxEvent
    {
        /// <summary>The values of the scene's names at its end, by slot, and of the program's, marked. No trace has them.</summary>
        public IReadOnlyDictionary<string, FluxValue> Ending { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, FluxValue>.Empty;
    }
}
