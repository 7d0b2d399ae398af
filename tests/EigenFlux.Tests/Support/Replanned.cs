using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Tests.Support;

/// <summary>The schedule of a plan for the lengths that a run's segments had in the end, to be held against the run.</summary>
public sealed class Replanned
{
    private Replanned(IReadOnlyList<ScheduleEntry> schedule, IReadOnlyList<IReadOnlyList<(string Segment, int Tokens)>> windows) =>
        (Schedule, Windows) = (schedule, windows);

    /// <summary>What happens at each beat.</summary>
    public IReadOnlyList<ScheduleEntry> Schedule { get; }

    /// <summary>What is in the window after each beat: the segments of the stream in order, and their tokens.</summary>
    public IReadOnlyList<IReadOnlyList<(string Segment, int Tokens)>> Windows { get; }

    /// <summary>Plans a scene again, and goes through it with the lengths of a run that took the path of the worst case.</summary>
    /// <param name="image">The program.</param>
    /// <param name="run">The run.</param>
    /// <param name="view">In whose window; null where everyone sees everything.</param>
    public static Replanned Of(FluxImage image, Recorded run, string? view = null)
    {
        var scene = image.Scenes[image.Scene];
        var program = ModelBinding.Find(image.Models, new Evaluator(new NoSlots()).Evaluate(scene.Model));
        using var models = new ModelRegistry([new LlamaEngine(), .. ManagedEngines.All]);
        var model = models.Open(program.Uri, new ModelOptions { BaseFolder = program.BaseFolder, Threads = 1 });
        var laidOut = ScenePlanner.LayOut(scene, new SceneContext
        {
            Characters = image.Characters,
            Lore = image.Lore,
            Globals = image.Globals.ToDictionary(global => global.Name, global => new Evaluator(new NoSlots()).Evaluate(global.Value)),
            Arguments = image.Arguments,
            Target = new TargetWriter(image.Targets[image.Scene]),
            Tokenizer = model.Tokenizer,
            MaximumWindow = model.Info.MaximumWindow,
        });
        laidOut.Plan.Prefix.Select(segment => segment.Id).ShouldBe(image.Plan.Prefix.Select(segment => segment.Id));
        var prefix = laidOut.Plan.Prefix.Count;
        var windows = new List<IReadOnlyList<(string, int)>>();
        var lengths = Lengths(laidOut.Plan, run, view);
        var summaries = new Queue<int>(run.Own.OfType<FluxEvent.Appended>()
            .Where(e => e is { Kind: SegmentKind.Summary, Model: null } && e.View == view).Select(e => e.Tokens.Count));
        var schedule = laidOut.Rehearse(
            (segment, range) => segment == SegmentNames.Summary ? summaries.Dequeue() : lengths.GetValueOrDefault(segment, range.Expected),
            (_, ledger) => windows.Add([.. ledger.Entries.Skip(prefix).Select(entry => (entry.Segment, entry.Length))]),
            run.TextOf,
            view is null ? null : laidOut.Plan.Views.Single(planned => planned.Names.Contains(view)),
            Within(run, view, model.Tokenizer));
        summaries.ShouldBeEmpty();
        return new Replanned(schedule, windows);
    }

    /// <summary>
    /// That the run had in its window after each beat what the schedule says: the same segments in the same order, each with as many of
    /// its tokens.
    /// </summary>
    public void ShouldBeTheWindowsOf(Recorded run, ScenePlan plan)
    {
        var prefix = plan.Prefix.Select(segment => segment.Id).ToHashSet();
        var windows = run.WindowsByBeat(prefix);
        windows.Count.ShouldBe(Windows.Count);
        for (var beat = 0; beat < windows.Count; beat++)
        {
            windows[beat].ShouldBe(Windows[beat], $"beat {beat}");
        }
    }

    /// <summary>Whether a deletion only took back what a stop had begun with.</summary>
    public static bool IsRetraction(Recorded run, FluxEvent.Deleted deleted)
    {
        var index = run.Events.ToList().IndexOf(deleted);
        return run.Events.Take(index).OfType<FluxEvent.TurnStarted>().LastOrDefault()?.Segment == deleted.Segment
            && run.Events.Skip(index).OfType<FluxEvent.Stopped>().Any()
            && run.Events.Skip(index).TakeWhile(e => e is not FluxEvent.TurnStarted).OfType<FluxEvent.Stopped>().Any();
    }

    /// <summary>Of each turn, the places of its tokens that begin within a character.</summary>
    private static Func<string, IReadOnlyList<int>?> Within(Recorded run, string? view, ITokenizer tokenizer)
    {
        var turns = run.Own.OfType<FluxEvent.Appended>().Where(e => e is { Model: null, Again: false, Kind: SegmentKind.Turn } && e.View == view)
            .GroupBy(e => e.Segment).ToDictionary(turn => turn.Key, turn => turn.ToList());
        return segment => turns.GetValueOrDefault(segment) is { } pieces ? Characters.Within([.. pieces.SelectMany(piece => piece.Tokens)], tokenizer) : null;
    }

    /// <summary>What each segment of the story took when it was written; of a generated turn what is between its opening and its close.</summary>
    private static Dictionary<string, int> Lengths(ScenePlan plan, Recorded run, string? view)
    {
        var appended = run.Own.OfType<FluxEvent.Appended>().Where(e => e.Model is null && !e.Again && e.View == view).ToLookup(e => e.Segment);
        var taken = run.Own.OfType<FluxEvent.Deleted>().Where(d => d.View == view && IsRetraction(run, d)).ToLookup(d => d.Segment);
        var generated = run.Own.OfType<FluxEvent.TurnStarted>().Select(turn => turn.Segment).ToHashSet();
        var lengths = new Dictionary<string, int>();
        foreach (var segment in plan.Stream.Where(segment => appended.Contains(segment.Id)))
        {
            var pieces = appended[segment.Id].ToList();
            var length = pieces.Sum(piece => piece.Tokens.Count) - taken[segment.Id].Sum(deleted => deleted.Count);
            var frame = generated.Contains(segment.Id) && segment.Kind == SegmentKind.Turn && pieces.Count > 1
                ? pieces[0].Tokens.Count + pieces[^1].Tokens.Count
                : 0;
            lengths[segment.Id] = length - frame;
        }

        return lengths;
    }

    private sealed class NoSlots : IEvaluationScope
    {
        public FluxValue Find(string name) => FluxValue.Empty;

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[0];

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => [];
    }
}
