namespace EigenFlux.Scenes.Problems;

/// <summary>What can be said about a plan.</summary>
public enum PlanProblemKind
{
    /// <summary>The prefix and the largest text do not fit: the window, the tokens needed, by how much.</summary>
    WindowTooSmall,

    /// <summary>The window is larger than the model's: the window, the model's.</summary>
    WindowLargerThanModel,

    /// <summary>At some beat what may not be deleted fills the window: the beat, the tokens needed, the window.</summary>
    WindowFull,

    /// <summary>The reserve is as large as the window or larger: the reserve, the window.</summary>
    ReserveTooLarge,

    /// <summary>The policy cuts segments, and the target allows whole ones only.</summary>
    CannotCutSegments,

    /// <summary>A turn has no bound: the bound that is applied.</summary>
    UnboundedTurn,

    /// <summary>
    /// A level of detail was chosen for want of room: its tokens, the tokens of the fuller level.
    /// </summary>
    BriefChosen,

    /// <summary>
    /// A definition is absent while it is live: its tokens, the first beat, the tokens generated up to there, at how many beats.
    /// </summary>
    LiveTextGone,

    /// <summary>A definition of the cast is never live, and so never in the window: its tokens.</summary>
    NeverUsed,

    /// <summary>The search for a better plan was ended: the plan's cost and the bound, in thousandths.</summary>
    NotProved,

    /// <summary>The schedule ends early: the beats that it has; the most steps if these ended it, 0 if there are more beats.</summary>
    ScheduleCut,

    /// <summary>A loop's count is not known before the run, so that the schedule has no worst case.</summary>
    UnknownCount,

    /// <summary>
    /// What one alone sees leaves no room beside the prefix and the reserve: its tokens, the room.
    /// </summary>
    SecretTooLarge,

    /// <summary>
    /// What one alone sees pushes the story out of its window while it speaks: its tokens, the first beat, how many tokens too many at most.
    /// </summary>
    SecretCrowds,

    /// <summary>What one alone sees is pinned for everyone; the subject is whose it is.</summary>
    SecretOfAll,

    /// <summary>
    /// An entry of lore is larger than all lore may be: its tokens at its briefest, the budget, the budget that would do, the window that
    /// this takes (0 if the model has none that large), the window.
    /// </summary>
    LoreTooLarge,

    /// <summary>
    /// An entry of lore that the author's own text brings finds no room: its tokens at its briefest, the first beat, the budget, the budget
    /// that would do, the window that this takes (0 if the model has none that large), the window.
    /// </summary>
    LoreLeftOut,

    /// <summary>An expression cannot be computed; the subject says why.</summary>
    Evaluation,

    /// <summary>A value would be larger than values may be; the subject says which limit it passes.</summary>
    ValueTooLarge,

    /// <summary>A <c>choose</c> has too many branches: the subject says how many, the number how many there may be.</summary>
    TooManyBranches,
}
