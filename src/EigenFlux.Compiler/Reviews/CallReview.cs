using EigenFlux.Compiler.Lowering;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Reckons what the scenes cost that the entry scene calls and that its coalitions play, and finds scenes that coalitions play and that
/// cannot be laid out.
/// </summary>
/// <param name="others">The scenes other than the entry scene.</param>
/// <param name="reached">Receives the layouts of these scenes.</param>
internal sealed class CallReview(OtherScenes others, ReachedScenes reached)
{
    // Scenes that call one another deeply, each with other arguments, are not all laid out.
    private const int MostScenes = 200;

    private readonly Dictionary<(string Scene, string Arguments), SceneCost> costs = [];
    private readonly List<PlanProblem> problems = [];
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>What stands in the way of the scenes that are played.</summary>
    public IReadOnlyList<PlanProblem> Problems => problems;

    /// <summary>What each scene costs each time, by name: of those that are called with several arguments the most.</summary>
    /// <param name="main">The entry scene.</param>
    /// <param name="plan">Its layout.</param>
    public IReadOnlyList<SceneCost> Costs(SceneProgram main, ScenePlan plan)
    {
        open.Add(main.Name);
        if (others.Programs.Count == 1)
        {
            return [];
        }

        Walk(main, others.Entry, plan, out _);
        return
        [
            .. costs.Values.GroupBy(cost => cost.Scene, StringComparer.Ordinal).Select(group => new SceneCost(
                    group.Key,
                    group.Max(cost => cost.Window),
                    group.Max(cost => cost.Generated),
                    group.Max(cost => cost.Read),
                    group.All(cost => cost.IsBounded),
                    [.. group.SelectMany(cost => cost.PlayedBy).Distinct(StringComparer.Ordinal)]))
                .OrderBy(cost => cost.Scene, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Lays out those of the scenes that have no layout yet, with arguments that nobody knows: the worst case of the others does not come to
    /// them, and a run may.
    /// </summary>
    /// <param name="scenes">The names of the scenes.</param>
    public void LayOutRest(IEnumerable<string> scenes)
    {
        foreach (var name in scenes.Where(name => !open.Contains(name) && !reached.Has(name)))
        {
            try
            {
                LayOut(name, new Dictionary<string, FluxValue>());
            }
            catch (Exception refused) when (refused is EvaluationException or ModelException)
            {
                // A run that reaches it reports the problem.
            }
        }
    }

    /// <summary>What the steps of a scene come to, its calls with them.</summary>
    private (long Generated, long Read) Walk(SceneProgram scene, SceneContext context, ScenePlan plan, out bool bounded)
    {
        var unrolled = plan.Problems.Any(problem => problem.IsFatal) ? null : SceneUnroller.Unroll(scene, context, plan.Window, plan.Reserve);
        bounded = unrolled is not null && unrolled.Problems.All(problem => problem is PlanProblem.UnboundedTurn);
        long generated = 0, read = plan.PrefixTokens + plan.Worst.SelectMany(beat => beat.Written).Sum(written => (long)written.Tokens);
        foreach (var view in plan.Views)
        {
            // What one alone has pinned is read at each of their turns.
            read += (long)view.SecretTokens * plan.Beats.Count(beat => beat is { Generated: true, Plays: null, Person: false } && view.Names.Contains(beat.Speaker));
        }

        foreach (var step in unrolled?.Steps ?? [])
        {
            switch (step)
            {
                case PlanStep.Write write:
                    read += write.Tokens.Max;
                    break;
                case PlanStep.Recall recall:
                    read += recall.Tokens.Max;
                    break;
                case PlanStep.Generate turn:
                    (generated, read) = (generated + turn.Said.Max, read + turn.Open + turn.Close);
                    break;
            }
        }

        foreach (var (called, by, arguments, times) in Calls(unrolled?.Steps ?? [], context))
        {
            var cost = Of(called, by, arguments);
            bounded &= cost is { IsBounded: true };
            (generated, read) = (generated + ((cost?.Generated ?? 0) * times), read + ((cost?.Read ?? 0) * times));
        }

        return (generated, read);
    }

    /// <summary>The scenes that steps call and play, with how often. What differs from one time to another is not known before.</summary>
    private IEnumerable<(string Scene, string? By, IReadOnlyDictionary<string, FluxValue> Arguments, int Times)> Calls(
        IReadOnlyList<PlanStep> steps, SceneContext context)
    {
        var longest = steps.OfType<PlanStep.Write>().Select(write => write.Tokens.Max)
            .Concat(steps.OfType<PlanStep.Generate>().Select(turn => turn.Said.Max)).DefaultIfEmpty(0).Max();
        foreach (var played in steps.OfType<PlanStep.Write>().Where(write => write.Plays is not null).GroupBy(write => write.Owner))
        {
            var play = context.Characters[played.Key].Plays!;
            yield return (play.Scene, played.Key, new Dictionary<string, FluxValue> { [play.Line] = new FluxValue.Unknown(longest, longest) }, played.Count());
        }

        foreach (var called in steps.OfType<PlanStep.Call>().GroupBy(call => call.Scene))
        {
            var arguments = called.SelectMany(call => call.Arguments).GroupBy(argument => argument.Key).ToDictionary(
                argument => argument.Key,
                argument => argument.Count() < called.Count() ? new FluxValue.Unknown(1, -1)
                    : argument.Select(pair => pair.Value).Distinct().Skip(1).Any() ? UnknownText.OneOf([.. argument.Select(pair => pair.Value)], text => others.Entry.Tokenizer.Tokenize(text).Length)
                    : argument.First().Value);
            yield return (called.Key, null, arguments, called.Count());
        }
    }

    /// <summary>The cost of a scene; null if it calls itself without a known bound, or if there are too many scenes.</summary>
    private SceneCost? Of(string name, string? by, IReadOnlyDictionary<string, FluxValue> given)
    {
        var key = (name, string.Join('\n', given.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        if (costs.TryGetValue(key, out var before))
        {
            return by is null || before.PlayedBy.Contains(by) ? before : costs[key] = before with { PlayedBy = [.. before.PlayedBy, by] };
        }

        if (costs.Count >= MostScenes || !open.Add(name))
        {
            return null;
        }

        try
        {
            var (scene, context, plan) = LayOut(name, given);
            if (by is not null)
            {
                problems.AddRange(plan.Problems.Where(problem => problem.IsFatal).Take(1));
            }

            var (generated, read) = Walk(scene, context, plan, out var bounded);
            return costs[key] = new SceneCost(name, plan.Window, generated, read, bounded, by is null ? [] : [by]);
        }
        catch (Exception refused) when (refused is EvaluationException or ModelException)
        {
            return null; // A run that reaches it reports the problem.
        }
        finally
        {
            open.Remove(name);
        }
    }

    private (SceneProgram Scene, SceneContext Context, ScenePlan Plan) LayOut(string name, IReadOnlyDictionary<string, FluxValue> given)
    {
        var scene = others.Programs[name];
        var context = ContextOf(scene, given);
        var plan = ScenePlanner.Plan(scene, context);
        reached.Add(name, plan, context.Arguments);
        return (scene, context, plan);
    }

    private SceneContext ContextOf(SceneProgram scene, IReadOnlyDictionary<string, FluxValue> given)
    {
        var scope = new CompileTimeScope(others.Entry.Globals, others.Entry.Characters) { Arguments = given };
        var evaluator = new Evaluator(scope);
        var arguments = new Dictionary<string, FluxValue>(given, StringComparer.Ordinal);
        foreach (var parameter in scene.Parameters.Where(parameter => !arguments.ContainsKey(parameter.Name)))
        {
            arguments[parameter.Name] = parameter.Default is null
                ? new FluxValue.Unknown(1, -1)
                : Evaluator.Single(evaluator.Evaluate(parameter.Default));
        }

        scope.Arguments = arguments;
        return others.ContextOf(scene, others.ModelOf(evaluator.Evaluate(scene.Model)), arguments);
    }
}
