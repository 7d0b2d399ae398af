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
    private readonly LayoutProblem problem;
    private readonly DefinitionPlan plan;
    private readonly List<Piece> stream = [];
    private readonly Piece?[] copies;
    private readonly int prefix;
    private readonly double written;
    private readonly double held;
    private double cost;

    private PricedPlan(LayoutProblem problem, DefinitionPlan plan)
    {
        (this.problem, this.plan) = (problem, plan);
        copies = new Piece?[plan.Choices.Count];
        prefix = problem.FixedTokens + plan.Choices.Select((choice, i) => choice.Pinned ? problem.Definitions[i].Levels[choice.Level].Pinned : 0).Sum();
        written = 0.5 / problem.Window;

        // A text stays until as much has been written after it as the stream has room for.
        var texts = problem.Steps.Average(step => step switch
        {
            PlanStep.Write text => text.Tokens.Expected,
            PlanStep.Generate turn => turn.Open + turn.Said.Expected + turn.Close,
            _ => throw new NotSupportedException($"{step}"),
        });
        var room = Math.Max(0, problem.Window - problem.Reserve - problem.FixedTokens);
        held = written / Math.Clamp(room / Math.Max(1, texts), 1, problem.Steps.Count);
    }

    /// <summary>The cost; infinite where something that may not be deleted leaves no room for a text.</summary>
    public static double CostOf(LayoutProblem problem, DefinitionPlan plan)
    {
        var priced = new PricedPlan(problem, plan);
        return Enumerable.Range(0, problem.Steps.Count).All(priced.Beat) ? priced.cost + priced.Rent() : double.PositiveInfinity;
    }

    /// <summary>Whether what is covered, held or in the prefix fits at each beat beside what the beat itself needs.</summary>
    public static bool Fits(LayoutProblem problem, DefinitionPlan plan)
    {
        for (var beat = 0; beat < problem.Steps.Count; beat++)
        {
            var text = problem.Steps[beat] is PlanStep.Generate turn ? turn.Open + turn.Close : ((PlanStep.Write)problem.Steps[beat]).Tokens.Expected;
            var wanted = plan.Choices.Select((choice, i) => Wanted(problem.Definitions[i], choice, beat)).Sum();
            if (problem.FixedTokens + problem.Reserve + text + wanted > problem.Window)
            {
                return false;
            }
        }

        return true;
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
            }
        }
    }

    private static bool[] Bits(int set, int count) => [.. Enumerable.Range(0, count).Select(i => (set >> i & 1) == 1)];

    private static int Wanted(LayoutDefinition definition, DefinitionChoice choice, int beat)
    {
        if (choice.Level < 0 || choice.Pinned)
        {
            return choice.Level < 0 ? 0 : definition.Levels[choice.Level].Pinned;
        }

        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var isWithin = beat >= definition.Uses[i].From && beat <= definition.Uses[i].To;
            var isBetween = i + 1 < definition.Uses.Count && beat > definition.Uses[i].To && beat < definition.Uses[i + 1].From;
            if ((isWithin && choice.Covered[i]) || (isBetween && choice.Held[i]))
            {
                return definition.Levels[choice.Level].Streamed;
            }
        }

        return 0;
    }

    /// <summary>The price of tokens that are in the prefix, or held, at beats at which they are not live.</summary>
    private double Rent()
    {
        var rent = 0.0;
        for (var beat = 0; beat < problem.Steps.Count; beat++)
        {
            for (var i = 0; i < plan.Choices.Count; i++)
            {
                rent += UseAt(problem.Definitions[i], beat) is null ? Wanted(problem.Definitions[i], plan.Choices[i], beat) * held : 0;
            }
        }

        return rent;
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
        var wanted = live.Where(i => plan.Choices[i] is { Level: >= 0, Pinned: false } choice && choice.Covered[UseAt(problem.Definitions[i], beat)!.Value]).ToList();
        foreach (var i in wanted.Where(IsThere))
        {
            copies[i]!.IsHeld = true;
        }

        foreach (var i in wanted.Where(i => !IsThere(i)).ToList())
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

            stream.Add(copies[i] = new Piece { Whole = tokens, Left = tokens, IsHeld = true });
            cost += tokens * written;
        }

        if (!Say(problem.Steps[beat], () => cost += live.Sum(Absence)))
        {
            return false;
        }

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
    private double Absence(int i)
    {
        var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
        return choice.Pinned || IsThere(i) ? definition.Weight * (1 - definition.Levels[choice.Level].Value) : definition.Weight;
    }

    private bool Say(PlanStep step, Action begins)
    {
        if (step is PlanStep.Write text)
        {
            var fits = MakeRoom(text.Tokens.Expected, begins: true);
            stream.Add(new Piece { Whole = text.Tokens.Expected, Left = text.Tokens.Expected, IsMessage = true });
            begins();
            return fits;
        }

        var turn = (PlanStep.Generate)step;
        if (!MakeRoom(turn.Open, begins: true))
        {
            return false;
        }

        var said = new Piece { Whole = turn.Open, Left = turn.Open, IsOpen = true, IsMessage = true };
        stream.Add(said);
        begins();
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
            var latest = isWhole ? Latest() : [];
            Delete(goal, isWhole, piece => !piece.IsHeld && !piece.IsOpen && !latest.Contains(piece));
        }

        if (Taken > limit)
        {
            Delete(limit, isWhole, piece => !piece.IsHeld && !piece.IsOpen);
        }

        if (Taken > limit)
        {
            Delete(limit, isWhole, piece => !piece.IsOpen);
        }

        return Taken + incoming <= problem.Window;
    }

    /// <summary>The last message, and the two before it if they have a quarter of the window at most together with it.</summary>
    private HashSet<Piece> Latest()
    {
        var messages = stream.Where(piece => piece is { IsMessage: true, IsOpen: false }).Reverse().Take(3).ToList();
        return [.. messages.TakeWhile((_, i) => i == 0 || messages.Take(i + 1).Sum(other => other.Left) <= problem.Window / 4)];
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
