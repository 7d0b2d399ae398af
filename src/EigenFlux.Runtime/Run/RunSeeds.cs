using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Run;

/// <summary>
/// The random streams of a run. Each turn has a stream of its own, so that the length of one does not change the next. Summaries have others, so that
/// their number does not change the turns. What the program draws by itself comes from one more.
/// </summary>
internal sealed class RunSeeds
{
    // Numbers that branches and retries add to the seed are far from those of turns.
    private const ulong BranchPart = 1UL << 40;
    private const ulong RetryPart = 1UL << 41;

    private readonly Dictionary<ILanguageModel, int> turns = [];
    private SeededRandom random;
    private ulong seed;
    private ulong drawnTurns;
    private ulong drawnSummaries;

    /// <summary>The streams of a run that begins.</summary>
    /// <param name="seed">The seed of the run.</param>
    public RunSeeds(ulong seed)
    {
        this.seed = seed;
        random = new SeededRandom(SeededRandom.DeriveSeed(seed, ulong.MaxValue));
    }

    private RunSeeds(RunSeeds parent)
    {
        (seed, random, IsSummarising) = (parent.seed, parent.random, parent.IsSummarising);
        TakePosition(parent);
    }

    /// <summary>Whether the turns that come are of a scene that writes a summary.</summary>
    public bool IsSummarising { get; set; }

    /// <summary>The seed of the next turn.</summary>
    public ulong NextSeed() => IsSummarising
        ? SeededRandom.DeriveSeed(SeededRandom.DeriveSeed(seed, ulong.MaxValue - 1), drawnSummaries++)
        : SeededRandom.DeriveSeed(seed, drawnTurns++);

    /// <summary>The number of the next turn of a model in the run, from 0.</summary>
    public int NextTurn(ILanguageModel model) => turns[model] = turns.GetValueOrDefault(model, -1) + 1;

    /// <summary>One item of a list, each with the same probability.</summary>
    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[random.NextInt32(list.Count)];

    /// <summary>A number from 0 to less than 1.</summary>
    public double Draw() => random.NextDouble();

    /// <summary>The streams of a branch, which leaves those of the run as they are.</summary>
    /// <param name="branch">The number of the branch, from 1. The first draws what the run would have drawn without branches.</param>
    public RunSeeds Fork(int branch)
    {
        var fork = new RunSeeds(this);
        fork.EnterBranch(branch);
        return fork;
    }

    /// <summary>Draws from the streams of a branch until <see cref="LeaveBranch"/>.</summary>
    /// <param name="branch">The number of the branch, from 1.</param>
    /// <returns>What <see cref="LeaveBranch"/> needs.</returns>
    public ulong EnterBranch(int branch)
    {
        var before = seed;
        if (branch == 1)
        {
            Span<ulong> state = stackalloc ulong[SeededRandom.StateLength];
            random.CopyState(state);
            random = new SeededRandom(state);
        }
        else
        {
            Reseed(BranchPart + (ulong)branch);
        }

        return before;
    }

    /// <summary>The turns after a branch have the seeds of the run again.</summary>
    /// <param name="before">What <see cref="EnterBranch"/> returned.</param>
    public void LeaveBranch(ulong before) => seed = before;

    /// <summary>Continues where the streams of a branch are.</summary>
    public void Adopt(RunSeeds branch)
    {
        TakePosition(branch);
        random = branch.random;
    }

    /// <summary>What comes after a line of a person is drawn in another way.</summary>
    /// <param name="retry">The number of the retry; with 0 nothing changes.</param>
    public void Vary(int retry)
    {
        if (retry > 0)
        {
            Reseed(RetryPart + (ulong)retry);
        }
    }

    private void Reseed(ulong part)
    {
        seed = SeededRandom.DeriveSeed(seed, part);
        random = new SeededRandom(SeededRandom.DeriveSeed(seed, ulong.MaxValue - drawnTurns - 2));
    }

    private void TakePosition(RunSeeds other)
    {
        (drawnTurns, drawnSummaries) = (other.drawnTurns, other.drawnSummaries);
        turns.Clear();
        foreach (var (model, turn) in other.turns)
        {
            turns[model] = turn;
        }
    }
}
