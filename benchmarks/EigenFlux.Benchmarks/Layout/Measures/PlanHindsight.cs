using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>
/// A plan in hindsight: the planner's own problem with the lengths that the turns turned out to have, solved with a larger budget; and
/// beside it the plan that was made with the lengths that turns have as a rule, played with the true ones.
/// </summary>
/// <param name="Loss">The weight of live definitions that the program's own plan leaves out, summed over beats.</param>
/// <param name="BestLoss">The same of the best plan that was found in hindsight.</param>
/// <param name="Cost">What that plan costs.</param>
/// <param name="Bound">What no plan costs less than.</param>
/// <param name="IsProved">Whether it was proved to be the best.</param>
internal sealed record PlanHindsight(double Loss, double BestLoss, double Cost, double Bound, bool IsProved)
{
    private static readonly LayoutBudget Large = new(400_000, 400_000, 20_000);

    /// <summary>Solves a program's problem with what is known after its run.</summary>
    /// <param name="story">The program, played.</param>
    /// <param name="image">The program, compiled for the window.</param>
    /// <param name="tokenizer">The tokenizer of both.</param>
    public static PlanHindsight Of(PlayedStory story, FluxImage image, ITokenizer tokenizer)
    {
        var scene = image.Scenes[image.Scene];
        var writer = new TargetWriter(image.Targets[image.Scene]);
        var context = new SceneContext
        {
            Characters = image.Characters,
            Globals = new Dictionary<string, FluxValue>(),
            Arguments = image.Arguments,
            Target = writer,
            Tokenizer = tokenizer,
            MaximumWindow = int.MaxValue,
        };
        var plan = image.Plan;
        var steps = SceneUnroller.Unroll(scene, context, plan.Window, plan.Reserve).Steps;
        var turns = story.Turns.ToDictionary(turn => turn.Item.Id);
        List<PlanStep> known =
        [
            .. steps.Select(step => step is PlanStep.Generate turn
                ? turn with { Said = TokenRange.Exactly(turns[turn.Segment].Said) }
                : step),
        ];
        var segments = plan.Segments.Where(segment => segment.Kind == SegmentKind.Definition && segment.Uses.Count > 0)
            .ToDictionary(segment => segment.Owner);

        // Who first comes in by an entrance is not in the prefix.
        var entering = Entrances(scene.Body).ToHashSet();
        List<LayoutDefinition> definitions =
        [
            .. story.Definitions.Where(item => segments.ContainsKey(item.Owner)).Select(item => new LayoutDefinition(
                item.Owner, item.Weight, !entering.Contains(item.Owner), segments[item.Owner].Uses, Levels(item, writer, tokenizer))),
        ];
        var fixedTokens = story.Head.Where(item => item.IsPinned).Sum(item => item.Tokens.Length);
        var expected = new LayoutProblem(plan.Window, plan.Reserve, scene.Deletion, fixedTokens, steps, definitions);
        var actual = new LayoutProblem(plan.Window, plan.Reserve, scene.Deletion, fixedTokens, known, definitions);
        var own = Play(actual, LayoutSolver.Solve(expected).Plan);
        var best = LayoutSolver.Solve(actual, Large);
        return new PlanHindsight(own, Play(actual, best.Plan), best.Cost, best.Bound, best.IsOptimal);
    }

    private static IEnumerable<string> Entrances(IReadOnlyList<Instruction> body) => body.SelectMany(instruction => instruction switch
    {
        Instruction.Presence { Enters: true, Who: Expression.Constant { Value: FluxValue.Character who } } => [who.Id],
        _ => instruction.Bodies.SelectMany(Entrances),
    });

    private static double Play(LayoutProblem problem, DefinitionPlan plan)
    {
        var pinned = problem.FixedTokens + problem.Definitions.Zip(plan.Choices)
            .Sum(pair => pair.Second.Pinned ? pair.First.Levels[pair.Second.Level].Pinned : 0);
        var totals = new ScheduleSimulator(problem, plan).Run([pinned], (_, range) => range.Expected);
        return totals.Missing + totals.Lacking;
    }

    private static List<LayoutLevel> Levels(StoryItem item, TargetWriter writer, ITokenizer tokenizer)
    {
        var full = item.Tokens.Length;
        var levels = new List<LayoutLevel> { new(full, Streamed(item.Text), 1) };
        if (item.Brief.Length < full)
        {
            levels.Add(new LayoutLevel(item.Brief.Length, Streamed(item.BriefText), LayoutWeights.Default.OfLevel(item.Brief.Length, full)));
        }

        return levels;

        int Streamed(string text) => writer.Entrance(text).Tokenize(tokenizer).Length;
    }
}
