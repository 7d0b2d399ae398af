using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Problems;

/// <summary>Something about a plan that its author should know, as data: a record for each. The compiler's diagnostics have the words.</summary>
public abstract record PlanProblem
{
    /// <summary>
    /// The stored forms of the problems that an image can have: all that are not fatal. Only this list defines the order of their numbers.
    /// </summary>
    internal static IReadOnlyList<ProblemForm> Forms { get; } =
    [
        ProblemForm.Of<UnboundedTurn>(1, its => [its.Bound], (site, capture, n) => new(capture, n[0]) { Site = site }),
        ProblemForm.Of<BriefChosen>(2, its => [its.Tokens, its.Fuller], (site, character, n) => new(character, n[0], n[1]) { Site = site }),
        ProblemForm.Of<LiveTextGone>(
            4,
            its => [its.Tokens, its.Beat, its.Generated, its.Beats],
            (site, character, n) => new(character, n[0], n[1], n[2], n[3]) { Site = site }),
        ProblemForm.Of<NeverUsed>(1, its => [its.Tokens], (site, character, n) => new(character, n[0]) { Site = site }),
        ProblemForm.Of<NotProved>(
            2,
            its => [ProblemForm.Thousandths(its.Cost), ProblemForm.Thousandths(its.Bound)],
            (site, scene, n) => new(scene, n[0] / 1000.0, n[1] / 1000.0) { Site = site }),
        ProblemForm.Of<ScheduleCut>(2, its => [its.Beats, its.Steps ?? 0], (site, scene, n) => new(scene, n[0], ProblemForm.NotZero(n[1])) { Site = site }),
        ProblemForm.Of<UnknownCount>(0, _ => [], (site, scene, _) => new(scene) { Site = site }),
        ProblemForm.Of<SecretCrowds>(
            3, its => [its.Tokens, its.Beat, its.Excess], (site, owner, n) => new(owner, n[0], n[1], n[2]) { Site = site }),
        ProblemForm.Of<LoreTooLarge>(
            5,
            its => [its.Tokens, its.Budget, its.Room.Budget, its.Room.Window ?? 0, its.Room.CurrentWindow],
            (site, entry, n) => new(entry, n[0], n[1], new LoreRoom(n[2], ProblemForm.NotZero(n[3]), n[4])) { Site = site }),
        ProblemForm.Of<LoreLeftOut>(
            6,
            its => [its.Tokens, its.Beat, its.Budget, its.Room.Budget, its.Room.Window ?? 0, its.Room.CurrentWindow],
            (site, entry, n) => new(entry, n[0], n[1], n[2], new LoreRoom(n[3], ProblemForm.NotZero(n[4]), n[5])) { Site = site }),
    ];

    /// <summary>The place in the source that it concerns.</summary>
    public required SourceSite Site { get; init; }

    /// <summary>
    /// The name of the thing that the problem concerns, such as the scene or the character; the reason in words if an expression cannot be
    /// computed.
    /// </summary>
    public abstract string Subject { get; }

    /// <summary>Whether the plan cannot be run. An image has no fatal problem.</summary>
    public abstract bool IsFatal { get; }

    /// <summary>The number of the scene's header that may make it go away.</summary>
    public virtual PlanRemedy Remedy => PlanRemedy.None;

    /// <summary>The scene of the plan, if it is not the compiled scene; otherwise null.</summary>
    public string? Within { get; init; }

    /// <summary>An estimate of the window or the reserve that fixes it, in tokens, which has not been tried; 0 if there is none.</summary>
    public int Reckoned { get; init; }

    /// <summary>The number that fixes it, which has been tried; null if none is known.</summary>
    public PlanAdvice? Advice { get; init; }

    /// <summary>The place of its fix, if that is not <see cref="Site"/>.</summary>
    public SourceSite? FixSite { get; init; }

    /// <summary>The problem of an expression that cannot be computed.</summary>
    /// <param name="problem">The error of the expression.</param>
    /// <param name="site">The place, if the exception has none.</param>
    internal static PlanProblem Of(EvaluationException problem, SourceSite site) => problem.IsLimit
        ? new ValueTooLarge(problem.Message) { Site = problem.Site ?? site }
        : new Evaluation(problem.Message) { Site = problem.Site ?? site };

    /// <summary>The prefix and the largest text do not fit in the window.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Window">The window, in tokens.</param>
    /// <param name="Needed">The tokens that are needed at once.</param>
    public sealed record WindowTooSmall(string Scene, int Window, int Needed) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => true;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerWindow;
    }

    /// <summary>The window is larger than the model's.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Window">The scene's window, in tokens.</param>
    /// <param name="ModelWindow">The largest window of the model, in tokens.</param>
    public sealed record WindowLargerThanModel(string Scene, int Window, int ModelWindow) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => true;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.ModelWindow;
    }

    /// <summary>At some beat the segments that may not be deleted fill the window.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Beat">The first such beat, from 0.</param>
    /// <param name="Needed">The tokens that must be in the window there.</param>
    /// <param name="Window">The window, in tokens.</param>
    public sealed record WindowFull(string Scene, int Beat, int Needed, int Window) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => true;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerWindow;
    }

    /// <summary>The reserve is as large as the window or larger.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Reserve">The reserve, in tokens.</param>
    /// <param name="Window">The window, in tokens.</param>
    public sealed record ReserveTooLarge(string Scene, int Reserve, int Window) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => true;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.SmallerReserve;
    }

    /// <summary>The deletion policy cuts segments, and the target allows entire ones only.</summary>
    /// <param name="Target">The target.</param>
    public sealed record CannotCutSegments(string Target) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Target;

        /// <inheritdoc/>
        public override bool IsFatal => true;
    }

    /// <summary>A turn has no bound.</summary>
    /// <param name="Capture">The turn's capture.</param>
    /// <param name="Bound">The bound that is applied, in tokens.</param>
    public sealed record UnboundedTurn(string Capture, int Bound) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Capture;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>A briefer level of a definition was chosen because there is too little room.</summary>
    /// <param name="Character">The character's display name.</param>
    /// <param name="Tokens">The tokens of the chosen level.</param>
    /// <param name="Fuller">The tokens of the fullest level.</param>
    public sealed record BriefChosen(string Character, int Tokens, int Fuller) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Character;

        /// <inheritdoc/>
        public override bool IsFatal => false;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerWindow;
    }

    /// <summary>A definition is absent while it is live.</summary>
    /// <param name="Character">The character's display name.</param>
    /// <param name="Tokens">The tokens of the definition.</param>
    /// <param name="Beat">The first beat at which it is absent, from 0.</param>
    /// <param name="Generated">The tokens that are typically generated before that beat.</param>
    /// <param name="Beats">The number of beats at which it is absent.</param>
    public sealed record LiveTextGone(string Character, int Tokens, int Beat, int Generated, int Beats) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Character;

        /// <inheritdoc/>
        public override bool IsFatal => false;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerWindow;
    }

    /// <summary>A definition of the cast is never live.</summary>
    /// <param name="Character">The character's display name.</param>
    /// <param name="Tokens">The tokens of the definition.</param>
    public sealed record NeverUsed(string Character, int Tokens) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Character;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>The search for a better plan ended before it was proved that there is none.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Cost">The plan's cost, the weight of absent live text summed over beats plus the price of pinned tokens; an image stores it in thousandths.</param>
    /// <param name="Bound">A lower bound of the cost of every plan, in the same unit.</param>
    public sealed record NotProved(string Scene, double Cost, double Bound) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>The schedule ends before the scene does.</summary>
    /// <param name="Scene">The scene.</param>
    /// <param name="Beats">The beats that the schedule has.</param>
    /// <param name="Steps">The largest number of steps, if this limit ended it; null if the scene has more beats than a schedule.</param>
    public sealed record ScheduleCut(string Scene, int Beats, int? Steps) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>The count of a loop is not known before the run, so the schedule has no worst case.</summary>
    /// <param name="Scene">The scene.</param>
    public sealed record UnknownCount(string Scene) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Scene;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>The private text of a character does not fit with the prefix and the reserve.</summary>
    /// <param name="Owner">The character's display name.</param>
    /// <param name="Tokens">The tokens of the text.</param>
    /// <param name="Room">The tokens that the window has for it.</param>
    public sealed record SecretTooLarge(string Owner, int Tokens, int Room) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Owner;

        /// <inheritdoc/>
        public override bool IsFatal => true;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerWindow;
    }

    /// <summary>The private text of a character displaces the story from the window while the character speaks.</summary>
    /// <param name="Owner">The character's display name.</param>
    /// <param name="Tokens">The tokens of the text.</param>
    /// <param name="Beat">The first such beat, from 0.</param>
    /// <param name="Excess">The most tokens of the story that are not in the window.</param>
    public sealed record SecretCrowds(string Owner, int Tokens, int Beat, int Excess) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Owner;

        /// <inheritdoc/>
        public override bool IsFatal => false;

        /// <inheritdoc/>
        public override PlanRemedy Remedy => PlanRemedy.LargerReserve;
    }

    /// <summary>A private text of a character is also pinned for everyone.</summary>
    /// <param name="Owner">The character's display name.</param>
    public sealed record SecretOfAll(string Owner) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Owner;

        /// <inheritdoc/>
        public override bool IsFatal => true;
    }

    /// <summary>An entry of lore does not come into the window.</summary>
    /// <param name="Entry">The entry's segment.</param>
    /// <param name="Tokens">The tokens of its briefest level.</param>
    /// <param name="Budget">The most tokens that all lore may have.</param>
    /// <param name="Room">What would be enough.</param>
    public abstract record OfLore(string Entry, int Tokens, int Budget, LoreRoom Room) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Entry;

        /// <inheritdoc/>
        public override bool IsFatal => false;
    }

    /// <summary>An entry of lore is larger than all lore may be.</summary>
    /// <param name="Entry">The entry's segment.</param>
    /// <param name="Tokens">The tokens of its briefest level.</param>
    /// <param name="Budget">The most tokens that all lore may have.</param>
    /// <param name="Room">What would be enough.</param>
    public sealed record LoreTooLarge(string Entry, int Tokens, int Budget, LoreRoom Room) : OfLore(Entry, Tokens, Budget, Room);

    /// <summary>An entry of lore that the author's own text mentions finds no room.</summary>
    /// <param name="Entry">The entry's segment.</param>
    /// <param name="Tokens">The tokens of its briefest level.</param>
    /// <param name="Beat">The first beat at which it finds no room, from 0.</param>
    /// <param name="Budget">The most tokens that all lore may have.</param>
    /// <param name="Room">What would be enough.</param>
    public sealed record LoreLeftOut(string Entry, int Tokens, int Beat, int Budget, LoreRoom Room) : OfLore(Entry, Tokens, Budget, Room);

    /// <summary>An expression cannot be computed.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record Evaluation(string Reason) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Reason;

        /// <inheritdoc/>
        public override bool IsFatal => true;
    }

    /// <summary>A value would be larger than values may be.</summary>
    /// <param name="Reason">The limit that it passes, as a sentence.</param>
    public sealed record ValueTooLarge(string Reason) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => Reason;

        /// <inheritdoc/>
        public override bool IsFatal => true;
    }

    /// <summary>A <c>choose</c> has too many branches.</summary>
    /// <param name="Branches">The branches that it asks for.</param>
    /// <param name="Most">The branches that it may have.</param>
    public sealed record TooManyBranches(long Branches, int Most) : PlanProblem
    {
        /// <inheritdoc/>
        public override string Subject => FormattableString.Invariant($"{Branches:N0}");

        /// <inheritdoc/>
        public override bool IsFatal => true;
    }
}
