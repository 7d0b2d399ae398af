using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Story;

/// <summary>
/// Goes through a scene without a model and writes down the steps of its worst case: loops to their bounds, of an <c>if</c> that only
/// a run can decide the arm that writes more, no <c>stop when</c> that holds.
/// </summary>
public sealed partial class SceneUnroller
{
    /// <summary>The maximum number of beats of a schedule.</summary>
    public const int MaximumBeats = 20_000;

    // Loops that write little could be walked for hours.
    private const int MaximumSteps = 1_000_000;

    // A text or a list that is put together or looked through counts as a statement for each of so many characters or elements: they are also tokenized.
    private const int BuiltPerStep = 32;

    // What it takes to try two ways, in statements.
    private const int BranchSteps = 32;

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
    private readonly LiveCast live;
    private readonly IReadOnlyList<string> viewers;
    private readonly Dictionary<string, PlanStep.Recall> recallable = new(StringComparer.Ordinal);
    private UnrollState state = new();
    private int walked;
    private SourceSite? at;
    private bool cut;
    private bool hasMoreBeats;
    private long changes;

    private SceneUnroller(SceneProgram scene, SceneContext context, int window, int reserve)
    {
        this.scene = scene;
        this.context = context;
        this.window = window;
        this.reserve = reserve;
        scope = new StaticScope(context.Globals, context.Characters, context.Tokenizer);
        foreach (var (name, value) in context.Arguments)
        {
            state.Slots[name] = value;
        }

        scope.Slots = state.Slots;

        evaluator = new Evaluator(scope);
        written = new WrittenText(context.Target, context.Tokenizer, evaluator);
        casting = Casting.Of(scene, evaluator);
        live = new LiveCast(casting.Keys, context.Characters, context.Lore.Values);
        viewers = [FluxValue.Character.Narrator.Id, .. casting.Keys];
    }

    /// <summary>Unrolls a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="context">What it is laid out for.</param>
    /// <param name="window">The scene's window.</param>
    /// <param name="reserve">The scene's reserve.</param>
    /// <exception cref="EvaluationException">An expression cannot be computed.</exception>
    /// <exception cref="OperationCanceledException"><see cref="SceneContext.Cancellation"/> was cancelled.</exception>
    public static Unrolled Unroll(SceneProgram scene, SceneContext context, int window, int reserve)
    {
        var unroller = new SceneUnroller(scene, context, window, reserve);
        try
        {
            unroller.Walk(scene.Body);
        }
        catch (EvaluationException problem) when (unroller.at is { } site)
        {
            throw problem.At(site);
        }

        if (unroller.cut)
        {
            unroller.problems.Add(new PlanProblem.ScheduleCut(scene.Name, unroller.state.Beats, unroller.hasMoreBeats ? null : MaximumSteps)
            {
                Site = scene.Site,
            });
        }

        return new Unrolled(unroller.state.Steps, unroller.problems);
    }

    private bool Full => state.Ended || cut;

    private void Walk(IReadOnlyList<Instruction> body)
    {
        foreach (var instruction in body)
        {
            if (Full)
            {
                return;
            }

            context.Cancellation.ThrowIfCancellationRequested();
            Step(instruction);
        }
    }

    private void Count() => cut |= ++walked + (scope.Built / BuiltPerStep) >= MaximumSteps;

    private void Step(Instruction instruction)
    {
        Count();
        at = instruction.Site;
        switch (instruction)
        {
            case Instruction.Write write:
                Write(write);
                break;
            case Instruction.Generate generate:
                Generate(generate);
                break;
            case Instruction.Assign assign:
                Set(assign.Name, evaluator.Evaluate(assign.Value));
                break;
            case Instruction.Repeat repeat:
                Loop(Count(repeat.Count, repeat.Site), repeat.Body, static () => true);
                break;
            case Instruction.While loop:
                Loop(Count(loop.AtMost, loop.Site), loop.Body, () => evaluator.Test(loop.Test) != false);
                break;
            case Instruction.ForEach each:
                ForEach(each);
                break;
            case Instruction.If choice:
                If(choice);
                break;
            case Instruction.Choose choose:
                if (evaluator.Integer(choose.Count) is > Limits.Branches and var branches && reported.Add(choose.Site))
                {
                    problems.Add(new PlanProblem.TooManyBranches(branches, Limits.Branches) { Site = choose.Site });
                }

                // Of all branches one goes on: the window is then as after the body.
                Walk(choose.Body);
                break;
            case Instruction.Call call:
                Call(call);
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
            case Instruction.Watch:
                break; // A premise takes no room in the window.
            case Instruction.Return:
                state.Ended = true;
                break;
            default:
                throw new InvalidOperationException($"{instruction.GetType().Name} is not a statement.");
        }
    }

    private void Write(Instruction.Write write)
    {
        var speaker = write.Speaker is null ? null : Speaker(write.Speaker);
        var (text, tokens, within) = written.Measure(write.Kind, (speaker ?? FluxValue.Character.Narrator).Display, write.Text);
        var seenBy = Audiences.Of(write.Audience, evaluator);
        var segment = state.Names.Next(write.Id);
        if (write.Kind is WriteKind.Setting or WriteKind.Note)
        {
            if (!state.Current.TryGetValue(CurrentKey(write), out var holding))
            {
                state.Current[CurrentKey(write)] = holding = new HeldTexts();
            }

            state.Steps.AddRange(holding.Replace(segment, seenBy, viewers).Select(previous => new PlanStep.Remove(previous) { SeenBy = seenBy }));
        }

        var named = live.At([speaker], AuthorText.Of(write.Text, evaluator).Written);
        state.Unanswered.UnionWith(named);
        Add(new PlanStep.Write(
            segment,
            speaker?.Id ?? (write.Kind == WriteKind.Narration ? FluxValue.Character.Narrator.Id : "scene"),
            write.Segments,
            text,
            tokens,
            Kept: write.Kind is WriteKind.Setting or WriteKind.Note,
            write.Depth is null ? null : evaluator.Depth(write.Depth))
        {
            Place = write.Kind is WriteKind.Setting or WriteKind.Note ? CurrentKey(write) : null,
            Live = named,
            SeenBy = seenBy,
            Within = within,
        });
    }

    private static string CurrentKey(Instruction.Write write) => write.Kind == WriteKind.Setting ? "" : write.Id;

    private void Generate(Instruction.Generate generate)
    {
        var candidates = generate.Speakers.Select(Speaker).ToList();
        var speaker = candidates.MaxBy(candidate => written.OpenTurn(candidate?.Display));
        IReadOnlyList<string> liveNow = [.. live.At(candidates, "").Union(state.Unanswered, StringComparer.Ordinal)];
        state.Unanswered.Clear();
        var bound = TurnBound.Of(generate.Stops, evaluator, window, reserve, written.LengthOf(generate.Shape, speaker?.Display));
        var said = bound.Range(generate.Stops);
        var occurrence = (state.Slots.GetValueOrDefault(generate.Capture) as FluxValue.Capture)?.Items.Count ?? 0;
        var segment = SegmentNames.Turn(generate.Capture, occurrence + 1);
        var owner = speaker ?? FluxValue.Character.Narrator;
        var seenBy = Audiences.Of(generate.Audience, evaluator);
        var person = IsPerson(generate, owner);
        var plays = person ? null : context.Characters.GetValueOrDefault(owner.Id)?.Plays;
        if (!person && !bound.Given && reported.Add(generate.Site))
        {
            problems.Add(new PlanProblem.UnboundedTurn(generate.Capture, bound.Max) { Site = generate.Site });
        }

        if (person || plays is not null)
        {
            // A person's line, or that of a coalition that plays, is written as a whole when it has been said, in the frame of a line.
            var (_, tokens, _) = written.Measure(
                speaker is null ? WriteKind.Narration : WriteKind.Line,
                owner.Display,
                new Expression.Constant(new FluxValue.Unknown(said.Expected, said.Max)));
            Add(new PlanStep.Write(segment, owner.Id, SegmentKind.Turn, "", tokens, Kept: false, Depth: null, Said: true)
            {
                Live = liveNow,
                Plays = plays?.Scene,
                SeenBy = seenBy,
            });
        }
        else
        {
            Add(new PlanStep.Generate(
                segment, owner.Id, written.OpenTurn(speaker?.Display), said, written.CloseTurn(speaker?.Display))
            {
                AtOnce = context.HasProbabilities && generate.Shape?.Value is ValueShape.Choice or ValueShape.Truth ? bound.Value?.Max ?? 0 : 0,
                Live = liveNow,
                SeenBy = seenBy,
            });
        }

        Capture(generate.Capture, new FluxValue.Unknown(said.Expected, said.Max));
    }

    private void Call(Instruction.Call call)
    {
        state.Steps.Add(new PlanStep.Call(call.Scene, call.Arguments.ToDictionary(
            argument => argument.Name, argument => Evaluator.Single(evaluator.Evaluate(argument.Value)), StringComparer.Ordinal)));
        if (call.Capture is { } capture)
        {
            Capture(capture, new FluxValue.Unknown(reserve, -1));
        }
    }

    private bool IsPerson(Instruction.Generate turn, FluxValue.Character speaker)
    {
        var model = turn.Model is null ? casting.GetValueOrDefault(speaker.Id) : evaluator.Evaluate(turn.Model);
        return model is not null && Evaluator.Single(model) is FluxValue.Model { Name: FluxValue.Model.Input };
    }

    /// <summary>A beat.</summary>
    private void Add(PlanStep step)
    {
        if (state.Beats >= MaximumBeats)
        {
            cut = hasMoreBeats = true;
            return;
        }

        if (state.Recalled.Count > 0)
        {
            step = step with { Live = [.. step.Live.Union(state.Recalled)] };
            state.Recalled.Clear();
        }

        state.Steps.Add(step);
        state.Beats++;
        switch (step)
        {
            case PlanStep.Write write:
                recallable[write.Segment] = new PlanStep.Recall(
                    write.Segment, write.Owner, write.Kind, write.Tokens, write.Kept, write.Depth) { SeenBy = step.SeenBy, Within = write.Within };
                break;
            case PlanStep.Generate turn:
                var frame = turn.Open + turn.Close;
                recallable[turn.Segment] = new PlanStep.Recall(
                    turn.Segment,
                    turn.Owner,
                    SegmentKind.Turn,
                    new TokenRange(frame + turn.Said.Min, frame + turn.Said.Expected, frame + turn.Said.Max))
                {
                    SeenBy = step.SeenBy,
                };
                break;
        }
    }

    private void Capture(string slot, FluxValue item)
    {
        var before = (state.Slots.GetValueOrDefault(slot) as FluxValue.Capture)?.Items ?? [];
        Set(slot, new FluxValue.Capture(CapturedItems.Append(before, item)));
    }

    private void Set(string slot, FluxValue value)
    {
        changes += Equals(state.Slots.GetValueOrDefault(slot), value) ? 0 : 1;
        state.Slots[slot] = value;
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
                // Only the run determines the speaker: the longest name stands for all of the cast.
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

        Report(site);
        return 1;
    }

    private void Report(SourceSite site)
    {
        if (reported.Add(site))
        {
            problems.Add(new PlanProblem.UnknownCount(scene.Name) { Site = site });
        }
    }

    /// <summary>Turns at most <paramref name="count"/> times, and no more once a turn changes nothing: all later ones are like it.</summary>
    private void Loop(long count, IReadOnlyList<Instruction> body, Func<bool> test)
    {
        for (var i = 0L; i < count && !Full && test(); i++)
        {
            var start = (changes, state.Steps.Count);
            Count();
            Walk(body);
            if ((changes, state.Steps.Count) == start)
            {
                return;
            }
        }
    }

    private void ForEach(Instruction.ForEach each)
    {
        if (evaluator.Items(each.List) is not { } items)
        {
            Report(each.Site);
            items = [new FluxValue.Unknown(1, -1)];
        }

        for (var i = 0; i < items.Count && !Full; i++)
        {
            Count();
            Set(each.Name, items[i]);
            Walk(each.Body);
        }
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

    /// <summary>Unrolls every arm and continues with the one that writes most; values that differ between the arms are unknown after them.</summary>
    private void Worst(List<IReadOnlyList<Instruction>> arms)
    {
        walked += BranchSteps;
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
                Set(name, UnknownText.OneOf([.. values.OfType<FluxValue>()], scope.CountTokens));
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
        PlanStep.Recall recall => recall.Tokens.Max,
        PlanStep.Generate turn => turn.Open + turn.Said.Max + turn.Close,
        _ => 0,
    };
}
