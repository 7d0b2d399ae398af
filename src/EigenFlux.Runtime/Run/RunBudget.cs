using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Run;

/// <summary>What a run has used, and its limits: statements, texts that were built, generated tokens, and calls within calls.</summary>
internal sealed class RunBudget
{
    // A text or a list that is built or searched counts as one statement for so many characters, and an element as so many characters.
    private const int BuiltPerStep = 1024;
    private const int CharactersOfElement = 16;

    private readonly RunOptions options;
    private readonly RunTotals totals;
    private readonly CancellationToken cancellation;

    /// <summary>The budget of a run that begins.</summary>
    /// <param name="options">Have the limits.</param>
    /// <param name="cancellation">Ends the run.</param>
    public RunBudget(RunOptions options, CancellationToken cancellation)
        : this(options, new RunTotals(), cancellation)
    {
    }

    private RunBudget(RunOptions options, RunTotals totals, CancellationToken cancellation) =>
        (this.options, this.totals, this.cancellation) = (options, totals, cancellation);

    /// <summary>The tokens generated so far, without those of branches that were not chosen.</summary>
    public int Generated { get; private set; }

    /// <summary>How many scenes the running one is called through; 0 for the run's own scene.</summary>
    public int Depth { get; private set; }

    /// <summary>The budget of a branch: it counts against the same limits.</summary>
    public RunBudget Fork() => new(options, totals, cancellation) { Generated = Generated, Depth = Depth };

    /// <summary>Continues where a branch is.</summary>
    public void Adopt(RunBudget branch) => Generated = branch.Generated;

    /// <summary>Counts the tokens of a branch that was not chosen.</summary>
    public void CountLost(int tokens) => totals.Tokens += tokens;

    /// <summary>Counts a text or a list that is built or searched.</summary>
    /// <exception cref="RunEndedException">The limit of statements is exceeded.</exception>
    public void CountWork(long characters, long elements)
    {
        totals.Built += characters + (elements * CharactersOfElement);
        CheckSteps();
    }

    /// <summary>Counts a statement.</summary>
    /// <exception cref="RunEndedException">The limit of statements is exceeded.</exception>
    /// <exception cref="OperationCanceledException">The run is cancelled.</exception>
    public void CountStep()
    {
        totals.Steps++;
        CheckSteps();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Counts a generated token.</summary>
    /// <exception cref="OperationCanceledException">The run is cancelled.</exception>
    public void CountToken()
    {
        Generated++;
        totals.Tokens++;
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Throws if no more tokens may be generated.</summary>
    /// <exception cref="RunEndedException">The limit of tokens is reached.</exception>
    public void CheckTokens()
    {
        if (totals.Tokens >= options.MaximumTokens)
        {
            throw new RunEndedException(RunEnd.Limit, new RunFault.Limit(RunLimit.GeneratedTokens, options.MaximumTokens));
        }
    }

    /// <summary>A scene is called, until <see cref="Ascend"/>.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="site">The call.</param>
    /// <exception cref="RunFaultException">Scenes call each other too deeply.</exception>
    public void Descend(string scene, SourceSite site)
    {
        if (Depth >= options.MaximumCallDepth)
        {
            throw new RunFaultException(new RunFault.CallsTooDeep(scene, options.MaximumCallDepth) { Site = site });
        }

        Depth++;
    }

    /// <summary>The scene that was called is over.</summary>
    public void Ascend() => Depth--;

    private void CheckSteps()
    {
        if (totals.Steps + (totals.Built / BuiltPerStep) > options.MaximumSteps)
        {
            throw new RunEndedException(RunEnd.Limit, new RunFault.Limit(RunLimit.Statements, options.MaximumSteps));
        }
    }
}
