using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning;

/// <summary>
/// Finds the numbers that are advised for the problems of a plan. A number is advised only after the scene has been laid out with it: the
/// problem is gone for all of the cast, and nothing worse has come.
/// </summary>
/// <param name="scene">The scene.</param>
/// <param name="context">What it is laid out for.</param>
/// <param name="plan">Its plan, with the problems.</param>
internal sealed class AdviceSearch(SceneProgram scene, SceneContext context, ScenePlan plan)
{
    private const int MostTries = 32;

    // Beats that are planned in all tries, in each view: what bounds the time.
    private const int Work = 60_000;

    private readonly Dictionary<Type, PlanAdvice?> found = [];
    private int tries = Math.Clamp(Work / Math.Max(1, plan.Beats.Count * (1 + plan.Views.Count)), 2, MostTries);

    /// <summary>The problem with the number that fixes it; without a number if none was found.</summary>
    public PlanProblem Complete(PlanProblem problem)
    {
        if (!found.TryGetValue(problem.GetType(), out var advice))
        {
            found[problem.GetType()] = advice = Find(problem);
        }

        return problem with { Advice = advice };
    }

    private PlanAdvice? Find(PlanProblem problem) => problem.Remedy switch
    {
        PlanRemedy.None => null,
        PlanRemedy.LargerWindow => Window(problem),
        PlanRemedy.ModelWindow => PlanAdvice.OfWindow(context.MaximumWindow) is var largest && Resolves(problem, largest) ? largest : null,
        PlanRemedy.SmallerReserve => SmallerReserve(problem),
        PlanRemedy.LargerReserve => LargerReserve(problem) ?? Window(problem),
        _ => throw new InvalidOperationException($"{problem.Remedy} has no search."),
    };

    /// <summary>A larger window: the one that the problem was reckoned with where it does, and otherwise the smallest that is found above.</summary>
    private PlanAdvice? Window(PlanProblem problem) =>
        Smallest(problem, plan.Window, problem.Reckoned, context.MaximumWindow, PlanAdvice.OfWindow);

    private PlanAdvice? LargerReserve(PlanProblem problem) =>
        Smallest(problem, plan.Reserve, problem.Reckoned, plan.Window - 1, PlanAdvice.OfReserve);

    private PlanAdvice? SmallerReserve(PlanProblem problem)
    {
        for (var reserve = plan.Window / 8; tries > 0; reserve /= 2)
        {
            if (Resolves(problem, PlanAdvice.OfReserve(reserve)))
            {
                return PlanAdvice.OfReserve(reserve);
            }

            if (reserve == 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// A number that fixes the problem: first the computed one, then larger steps until one does, and then the smallest between that and the
    /// last that does not, as far as the tries go. A problem may come and go as the number grows, so each that is taken was tried itself.
    /// </summary>
    private PlanAdvice? Smallest(PlanProblem problem, int now, int first, int most, Func<int, PlanAdvice> advice)
    {
        var (low, high) = (now, Math.Clamp(first, now + 1, Math.Max(now + 1, most)));
        if (high > most)
        {
            return null;
        }

        if (Resolves(problem, advice(high)))
        {
            return advice(high);
        }

        for (var step = Math.Max(1, (high - now) / 4); ; step *= 2)
        {
            if (high == most || tries == 0)
            {
                return null;
            }

            (low, high) = (high, (int)Math.Min(most, (long)high + step));
            if (Resolves(problem, advice(high)))
            {
                break;
            }
        }

        while (high - low > 1 && tries > 0)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Resolves(problem, advice(middle)) ? (low, middle) : (middle, high);
        }

        return advice(high);
    }

    private bool Resolves(PlanProblem problem, PlanAdvice advice)
    {
        if (tries-- <= 0)
        {
            tries = 0;
            return false;
        }

        var other = ScenePlanner.LayOut(
            scene with { Window = advice.Window ?? scene.Window, Reserve = advice.Reserve ?? scene.Reserve },
            context with { Advises = false }).Plan;
        return other.Problems.All(its =>
            !its.IsFatal && its.GetType() != problem.GetType() && (its is not PlanProblem.LiveTextGone || plan.Problems.Any(had => had is PlanProblem.LiveTextGone)));
    }
}
