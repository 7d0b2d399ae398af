using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

/// <summary>
/// What a plan costs, and which plans there are, from what docs/compiler.md says and from nothing that the planner or a run computes with. It
/// knows the steps that <see cref="RandomProblems"/> draws: texts that nobody keeps, turns, and policies without a summary.
/// </summary>
internal sealed class PricedPlan
{
    private const double Evaluated = 1e-4;

    private readonly LayoutProblem problem;
    private readonly DefinitionPlan plan;
    private readonly List<Piece> stream = [];
    private readonly Piece?[] copies;
    private readonly int prefix;
    private readonly double evaluations;
    private int storyBefore;
    private double cost;

    private PricedPlan(LayoutProblem problem, DefinitionPlan plan)
    {
        (this.problem, this.plan) = (problem, plan);
        copies = new Piece?[plan.Choices.Count];
        prefix = problem.FixedTokens + plan.Choices.Select((choice, i) => choice.Pinned ? problem.Definitions[i].Levels[choice.Level].Pinned : 0).Sum();

        // A text stays until as much has been written after it as the stream has room for.
        var room = Math.Max(0, problem.Window - problem.Reserve - problem.FixedTokens);
        var stay = Math.Clamp(room / Math.Max(1, problem.Steps.Average(Length)), 1, problem.Steps.Count);
        var behind = problem.Deletion.LowWater is { } share ? Math.Min(stay, share / (1 - share)) : stay;
        evaluations = problem.MovesCache ? 1 : 1 + behind;
    }

    /// <summary>The cost; infinite where something that may not be deleted leaves no room for a text.</summary>
    public static double CostOf(LayoutProblem problem, DefinitionPlan plan)
    {
        var priced = new PricedPlan(problem, plan);
        return Enumerable.Range(0, problem.Steps.Count).All(priced.Beat) ? priced.cost : double.PositiveInfinity;
    }

    /// <summary>Whether what is covered, held or in the prefix fits at each beat beside what the beat itself needs and the latest messages.</summary>
    public static bool Fits(LayoutProblem problem, DefinitionPlan plan)
    {
        for (var beat = 0; beat < problem.Steps.Count; beat++)
        {
            var text = problem.Steps[beat] is PlanStep.Generate turn ? turn.Open + turn.Close : ((PlanStep.Write)problem.Steps[beat]).Tokens.Expected;
            var wanted = plan.Choices.Select((choice, i) => Wanted(problem, problem.Definitions[i], choice, beat)).Sum();
            var latest = Latest([.. problem.Steps.Take(beat).Select(Length)], problem.Window);

            // Of a message that is longer than a quarter of the window a policy that cuts leaves a part. The latest messages take no more than
            // there is: without any definition a plan always fits.
            var floor = problem.Deletion.Kind == DeletionKind.Turn ? latest.Tokens : Math.Min(latest.Tokens, problem.Window / 4);
            if (wanted > Math.Max(0, problem.Window - problem.FixedTokens - problem.Reserve - text - floor))
            {
                return false;
            }
        }

        return true;
    }

    private static int Length(PlanStep step) => step switch
    {
        PlanStep.Write text => text.Tokens.Expected,
        PlanStep.Generate turn => turn.Open + turn.Said.Expected + turn.Close,
        _ => throw new NotSupportedException($"{step}"),
    };

    /// <summary>The last message, if it fits into half of the window, and the two before it if all fit into a quarter.</summary>
    private static (int Count, int Tokens) Latest(List<int> messages, int window)
    {
        var (count, tokens) = (0, 0);
        while (count < Math.Min(3, messages.Count) && tokens + messages[^(count + 1)] <= window / (count == 0 ? 2 : 4))
        {
            tokens += messages[^++count];
        }

        return (count, tokens);
    }

    /// <summary>Every plan there is.</summary>
    public static IEnumerable<DefinitionPlan> All(LayoutProblem problem) => problem.Definitions
        .Aggregate<LayoutDefinition, IEnumerable<DefinitionChoice[]>>(
            [[]], (plans, definition) => plans.SelectMany(plan => Choices(definition).Select(choice => (DefinitionChoice[])[.. plan, choice])))
        .Select(choices => new DefinitionPlan(choices));

    /// <summary>Absent, each level in the prefix, and each level in the stream with each set of ranges covered and of gaps held.</summary>
    private static IEnumerable<DefinitionChoice> Choices(LayoutDefinition definition)
    {
        yield return new DefinitionChoice(-1, false, [], []);
        var uses = definition.Uses.Count;
        for (var level = 0; level < definition.Levels.Count; level++)
        {
            if (definition.MayBePinned)
            {
                yield return new DefinitionChoice(level, true, [], []);
            }

            for (var covered = 1; covered < 1 << uses; covered++)
            {
                for (var gaps = 0; gaps < 1 << (uses - 1); gaps++)
                {
                    // Only a gap between two ranges that are covered can be held over.
                    if ((gaps & ~(covered & (covered >> 1))) == 0)
                    {
                        yield return new DefinitionChoice(level, false, Bits(covered, uses), Bits(gaps, uses));
                    }
                }

                yield return new DefinitionChoice(level, false, Bits(covered, uses), Bits(0, uses)) { IsTransient = true };
            }
        }
    }

    private static bool[] Bits(int set, int count) => [.. Enumerable.Range(0, count).Select(i => (set >> i & 1) == 1)];

    private static int Wanted(LayoutProblem problem, LayoutDefinition definition, DefinitionChoice choice, int beat)
    {
        if (choice.Level < 0 || choice.Pinned)
        {
            return choice.Level < 0 ? 0 : definition.Levels[choice.Level].Pinned;
        }

        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var isWithin = beat >= definition.Uses[i].From && beat <= definition.Uses[i].To;
            var isBetween = i + 1 < definition.Uses.Count && beat > definition.Uses[i].To && beat < definition.Uses[i + 1].From;
            if ((isWithin && choice.Covered[i] && (!choice.IsTransient || HasCome(problem, definition, choice, i, beat))) || (isBetween && choice.Held[i]))
            {
                return definition.Levels[choice.Level].Streamed;
            }
        }

        return 0;
    }

    /// <summary>Whether a turn has written the copy, at this beat or at one since which the definition is covered without a break.</summary>
    private static bool HasCome(LayoutProblem problem, LayoutDefinition definition, DefinitionChoice choice, int use, int beat)
    {
        while (use > 0 && choice.Covered[use - 1] && definition.Uses[use - 1].To == definition.Uses[use].From - 1)
        {
            use--;
        }

        return problem.Steps.Skip(definition.Uses[use].From).Take(beat - definition.Uses[use].From + 1).Any(step => step is PlanStep.Generate);
    }

    private static int? UseAt(LayoutDefinition definition, int beat)
    {
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            if (beat >= definition.Uses[i].From && beat <= definition.Uses[i].To)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Goes through one beat; false where there is no room for its text.</summary>
    private bool Beat(int beat)
    {
        // What is needed soonest for the last time is written first.
        var live = Enumerable.Range(0, plan.Choices.Count)
            .Where(i => UseAt(problem.Definitions[i], beat) is not null)
            .OrderBy(i => problem.Definitions[i].Uses[^1].To).ThenBy(i => i)
            .ToList();
        var isTurn = problem.Steps[beat] is PlanStep.Generate;
        var wanted = live
            .Where(i => plan.Choices[i] is { Level: >= 0, Pinned: false } choice && choice.Covered[UseAt(problem.Definitions[i], beat)!.Value])
            .ToList();
        foreach (var i in wanted.Where(IsThere))
        {
            copies[i]!.IsHeld = true;
        }

        // What was there for turns alone goes, and what stands behind it is evaluated again.
        var gone = copies.Where((copy, i) => copy is not null && plan.Choices[i].IsTransient && !wanted.Contains(i) && stream.Contains(copy)).ToHashSet();
        if (gone.Count > 0)
        {
            var behind = stream.SkipWhile(piece => !gone.Contains(piece)).Where(piece => !gone.Contains(piece)).Sum(piece => piece.Left);
            cost += problem.MovesCache ? 0 : behind * Evaluated;
            stream.RemoveAll(gone.Contains);
        }

        foreach (var i in wanted.Where(i => !IsThere(i) && (isTurn || !plan.Choices[i].IsTransient)).ToList())
        {
            if (copies[i] is { } cut)
            {
                stream.Remove(cut);
            }

            var tokens = problem.Definitions[i].Levels[plan.Choices[i].Level].Streamed;
            if (!MakeRoom(tokens, begins: true))
            {
                return false;
            }

            stream.Add(copies[i] = New(tokens, isMessage: false));
            copies[i]!.IsHeld = true;
            cost += tokens * (plan.Choices[i].IsTransient ? 1 : evaluations) * Evaluated;
        }

        if (!Say(problem.Steps[beat], () => cost += live.Sum(i => Absence(i, beat))))
        {
            return false;
        }

        storyBefore += Length(problem.Steps[beat]);

        foreach (var i in live)
        {
            if (copies[i] is { } copy)
            {
                var use = UseAt(problem.Definitions[i], beat)!.Value;
                copy.IsHeld = beat < problem.Definitions[i].Uses[use].To ? plan.Choices[i].Covered[use] : plan.Choices[i].Held[use];
            }
        }

        return true;
    }

    private bool IsThere(int definition) => copies[definition] is { } copy && copy.Left == copy.Whole && stream.Contains(copy);

    /// <summary>What it costs at a beat that a definition which is live is not in the window whole, or at a lower level.</summary>
    private double Absence(int i, int beat)
    {
        var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
        var use = UseAt(definition, beat)!.Value;
        var comesLater = choice is { IsTransient: true } && problem.Steps[beat] is PlanStep.Write && choice.Covered[use]
            && Enumerable.Range(definition.Uses[use].From, definition.Uses[use].Count).Any(other => problem.Steps[other] is PlanStep.Generate);
        return (choice.Pinned || comesLater || (choice.IsStreamed && choice.Covered[use] && IsThere(i)) ? 1 - definition.Levels[choice.Level].Value : 1) * definition.WeightIn(use);
    }

    private bool Say(PlanStep step, Action begins)
    {
        if (step is PlanStep.Write text)
        {
            var fits = MakeRoom(text.Tokens.Expected, begins: true);
            stream.Add(New(text.Tokens.Expected, isMessage: true));
            begins();
            return fits;
        }

        var turn = (PlanStep.Generate)step;
        if (!MakeRoom(turn.Open, begins: true))
        {
            return false;
        }

        var said = New(turn.Open, isMessage: true);
        said.IsOpen = true;
        stream.Add(said);
        begins();
        cost += Story(stream.Where(piece => piece is { IsMessage: true, IsOpen: false }).Sum(piece => piece.Left)) - Story(storyBefore);
        for (var i = 0; i < turn.Said.Expected; i++)
        {
            if (!MakeRoomIn(said, turn.Open, 1))
            {
                return false;
            }

            said.Left++;
        }

        var closes = MakeRoomIn(said, turn.Open, turn.Close);
        (said.Left, said.IsOpen) = (said.Left + turn.Close, false);
        said.Whole = said.Left;
        return closes;
    }

    /// <summary>What is missing of the story at a turn, if so many of its latest tokens are in the window.</summary>
    private static double Story(int tokens) => 1.28 * Math.Pow(1 + (tokens / 96.0), -2);

    private static Piece New(int tokens, bool isMessage) => new() { Whole = tokens, Left = tokens, IsMessage = isMessage };

    /// <summary>Makes room while a turn is said: one that is longer than all the room there is loses its own first tokens, after what opens it.</summary>
    private bool MakeRoomIn(Piece said, int open, int incoming)
    {
        if (!MakeRoom(incoming, begins: false))
        {
            said.Left = Math.Max(open, said.Left - (Taken + incoming - problem.Window));
        }

        return Taken + incoming <= problem.Window;
    }

    /// <summary>Deletes from the stream's head what the policy says: what nobody holds, and only where that is not enough, what is held.</summary>
    private bool MakeRoom(int incoming, bool begins)
    {
        var isWhole = problem.Deletion.Kind == DeletionKind.Turn;
        var limit = problem.Window - (begins && isWhole ? problem.Reserve : 0) - incoming;
        var goal = limit;
        if (problem.Deletion.LowWater is { } share)
        {
            var staying = prefix + stream.Where(piece => piece.IsHeld || piece.IsOpen).Sum(piece => piece.Left);
            goal = Math.Min(goal, staying + (int)((share * Math.Max(0, problem.Window - staying)) + 1e-6));
        }

        if (Taken > limit)
        {
            var messages = stream.Where(piece => piece is { IsMessage: true, IsOpen: false }).ToList();
            var latest = messages.TakeLast(!isWhole ? 0 : Latest([.. messages.Select(piece => piece.Left)], problem.Window).Count).ToHashSet();
            Delete(goal, isWhole, piece => !piece.IsHeld && !piece.IsOpen && !latest.Contains(piece) && (!isWhole || piece != messages[^1]));
            if (Taken > limit)
            {
                Delete(limit, isWhole, piece => !piece.IsHeld && !piece.IsOpen && !latest.Contains(piece));
            }

            if (Taken > limit)
            {
                Delete(limit, isWhole, piece => !piece.IsOpen && !latest.Contains(piece));
            }
        }

        if (Taken > limit)
        {
            Delete(limit, isWhole, piece => !piece.IsOpen);
        }

        return Taken + incoming <= problem.Window;
    }

    private int Taken => prefix + stream.Sum(piece => piece.Left);

    private void Delete(int goal, bool isWhole, Func<Piece, bool> mayGo)
    {
        var excess = Taken - goal;
        if (problem.Deletion.Kind == DeletionKind.Block)
        {
            excess = (excess + problem.Deletion.Block - 1) / problem.Deletion.Block * problem.Deletion.Block;
        }

        foreach (var piece in stream.Where(mayGo).ToList())
        {
            if (excess <= 0)
            {
                break;
            }

            var cut = isWhole ? piece.Left : Math.Min(piece.Left, excess);
            (piece.Left, excess) = (piece.Left - cut, excess - cut);
            if (piece.Left == 0)
            {
                stream.Remove(piece);
            }
        }
    }

    /// <summary>A text in the stream: its tokens, and how many of them are left.</summary>
    private sealed class Piece
    {
        public int Whole { get; set; }

        public int Left { get; set; }

        public bool IsHeld { get; set; }

        public bool IsOpen { get; set; }

        public bool IsMessage { get; init; }
    }
}
