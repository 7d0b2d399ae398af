using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Problems;

/// <summary>Something about a plan that its author should know. It has no text: the diagnostics' table has.</summary>
/// <param name="Kind">What.</param>
/// <param name="Site">Where it comes from.</param>
/// <param name="Subject">What it is about: a name.</param>
/// <param name="Numbers">The numbers that its message tells, in the order that <see cref="PlanProblemKind"/> gives.</param>
public sealed record PlanProblem(PlanProblemKind Kind, SourceSite Site, string Subject, params IReadOnlyList<int> Numbers)
{
    /// <summary>An expression that cannot be computed.</summary>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="site">The place, where it does not name one.</param>
    internal static PlanProblem Of(EvaluationException problem, SourceSite site) => new(
        problem.IsLimit ? PlanProblemKind.ValueTooLarge : PlanProblemKind.Evaluation, problem.Site ?? site, problem.Message);

    /// <summary>The scene whose plan it is, if that is another one than the scene that was compiled.</summary>
    public string? Within { get; init; }

    /// <summary>The number that was reckoned to mend it, in tokens, which has not been tried; 0 where there is none.</summary>
    public int Reckoned { get; init; }

    /// <summary>The number that mends it; null where none is known.</summary>
    public PlanAdvice? Advice { get; init; }

    /// <summary>Where its mend is to be made, where that is another place.</summary>
    public SourceSite? MendAt { get; init; }

    /// <summary>Whether the plan cannot be run.</summary>
    public bool IsFatal => Kind is PlanProblemKind.WindowTooSmall or PlanProblemKind.WindowLargerThanModel
        or PlanProblemKind.WindowFull or PlanProblemKind.CannotCutSegments or PlanProblemKind.ReserveTooLarge
        or PlanProblemKind.Evaluation or PlanProblemKind.ValueTooLarge or PlanProblemKind.TooManyBranches or PlanProblemKind.SecretTooLarge or PlanProblemKind.SecretOfAll;
}
