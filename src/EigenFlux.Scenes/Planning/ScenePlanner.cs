using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning;

/// <summary>
/// Lays a scene out: which definitions of its cast stand in the prefix with its pins, and which come into the stream, when, and at which
/// level of detail. The schedule says what the deletion policy takes out of the window at which beat, and what is written again.
/// Deterministic.
/// </summary>
public static class ScenePlanner
{
    /// <summary>The window, in tokens, where the author gives none and the model has as much.</summary>
    public const int DefaultWindow = 4096;

    /// <summary>The reserve, in tokens, where the author gives none and the window has eight times as much.</summary>
    public const int DefaultReserve = 256;

    // Any text, to see what a frame around it takes.
    private const string SomeText = "Ada.";

    /// <summary>Lays a scene out. What is wrong with the plan is in its problems.</summary>
    /// <exception cref="OperationCanceledException"><see cref="SceneContext.Cancellation"/> was cancelled.</exception>
    public static ScenePlan Plan(SceneProgram scene, SceneContext context) => LayOut(scene, context).Plan;

    /// <summary>Lays a scene out, so that it can be gone through again with other lengths.</summary>
    /// <exception cref="OperationCanceledException"><see cref="SceneContext.Cancellation"/> was cancelled.</exception>
    public static LaidOutScene LayOut(SceneProgram scene, SceneContext context)
    {
        var laidOut = Try(scene, context);
        if (!context.Advises || laidOut.Plan.Problems.Count == 0)
        {
            return laidOut;
        }

        var search = new AdviceSearch(scene, context, laidOut.Plan);
        return laidOut.With(laidOut.Plan with { Problems = [.. laidOut.Plan.Problems.Select(search.Complete)] });
    }

    private static LaidOutScene Try(SceneProgram scene, SceneContext context)
    {
        var window = scene.Window ?? Math.Min(DefaultWindow, context.MaximumWindow);
        var reserve = ReserveFor(scene, window);
        var plan = new ScenePlan
        {
            Scene = scene.Name,
            Window = window,
            Reserve = reserve,
            Prefix = [],
            Stream = [],
            Beats = [],
            Worst = [],
            Expected = [],
            Cost = 0,
            Problems = [.. Refusals(scene, context, window, reserve)],
        };
        if (plan.Problems.Any(problem => problem.IsFatal))
        {
            return new LaidOutScene(plan);
        }

        try
        {
            return LayOut(plan, scene, context);
        }
        catch (EvaluationException problem)
        {
            return new LaidOutScene(plan with { Problems = [PlanProblem.Of(problem, scene.Site)] });
        }
    }

    private static IEnumerable<PlanProblem> Refusals(SceneProgram scene, SceneContext context, int window, int reserve)
    {
        if (window > context.MaximumWindow)
        {
            yield return new PlanProblem.WindowLargerThanModel(scene.Name, window, context.MaximumWindow) { Site = scene.Site };
        }

        if (reserve >= window)
        {
            yield return new PlanProblem.ReserveTooLarge(scene.Name, reserve, window) { Site = scene.Site };
        }

        if (context.Target.Target.WholeSegmentsOnly && !scene.Deletion.TakesWholeSegments)
        {
            yield return new PlanProblem.CannotCutSegments(context.Target.Target.Name) { Site = scene.Site };
        }
    }

    private static LaidOutScene LayOut(ScenePlan plan, SceneProgram scene, SceneContext context)
    {
        var scope = new StaticScope(context.Globals, context.Characters, context.Tokenizer);
        foreach (var (name, value) in context.Arguments)
        {
            scope.Slots[name] = value;
        }

        var evaluator = new Evaluator(scope);
        var unrolled = SceneUnroller.Unroll(scene, context, plan.Window, plan.Reserve);
        var problems = plan.Problems.Concat(unrolled.Problems).ToList();
        var cast = CastReader.Read(scene, context, evaluator, unrolled);
        var live = cast.Where(definition => definition.Uses.Count > 0).ToList();

        var pins = scene.Pins.Select((pin, i) => (pin, i)).Where(pair => pair.pin.Audience.Count == 0)
            .Select(pair => Pin(context, evaluator.Evaluate(pair.pin.Text).AsText(), SceneViews.PinName(pair.i))).ToList();
        var frame = PrefixFrame.Around(context, cast.Count > 0 || pins.Count > 0);
        var fixedTokens = frame.Tokens + pins.Sum(pin => pin.Tokens.Max);
        var summary = SummaryRoom.Of(scene.Deletion, plan.Window, plan.Reserve, context.Target, context.Tokenizer);
        var loreBudget = LoreWriter.BudgetOf(scene, context, plan.Window, plan.Window - plan.Reserve - fixedTokens);
        var lore = LoreWriter.Entries(context, evaluator);
        var mentions = new LoreMentions(context.Lore.Values, context.Characters.Values);
        var entrance = context.Target.Entrance(SomeText).Tokenize(context.Tokenizer).Length - context.Tokenizer.Tokenize(SomeText).Length;
        LayoutDefinition[] definitions = [.. live.Select(definition => definition.ForPlanner(Math.Max(0, entrance), context.Weights))];
        var (decided, released) = KeptTurns.Decide(unrolled.Steps, ProblemOf);
        unrolled = unrolled with { Steps = decided };
        var problem = ProblemOf(decided);
        var needs = WindowNeeds.Of(problem);
        var smallest = Smallest(scene, context, needs.AllLive - plan.Reserve - summary.Max);
        if (needs.AnyLive > plan.Window)
        {
            problems.Add(new PlanProblem.WindowTooSmall(scene.Name, plan.Window, needs.AllLive)
            {
                Site = scene.Site,
                Reckoned = smallest,
            });
            return new LaidOutScene(plan with { Problems = problems });
        }

        // The layout is everyone's, and so is its low-water mark: what only some see has no part in it, unless there would be no room for that.
        var common = problem.ForEveryone();
        problem = problem.With(common.Deletion);
        var (solution, placed, prefix, schedules) = Solve(common);
        if (schedules.Full is not null && common != problem)
        {
            (solution, placed, prefix, schedules) = Solve(problem);
        }

        var lives = SegmentLives.Of(unrolled);
        var laidOut = plan with
        {
            LowWater = problem.Deletion.LowWater,
            Prefix = [.. prefix.Select(segment => segment with { LastUse = Math.Min(segment.LastUse, Math.Max(0, lives.Beats.Count - 1)) })],
            Definitions = [.. placed.Streamed, .. placed.Idle],
            Lore = LoreWriter.WithUses(lore, schedules.LoreUses!),
            LoreBudget = loreBudget,
            Directives = Directives.Of(problem, solution.Plan, [.. unrolled.Steps.Where(step => step.IsBeat).Select(step => step.BeatName)], released),
            Stream = lives.Stream,
            Summary = Summary(summary, schedules.Worst, lives.Beats.Count),
            Beats = lives.Beats,
            Worst = schedules.Worst,
            Expected = schedules.Expected,
            Cost = solution.Cost,
            Bound = solution.Bound,
            Problems = problems,
        };
        var windows = (smallest, Smallest(scene, context, needs.AllFull - plan.Reserve - summary.Max));
        if (schedules.Lore is { } simulated)
        {
            problems.AddRange(LoreReview.Of(scene, plan.Window, lore, loreBudget, simulated, WindowFor));
        }

        problems.AddRange(PlanReview.Of(laidOut, scene, problem, solution, schedules, cast, windows));
        if (schedules.Full is null && SceneViews.Of(scene, Casting.Of(scene, evaluator).Keys, context.Characters, evaluator) is { } views)
        {
            var planned = ViewPlanner.Plan(views, context, unrolled.Steps, lives.Beats, schedules);
            laidOut = laidOut with
            {
                Views = planned,
                Worst = planned[0].Worst,
                Expected = planned[0].Expected,
                Summary = Summary(summary, planned[0].Worst, lives.Beats.Count),
            };
            problems.AddRange(ViewPlanner.Review(
                laidOut,
                scene,
                context.Characters,
                views,
                [.. scene.Pins.Where(pin => pin.Audience.Count == 0).Select(pin => evaluator.Evaluate(pin.Text).AsText())]));
        }

        return new LaidOutScene(laidOut, schedules);

        LayoutProblem ProblemOf(IReadOnlyList<PlanStep> steps) => new(
            plan.Window,
            plan.Reserve,
            scene.Deletion,
            fixedTokens,
            steps,
            definitions,
            loreBudget,
            summary,
            scene.Cache == CacheMode.Shift,
            story: context.Weights.Story);

        // What is not lore keeps the room that it has, unless all of it fits in full even so.
        int? WindowFor(int budget)
        {
            var more = needs.AllFull + budget - loreBudget <= plan.Window ? 0 : budget - loreBudget;
            var wanted = RoomIn(plan.Window) + more;
            var size = plan.Window;
            while (Math.Max(wanted - RoomIn(size), (2 * budget) - (size - ReserveFor(scene, size) - fixedTokens)) is > 0 and var lacking)
            {
                size += lacking;
            }

            return size <= context.MaximumWindow ? size : null;
        }

        int RoomIn(int size) => size - ReserveFor(scene, size)
            - SummaryRoom.Of(scene.Deletion, size, ReserveFor(scene, size), context.Target, context.Tokenizer).Max;

        (LayoutSolution Solution, PlacedDefinitions Placed, List<PlannedSegment> Prefix, Schedules Schedules) Solve(LayoutProblem by)
        {
            var solution = LayoutSolver.Solve(by, null, context.Cancellation);
            var placed = PlacedDefinitions.Of(cast, problem, solution.Plan);
            List<PlannedSegment> prefix = [.. frame.Before, .. placed.Pinned, .. pins, .. frame.After];
            return (solution, placed, prefix, new Schedules(problem, solution.Plan, prefix, placed.Streamed, textOf => lore.Count == 0
                ? null
                : new SimulatedLore(lore, loreBudget, new LoreMentions(mentions), textOf), context.Cancellation));
        }
    }

    private static int ReserveFor(SceneProgram scene, int window) => scene.Reserve ?? Math.Min(DefaultReserve, window / 8);

    /// <summary>The smallest window for texts of so many tokens: a larger window may have a larger reserve.</summary>
    private static int Smallest(SceneProgram scene, SceneContext context, int tokens)
    {
        var window = tokens;
        while (Needed() is var needed && needed > window)
        {
            window = needed;
        }

        return window;

        int Needed()
        {
            var reserve = ReserveFor(scene, window);
            return tokens + reserve + SummaryRoom.Of(scene.Deletion, window, reserve, context.Target, context.Tokenizer).Max;
        }
    }

    /// <summary>The summary as a segment, from the beat at which it may be written first; null where the policy writes none.</summary>
    private static PlannedSegment? Summary(TokenRange tokens, IReadOnlyList<ScheduleEntry> worst, int beats)
    {
        if (tokens.Max == 0)
        {
            return null;
        }

        var first = worst.FirstOrDefault(entry => entry.Written.Any(written => written.Segment == SegmentNames.Summary));
        return new PlannedSegment
        {
            Id = SegmentNames.Summary,
            Owner = "scene",
            Kind = SegmentKind.Summary,
            Tokens = tokens,
            Text = "",
            Placement = first is null ? Placement.Absent : Placement.Stream,
            Birth = first?.Beat ?? 0,
            LastUse = first is null ? 0 : Math.Max(0, beats - 1),
        };
    }

    private static PlannedSegment Pin(SceneContext context, string text, string name)
    {
        var written = context.Target.Pin(text);
        var tokens = context.Tokenizer.Tokenize(written);
        return new PlannedSegment
        {
            Id = name,
            Owner = "scene",
            Kind = SegmentKind.Pin,
            Tokens = TokenRange.Exactly(tokens.Length),
            Text = written,
            TokenIds = [.. tokens.Select(token => token.Value)],
            Placement = Placement.Prefix,
            Birth = 0,
            LastUse = int.MaxValue,
        };
    }
}
