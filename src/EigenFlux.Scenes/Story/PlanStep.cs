using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Story;

/// <summary>One thing that a scene does to its window, as far as it is known before the run.</summary>
public abstract record PlanStep
{
    /// <summary>Whether it is a beat: a step that writes to the window.</summary>
    public bool IsBeat => BeatName.Length > 0;

    /// <summary>The name of the beat; empty for a step that is not a beat.</summary>
    public string BeatName => this switch
    {
        Write write => write.Segment,
        Generate turn => turn.Segment,
        Recall recall => recall.Beat,
        _ => "",
    };

    /// <summary>The characters that it makes live: who may speak, and who is named in the author's own text.</summary>
    public IReadOnlyList<string> Live { get; init; } = [];

    /// <summary>Who has it in their windows.</summary>
    public Audience SeenBy { get; init; }

    /// <summary>Writes a text of known or estimated length.</summary>
    /// <param name="Segment">The segment's name.</param>
    /// <param name="Owner">Whose text it is.</param>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Text">The text, as far as it is known.</param>
    /// <param name="Tokens">Its length.</param>
    /// <param name="Kept">Whether the policy passes over it.</param>
    /// <param name="Depth">A note's depth.</param>
    /// <param name="Said">Whether a person, or a coalition through the scene that it plays, says the text, so that it is a turn.</param>
    public sealed record Write(
        string Segment, string Owner, SegmentKind Kind, string Text, TokenRange Tokens, bool Kept, int? Depth, bool Said = false)
        : PlanStep
    {
        /// <summary>The place of a setting or a note, which identifies the text that it replaces; null for the story.</summary>
        public string? Place { get; init; }

        /// <summary>The places of its tokens that begin within a character, as far as it is known.</summary>
        public IReadOnlyList<int> Within { get; init; } = [];

        /// <summary>The scene that a coalition plays to say the text; null if none.</summary>
        public string? Plays { get; init; }
    }

    /// <summary>Writes a segment again if it is no longer complete in the window.</summary>
    /// <param name="Segment">The segment's name.</param>
    /// <param name="Owner">Whose text it is.</param>
    /// <param name="Kind">What it is for.</param>
    /// <param name="Tokens">Its length.</param>
    /// <param name="Kept">Whether the policy passes over it.</param>
    /// <param name="Depth">A note's depth.</param>
    public sealed record Recall(
        string Segment, string Owner, SegmentKind Kind, TokenRange Tokens, bool Kept = false, int? Depth = null) : PlanStep
    {
        /// <summary>The places of its tokens that begin within a character, as far as it is known.</summary>
        public IReadOnlyList<int> Within { get; init; } = [];

        /// <summary>The beat's name: a segment may be recalled more than once.</summary>
        public string Beat { get; init; } = Segment;
    }

    /// <summary>Generates a turn.</summary>
    /// <param name="Segment">The segment's name.</param>
    /// <param name="Owner">Who speaks.</param>
    /// <param name="Open">The tokens that open it.</param>
    /// <param name="Said">The tokens that are generated.</param>
    /// <param name="Close">The tokens that close it.</param>
    public sealed record Generate(string Segment, string Owner, int Open, TokenRange Said, int Close) : PlanStep
    {
        /// <summary>
        /// The number of tokens that must fit before the first is generated: a choice is made among all of its alternatives. 0 if room is
        /// made token by token.
        /// </summary>
        public int AtOnce { get; init; }
    }

    /// <summary>Calls another scene, in a window of its own.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Arguments">The arguments, as far as they are known.</param>
    public sealed record Call(string Scene, IReadOnlyDictionary<string, FluxValue> Arguments) : PlanStep;

    /// <summary>Removes a segment from the window if it is there.</summary>
    public sealed record Remove(string Segment) : PlanStep;

    /// <summary>Makes an entry of lore matter from here on, or no longer; or at the next turn only, if it is recalled.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Action">Whether it is kept, let go or recalled.</param>
    /// <param name="Now">Whether an entry that is let go is deleted at once, and mentions up to now do not count.</param>
    public sealed record Lore(string Entry, RetainAction Action, bool Now = false) : PlanStep;

    /// <summary>Makes a character live at every beat from here on, or no longer.</summary>
    public sealed record Presence(string Character, bool Present) : PlanStep;

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public sealed record Retain(string Segment, bool Kept) : PlanStep
    {
        /// <summary>
        /// What the segment's absence costs at a generated turn, if it is kept only while that is more than its room is worth; null if it is kept
        /// whatever that costs.
        /// </summary>
        public double? Weight { get; init; }
    }
}
