using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Liveness;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Layout;

/// <summary>
/// Lays a scene out: the definitions of its cast and its pins are the prefix, all else is the stream, and the schedule says what the
/// deletion policy takes out of the window at which beat. Deterministic.
/// </summary>
public static class ScenePlanner
{
    /// <summary>The window, in tokens, where the author gives none and the model has as much.</summary>
    public const int DefaultWindow = 4096;

    /// <summary>The reserve, in tokens, where the author gives none and the window has eight times as much.</summary>
    public const int DefaultReserve = 256;

    // What a pinned token costs, in units of a definition that is absent for one beat: it shortens everyone's memory.
    private const double PinnedTokenPrice = 0.001;

    /// <summary>Lays a scene out. What is wrong with the plan is in its problems.</summary>
    public static ScenePlan Plan(SceneProgram scene, SceneContext context)
    {
        var window = scene.Window ?? Math.Min(DefaultWindow, context.MaximumWindow);
        var reserve = ReserveFor(scene, window);
        var plan = new ScenePlan
        {
            Scene = scene.Name,
            Window = window,
            Reserve = reserve,
            Prefix = [],
            Waiting = [],
            Stream = [],
            Beats = [],
            Worst = [],
            Expected = [],
            Cost = 0,
            Problems = [.. Refusals(scene, context, window, reserve)],
        };
        if (plan.Problems.Any(problem => problem.IsFatal))
        {
            return plan;
        }

        try
        {
            return LayOut(plan, scene, context);
        }
        catch (EvaluationException problem)
        {
            return plan with { Problems = [new PlanProblem(PlanProblemKind.Evaluation, scene.Site, problem.Message)] };
        }
    }

    private static IEnumerable<PlanProblem> Refusals(SceneProgram scene, SceneContext context, int window, int reserve)
    {
        if (window > context.MaximumWindow)
        {
            yield return new PlanProblem(
                PlanProblemKind.WindowLargerThanModel, scene.Site, scene.Name, window, context.MaximumWindow);
        }

        if (reserve >= window)
        {
            yield return new PlanProblem(PlanProblemKind.ReserveTooLarge, scene.Site, scene.Name, reserve, window);
        }

        if (context.Target.Target.WholeSegmentsOnly && scene.Deletion.Kind != DeletionKind.Turn)
        {
            yield return new PlanProblem(PlanProblemKind.CannotCutSegments, scene.Site, context.Target.Target.Name);
        }
    }

    private static ScenePlan LayOut(ScenePlan plan, SceneProgram scene, SceneContext context)
    {
        var scope = new StaticScope(context.Globals, context.Characters, context.Tokenizer);
        foreach (var (name, value) in context.Arguments)
        {
            scope.Slots[name] = value;
        }

        var evaluator = new Evaluator(scope);
        var cast = Casting.Of(scene, evaluator);
        var waiting = Entrances.Of(scene, evaluator, cast.Keys);
        var definitions = new DefinitionWriter(context, evaluator);
        var present = new List<LevelChoice.Candidate>();
        var later = new List<PlannedSegment>();
        foreach (var id in cast.Keys)
        {
            var character = context.Characters[id];
            if (definitions.Levels(character) is { Count: > 0 } levels)
            {
                if (waiting.Contains(id))
                {
                    later.Add(Entering(levels[0], context));
                }
                else
                {
                    present.Add(new LevelChoice.Candidate(levels, character.Weight));
                }
            }
        }

        var unrolled = SceneUnroller.Unroll(
            scene,
            context,
            plan.Window,
            plan.Reserve,
            later.ToDictionary(segment => segment.Id, segment => new SceneUnroller.WaitingDefinition(segment.Text, segment.Tokens.Max)));
        var problems = plan.Problems.Concat(unrolled.Problems).ToList();

        var pins = scene.Pins.Select((pin, i) => Pin(context, evaluator.Evaluate(pin).AsText(), i + 1)).ToList();
        var frame = PrefixFrame.Around(context, present.Count > 0 || pins.Count > 0);
        var rest = frame.Tokens + pins.Sum(pin => pin.Tokens.Max) + NeededBesides(unrolled.Steps, plan.Reserve);
        if (!LevelChoice.Fit(present, plan.Window - rest))
        {
            var needed = rest + present.Sum(candidate => candidate.Segment.Tokens.Max);
            problems.Add(new PlanProblem(
                PlanProblemKind.WindowTooSmall,
                scene.Site,
                scene.Name,
                plan.Window,
                needed,
                needed - plan.Window,
                Smallest(scene, needed - plan.Reserve)));
            return plan with { Problems = problems };
        }

        problems.AddRange(present.Where(candidate => candidate.Chosen > 0).Select(candidate => new PlanProblem(
            PlanProblemKind.BriefChosen,
            context.Characters[candidate.Segment.Owner].Site,
            candidate.Segment.Owner,
            candidate.Segment.Tokens.Max,
            candidate.Levels[0].Tokens.Max)));

        List<PlannedSegment> prefix = [.. frame.Before, .. present.Select(candidate => candidate.Segment), .. pins, .. frame.After];
        var simulator = new ScheduleSimulator(plan.Window, plan.Reserve, scene.Deletion);
        var worst = simulator.Run(prefix, unrolled.Steps, range => range.Max, out var full);
        if (full is { } overflow)
        {
            problems.Add(new PlanProblem(
                PlanProblemKind.WindowFull, scene.Site, scene.Name, overflow.Beat, overflow.Needed, plan.Window));
        }

        var lives = SegmentLives.Of(unrolled);
        return plan with
        {
            Prefix = [.. prefix.Select(segment => segment with { LastUse = lives.LastUse(segment) })],
            Waiting = later,
            Stream = lives.Stream,
            Beats = lives.Beats,
            Worst = worst,
            Expected = simulator.Run(prefix, unrolled.Steps, range => range.Expected, out _),
            Cost = PinnedTokenPrice * prefix.Sum(segment => segment.Tokens.Max),
            Problems = problems,
        };
    }

    private static int ReserveFor(SceneProgram scene, int window) => scene.Reserve ?? Math.Min(DefaultReserve, window / 8);

    /// <summary>The smallest window for texts of so many tokens: a larger window may have a larger reserve.</summary>
    private static int Smallest(SceneProgram scene, int tokens)
    {
        var window = tokens;
        while (tokens + ReserveFor(scene, window) is var needed && needed > window)
        {
            window = needed;
        }

        return window;
    }

    /// <summary>The tokens that must be free beside the prefix: the largest text of the author's, and then the reserve.</summary>
    private static int NeededBesides(IReadOnlyList<PlanStep> steps, int reserve) =>
        steps.OfType<PlanStep.Write>().Select(write => write.Tokens.Min).Append(0).Max() + reserve;

    private static PlannedSegment Entering(PlannedSegment definition, SceneContext context)
    {
        var tokens = context.Target.Entrance(definition.Text).Tokenize(context.Tokenizer);
        return definition with
        {
            Placement = Placement.Stream,
            Tokens = TokenRange.Exactly(tokens.Length),
            TokenIds = [.. tokens.Select(token => token.Value)],
        };
    }

    private static PlannedSegment Pin(SceneContext context, string text, int number)
    {
        var written = context.Target.Pin(text);
        var tokens = context.Tokenizer.Tokenize(written);
        return new PlannedSegment
        {
            Id = $"pin{number}",
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
