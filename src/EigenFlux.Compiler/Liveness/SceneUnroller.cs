using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Liveness;

/// <summary>
/// Goes through a scene without a model and writes down the steps of its worst case: loops to their bounds, of an <c>if</c> that only
/// a run can decide the arm that writes more, no <c>stop when</c> that holds.
/// </summary>
public sealed class SceneUnroller
{
    /// <summary>The most beats that a schedule tells.</summary>
    public const int MaximumBeats = 20_000;

    private readonly SceneProgram scene;
    private readonly SceneContext context;
    private readonly IReadOnlyDictionary<string, FluxValue?> casting;
    private readonly int window;
    private readonly int reserve;
    private readonly StaticScope scope;
    private readonly Evaluator evaluator;
    private readonly WrittenText written;
    private readonly List<PlanProblem> problems = [];
    private readonly HashSet<SourceSite> reported = [];
    private readonly Dictionary<string, int> mentions = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, WaitingDefinition> definitions;
    private readonly Dictionary<string, PlanStep.Recall> recallable = new(StringComparer.Ordinal);
    private UnrollState state = new();

    private SceneUnroller(
        SceneProgram scene, SceneContext context, int window, int reserve, IReadOnlyDictionary<string, WaitingDefinition> definitions)
    {
        this.scene = scene;
        this.context = context;
        this.window = window;
        this.reserve = reserve;
        this.definitions = definitions;
        scope = new StaticScope(context.Globals, context.Characters, context.Tokenizer);
        foreach (var (name, value) in context.Arguments)
        {
            state.Slots[name] = value;
        }

        scope.Slots = state.Slots;

        evaluator = new Evaluator(scope);
        written = new WrittenText(context.Target, context.Tokenizer, evaluator);
        casting = Casting.Of(scene, evaluator);
    }

    /// <summary>A definition that is written when its character enters.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="Tokens">Its tokens.</param>
    public readonly record struct WaitingDefinition(string Text, int Tokens);

    /// <summary>Unrolls a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="context">What it is laid out for.</param>
    /// <param name="window">The scene's window.</param>
    /// <param name="reserve">The scene's reserve.</param>
    /// <param name="definitions">The definitions of those who enter later, by character.</param>
    /// <exception cref="EvaluationException">An expression cannot be computed.</exception>
    public static Unrolled Unroll(
        SceneProgram scene, SceneContext context, int window, int reserve, IReadOnlyDictionary<string, WaitingDefinition> definitions)
    {
        var unroller = new SceneUnroller(scene, context, window, reserve, definitions);
        unroller.Walk(scene.Body);
        if (unroller.state.Beats >= MaximumBeats)
        {
            unroller.problems.Add(new PlanProblem(PlanProblemKind.ScheduleCut, scene.Site, scene.Name, MaximumBeats));
        }

        return new Unrolled(unroller.state.Steps, unroller.problems, unroller.mentions, definitions.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private bool Full => state.Ended || state.Beats >= MaximumBeats;

    private void Walk(IReadOnlyList<Instruction> body)
    {
        foreach (var instruction in body)
        {
            if (Full)
            {
                return;
            }

            Step(instruction);
        }
    }

    private void Step(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.Write write:
                Write(write);
                break;
            case Instruction.Generate generate:
                Generate(generate);
                break;
            case Instruction.Assign assign:
                state.Slots[assign.Name] = evaluator.Evaluate(assign.Value);
                break;
            case Instruction.Repeat repeat:
                Loop(Count(repeat.Count, repeat.Site), repeat.Body, _ => { });
                break;
            case Instruction.While loop:
                While(loop);
                break;
            case Instruction.ForEach each:
                ForEach(each);
                break;
            case Instruction.If choice:
                If(choice);
                break;
            case Instruction.Call { Capture: { } capture }:
                Capture(capture, new FluxValue.Unknown(reserve, -1));
                break;
            case Instruction.Presence presence:
                Presence(presence);
                break;
            case Instruction.Retain retain:
                Retain(retain);
                break;
            case Instruction.StopWhen stop:
                state.Ended = evaluator.Test(stop.Test) == true;
                break;
            case Instruction.Return:
                state.Ended = true;
                break;
        }
    }

    private void Write(Instruction.Write write)
    {
        var speaker = write.Speaker is null ? null : Speaker(write.Speaker);
        var (text, tokens) = written.Measure(write.Kind, speaker?.Display ?? "", write.Text);
        var previous = state.Current.GetValueOrDefault(CurrentKey(write));
        if (write.Kind is WriteKind.Setting or WriteKind.Note && previous is not null)
        {
            state.Steps.Add(new PlanStep.Remove(previous));
        }

        var segment = state.Names.Next(write.Id);
        if (write.Kind is WriteKind.Setting or WriteKind.Note)
        {
            state.Current[CurrentKey(write)] = segment;
        }

        Add(new PlanStep.Write(
            segment,
            speaker?.Id ?? (write.Kind == WriteKind.Narration ? FluxValue.Character.Narrator.Id : "scene"),
            write.Segments,
            text,
            tokens,
            Kept: write.Kind is WriteKind.Setting or WriteKind.Note,
            write.Depth is null ? null : (int?)evaluator.Integer(write.Depth)));
        Mention(speaker, text);
    }

    private static string CurrentKey(Instruction.Write write) => write.Kind == WriteKind.Setting ? "" : write.Id;

    private void Generate(Instruction.Generate generate)
    {
        var candidates = generate.Speakers.Select(Speaker).ToList();
        var speaker = candidates.MaxBy(candidate => written.OpenTurn(candidate?.Display));
        foreach (var candidate in candidates)
        {
            Mention(candidate, "");
        }

        var bound = TurnBound.Of(generate.Stops, evaluator, window, reserve);
        if (!bound.Given && reported.Add(generate.Site))
        {
            problems.Add(new PlanProblem(PlanProblemKind.UnboundedTurn, generate.Site, generate.Capture, bound.Max));
        }

        var said = bound.Range(generate.Stops);
        var occurrence = (state.Slots.GetValueOrDefault(generate.Capture) as FluxValue.Capture)?.Items.Count ?? 0;
        Add(new PlanStep.Generate(
            SegmentNames.Turn(generate.Capture, occurrence + 1),
            speaker?.Id ?? FluxValue.Character.Narrator.Id,
            written.OpenTurn(speaker?.Display),
            said,
            written.CloseTurn(speaker?.Display)));
        Capture(generate.Capture, new FluxValue.Unknown(said.Expected, said.Max));
    }

    /// <summary>A beat.</summary>
    private void Add(PlanStep step)
    {
        state.Steps.Add(step);
        state.Beats++;
        switch (step)
        {
            case PlanStep.Write write:
                recallable[write.Segment] = new PlanStep.Recall(write.Segment, write.Owner, write.Kind, write.Tokens);
                break;
            case PlanStep.Generate turn:
                var frame = turn.Open + turn.Close;
                recallable[turn.Segment] = new PlanStep.Recall(
                    turn.Segment,
                    turn.Owner,
                    SegmentKind.Turn,
                    new TokenRange(frame + turn.Said.Min, frame + turn.Said.Expected, frame + turn.Said.Max));
                break;
        }
    }

    private void Capture(string slot, FluxValue item)
    {
        var before = (state.Slots.GetValueOrDefault(slot) as FluxValue.Capture)?.Items ?? [];
        state.Slots[slot] = new FluxValue.Capture([.. before, item]);
    }

    private FluxValue.Character? Speaker(Expression expression)
    {
        switch (Evaluator.Single(evaluator.Evaluate(expression)))
        {
            case FluxValue.Character { Id: "narrator" }:
                return null;
            case FluxValue.Character character:
                return character;
            default:
                // Only the run can tell who: the one whose name is longest stands for all of the cast.
                return casting.Keys.Select(id => new FluxValue.Character(id, context.Characters[id].Display))
                    .MaxBy(character => written.OpenTurn(character.Display));
        }
    }

    private long Count(Expression expression, SourceSite site)
    {
        if (evaluator.Integer(expression) is { } count)
        {
            return count;
        }

        if (reported.Add(site))
        {
            problems.Add(new PlanProblem(PlanProblemKind.UnknownCount, site, scene.Name));
        }

        return 1;
    }

    private void Loop(long count, IReadOnlyList<Instruction> body, Action<int> before)
    {
        for (var i = 0; i < count && !Full; i++)
        {
            var start = (state.Beats, state.Steps.Count);
            before(i);
            Walk(body);
            if ((state.Beats, state.Steps.Count) == start && i > 1000)
            {
                return; // A loop that writes nothing changes nothing here.
            }
        }
    }

    private void While(Instruction.While loop)
    {
        var most = Count(loop.AtMost, loop.Site);
        for (var i = 0L; i < most && !Full && evaluator.Test(loop.Test) != false; i++)
        {
            Walk(loop.Body);
        }
    }

    private void ForEach(Instruction.ForEach each)
    {
        if (evaluator.Items(each.List) is { } items)
        {
            Loop(items.Count, each.Body, i => state.Slots[each.Name] = items[i]);
            return;
        }

        Count(each.List, each.Site);
    }

    private void If(Instruction.If choice)
    {
        var arms = new List<IReadOnlyList<Instruction>>();
        var decided = false;
        foreach (var arm in choice.Arms)
        {
            var holds = evaluator.Test(arm.Test);
            if (holds != false)
            {
                arms.Add(arm.Body);
            }

            if (holds == true)
            {
                decided = true;
                break;
            }
        }

        if (!decided)
        {
            arms.Add(choice.Else);
        }

        if (arms.Count == 1)
        {
            Walk(arms[0]);
            return;
        }

        Worst(arms);
    }

    /// <summary>Tries every arm and goes on with the one that writes most; what the arms leave different is unknown after them.</summary>
    private void Worst(List<IReadOnlyList<Instruction>> arms)
    {
        var outer = state;
        var tried = new List<(UnrollState State, long Tokens)>();
        foreach (var arm in arms)
        {
            Enter(outer.Branch());
            Walk(arm);
            tried.Add((state, state.Steps.Sum(Largest)));
        }

        // An arm that ends the scene is the best case: it is the worst only where every arm does.
        var going = tried.Where(arm => !arm.State.Ended).ToList();
        Enter(outer.Join((going.Count > 0 ? going : tried).MaxBy(arm => arm.Tokens).State));
        foreach (var name in tried.SelectMany(arm => arm.State.Slots.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            var values = tried.Select(arm => arm.State.Slots.GetValueOrDefault(name)).Distinct().ToList();
            if (values.Count > 1 && !values.Any(value => value is FluxValue.Capture))
            {
                state.Slots[name] = new FluxValue.Unknown(1, values.Max(value => value is null ? 0 : written.Count(value)));
            }
        }
    }

    private void Enter(UnrollState other)
    {
        state = other;
        scope.Slots = other.Slots;
    }

    private static long Largest(PlanStep step) => step switch
    {
        PlanStep.Write write => write.Tokens.Max,
        PlanStep.Generate turn => turn.Open + turn.Said.Max + turn.Close,
        _ => 0,
    };

    private void Presence(Instruction.Presence presence)
    {
        if (Evaluator.Single(evaluator.Evaluate(presence.Who)) is not FluxValue.Character who)
        {
            return;
        }

        Mention(who, "");
        if (!definitions.TryGetValue(who.Id, out var definition))
        {
            return;
        }

        if (!presence.Enters)
        {
            state.Steps.Add(new PlanStep.Retain(who.Id, Kept: false));
        }
        else if (state.Entered.Add(who.Id))
        {
            Add(new PlanStep.Write(
                who.Id, who.Id, SegmentKind.Definition, definition.Text, TokenRange.Exactly(definition.Tokens), Kept: true, null));
        }
        else
        {
            state.Steps.Add(new PlanStep.Retain(who.Id, Kept: true));
        }
    }

    private void Retain(Instruction.Retain retain)
    {
        foreach (var segment in Targets(retain.Target).ToList())
        {
            switch (retain.Action)
            {
                case RetainAction.Recall when recallable.TryGetValue(segment, out var recall):
                    Add(recall);
                    break;
                case RetainAction.Forget:
                    state.Steps.Add(new PlanStep.Remove(segment));
                    break;
                case RetainAction.Keep:
                    state.Steps.Add(new PlanStep.Retain(segment, Kept: true));
                    break;
            }
        }
    }

    private IEnumerable<string> Targets(RetainTarget target)
    {
        switch (target.Kind)
        {
            case RetainTargetKind.Setting:
                return state.Current.TryGetValue("", out var setting) ? [setting] : [];
            case RetainTargetKind.Note:
                return state.Current.Where(pair => pair.Key.Length > 0).Select(pair => pair.Value);
            case RetainTargetKind.Definition:
                return Evaluator.Single(scope.Find(target.Name)) is FluxValue.Character who ? [who.Id] : [target.Name];
        }

        var count = (state.Slots.GetValueOrDefault(target.Name) as FluxValue.Capture)?.Items.Count ?? 0;
        if (target.All)
        {
            return Enumerable.Range(1, count).Select(i => SegmentNames.Turn(target.Name, i));
        }

        var position = target.Position is null ? count : evaluator.Integer(target.Position) ?? 0;
        return position >= 1 && position <= count ? [SegmentNames.Turn(target.Name, (int)position)] : [];
    }

    private void Mention(FluxValue.Character? speaker, string text)
    {
        if (speaker is not null)
        {
            mentions[speaker.Id] = state.Beats;
        }

        foreach (var id in casting.Keys)
        {
            if (text.Contains(context.Characters[id].Display, StringComparison.Ordinal))
            {
                mentions[id] = state.Beats;
            }
        }
    }
}
