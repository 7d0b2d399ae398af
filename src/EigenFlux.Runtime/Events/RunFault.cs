using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Events;

/// <summary>
/// An error of a run, or a notice to its user, as data: one record for each kind. Hosts supply the messages. Their kinds are
/// public: traces and telemetry contain them.
/// </summary>
public abstract record RunFault
{
    /// <summary>The stable name of the kind, such as <c>WindowFull</c>: the name of the record, or its name in earlier releases.</summary>
    public virtual string Kind => GetType().Name;

    /// <summary>The name of the thing that the fault concerns, or the reason in words; empty if there is none. Traces contain it.</summary>
    public abstract string Subject { get; }

    /// <summary>The place in the program; null if the fault has none.</summary>
    public SourceSite? Site { get; init; }

    /// <summary>A model failed, or does not support an operation.</summary>
    /// <param name="Failure">The model's failure.</param>
    public sealed record Model(ModelException Failure) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Failure.Message;
    }

    /// <summary>An expression cannot be computed.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record Evaluation(string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reason;
    }

    /// <summary>The segments that may not be deleted fill the window.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Needed">The tokens that must be in the window.</param>
    /// <param name="Window">The window, in tokens.</param>
    public sealed record WindowFull(string Scene, int Needed, int Window) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Scene;
    }

    /// <summary>A character is cast on a person, and the host has no person.</summary>
    /// <param name="Part">The character's display name.</param>
    public sealed record NoPerson(string Part) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Part;
    }

    /// <summary>A limit of the run was reached.</summary>
    /// <param name="Reached">The limit.</param>
    /// <param name="Most">The number of statements or tokens that it allows.</param>
    public sealed record Limit(RunLimit Reached, long Most) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reached switch
        {
            RunLimit.Statements => FormattableString.Invariant($"{Most:N0} statements"),
            RunLimit.GeneratedTokens => FormattableString.Invariant($"{Most:N0} generated tokens"),
            _ => throw new InvalidOperationException($"{Reached} is not a limit of a run."),
        };
    }

    /// <summary>A value would exceed a size limit.</summary>
    /// <param name="Reason">The exceeded limit, as a sentence.</param>
    public sealed record ValueTooLarge(string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reason;
    }

    /// <summary>A <c>choose</c> has too many branches.</summary>
    /// <param name="Branches">The branches that it asks for.</param>
    /// <param name="Most">The branches that it may have.</param>
    public sealed record TooManyBranches(long Branches, int Most) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => FormattableString.Invariant($"{Branches:N0}");
    }

    /// <summary>Scenes call each other too deeply.</summary>
    /// <param name="Scene">The scene that would be called.</param>
    /// <param name="Depth">The maximum depth of calls.</param>
    public sealed record CallsTooDeep(string Scene, int Depth) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Scene;
    }

    /// <summary>A called scene cannot be laid out.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Problem">The fatal problem of its plan.</param>
    public sealed record PlanRefused(string Scene, PlanProblem Problem) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Scene;
    }

    /// <summary>The image was compiled for another tokenizer.</summary>
    /// <param name="Uri">The model's URI.</param>
    /// <param name="Program">The image's program.</param>
    public sealed record ImageMismatch(string Uri, string Program) : RunFault
    {
        /// <inheritdoc/>
        public override string Kind => "ForeignImage";

        /// <inheritdoc/>
        public override string Subject => Uri;
    }

    /// <summary>The next speaker was drawn at random, because the model returns no probabilities.</summary>
    /// <param name="Uri">The model's URI.</param>
    /// <param name="Names">The display names of those who could speak.</param>
    public sealed record SpeakerDrawn(string Uri, IReadOnlyList<string> Names) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Uri;
    }

    /// <summary>A scene that was to summarize deleted text wrote nothing.</summary>
    /// <param name="Summarizer">The scene that was to write the summary.</param>
    /// <param name="Scene">The scene whose text was deleted.</param>
    public sealed record SummaryEmpty(string Summarizer, string Scene) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Summarizer;
    }

    /// <summary>The cache of a model cannot be audited.</summary>
    /// <param name="Uri">The model's URI.</param>
    /// <param name="Reason">Why, without a full stop.</param>
    public sealed record AuditRefused(string Uri, string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Uri;
    }

    /// <summary>A saved prefix cannot be used.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record PrefixIgnored(string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reason;
    }

    /// <summary>The computed cache of a prefix cannot be saved.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record PrefixNotKept(string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reason;
    }

    /// <summary>The computed cache of a prefix is larger than the limit of saved prefixes.</summary>
    /// <param name="Size">The size of the prefix in bytes.</param>
    /// <param name="Most">The limit in bytes.</param>
    public sealed record PrefixTooLarge(long Size, long Most) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => "";
    }

    /// <summary>The clock went back or jumped forward; the jump does not count.</summary>
    public sealed record ClockJumped : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => "";
    }

    /// <summary>A checkpoint could not be written; the run continues.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record CheckpointUnwritten(string Reason) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Reason;
    }

    /// <summary>A watch is on a model without probabilities.</summary>
    /// <param name="Watch">The watch.</param>
    /// <param name="Uri">The model's URI.</param>
    /// <param name="Watched">The display name of the character that is watched.</param>
    public sealed record WatchNeedsProbabilities(string Watch, string Uri, string Watched) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Watch;
    }

    /// <summary>A premise does not fit in a model's window.</summary>
    /// <param name="Premise">The premise.</param>
    /// <param name="Scene">The scene that watches it.</param>
    /// <param name="Needed">The tokens that are needed.</param>
    /// <param name="Most">The model's largest window, in tokens.</param>
    /// <param name="Fitting">A window of the scene with which it fits, in tokens; 0 if there is none.</param>
    public sealed record PremiseTooLong(string Premise, string Scene, int Needed, int Most, int Fitting) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Premise;
    }

    /// <summary>A coalition plays a scene whose result is not a value of the turn's type. The result stays text.</summary>
    /// <param name="Coalition">The coalition's display name.</param>
    /// <param name="Scene">The scene that it plays.</param>
    /// <param name="Capture">The turn's capture.</param>
    public sealed record PlayedNoValue(string Coalition, string Scene, string Capture) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Coalition;
    }

    /// <summary>A person's line is longer than the window has room for.</summary>
    /// <param name="Part">The character's display name.</param>
    /// <param name="Reason">Why it is refused.</param>
    /// <param name="Where">The place of the line, such as <c>line 1</c>; empty if it is unknown.</param>
    public sealed record LineTooLong(string Part, string Reason, string Where) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Part;
    }

    /// <summary>A person's answer is refused.</summary>
    /// <param name="Part">The character's display name.</param>
    /// <param name="Reason">Why it is refused.</param>
    /// <param name="Where">The place of the answer, such as <c>line 1</c>; empty if it is unknown.</param>
    public sealed record AnswerRefused(string Part, string Reason, string Where) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Part;
    }

    /// <summary>No value of a typed turn fits in its bound. The turn is empty.</summary>
    /// <param name="Capture">The turn's capture.</param>
    /// <param name="Shortest">The tokens of the shortest value.</param>
    /// <param name="Bound">The bound, in tokens.</param>
    public sealed record ValueTooLong(string Capture, int Shortest, int Bound) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Capture;
    }

    /// <summary>The model's vocabulary has no value of a typed turn.</summary>
    /// <param name="Capture">The turn's capture.</param>
    /// <param name="Uri">The model's URI.</param>
    public sealed record CannotSpell(string Capture, string Uri) : RunFault
    {
        /// <inheritdoc/>
        public override string Subject => Capture;
    }

    /// <summary>The checkpoint is of another program, model or release.</summary>
    /// <param name="Difference">The difference, in words.</param>
    public sealed record CheckpointMismatch(string Difference) : RunFault
    {
        /// <inheritdoc/>
        public override string Kind => "CheckpointForeign";

        /// <inheritdoc/>
        public override string Subject => Difference;
    }
}
