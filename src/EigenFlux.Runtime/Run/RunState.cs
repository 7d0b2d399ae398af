using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Telemetry;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Run;

/// <summary>The parts of one run, or of one branch of it, which are forked, adopted, saved and restored together.</summary>
internal sealed class RunState
{
    private readonly Checkpointer? checkpointer;
    private Rewind? rewind;
    private int replayedBranches;

    /// <param name="request">What the run is made from.</param>
    /// <param name="checkpointer">Saves and restores the run; null if it is neither saved nor resumed.</param>
    /// <param name="cancellation">Ends the run.</param>
    public RunState(RunRequest request, Checkpointer? checkpointer, CancellationToken cancellation)
    {
        var options = request.Options;
        this.checkpointer = checkpointer;
        rewind = request.Rewind;
        Services = new RunServices(request.Image, options, new RunModels(request.Models), request.ContextPool, request.Walker, cancellation);
        Seeds = new RunSeeds(options.Seed);
        Budget = new RunBudget(options, cancellation);
        Drawing = (rewind?.Journal ?? request.From?.Journal) is { } journal
            ? new RunDrawing(journal, request.From is { IsFinished: true })
            : new RunDrawing();
        Log = new EventLog(request.Sink, new RunTelemetry(options.Time), Budget, Drawing, rewind?.Emitted);
        Caches = new OpenCaches();
        Audit = new RunAudit(options.AuditCacheEvery);
        Persons = new PersonLog(rewind?.Lines ?? []);
        Width = 1;
        var globals = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        Globals = globals;
        var evaluator = new Evaluator(Scope(globals));
        foreach (var value in Image.Globals)
        {
            globals[value.Name] = evaluator.Evaluate(value.Value);
        }
    }

    private RunState(RunState parent, Walker walker, int branch, int width)
    {
        Services = parent.Services with { Walker = walker };
        Seeds = parent.Seeds.Fork(branch);
        Budget = parent.Budget.Fork();
        Drawing = new RunDrawing();
        Log = new EventLog(Budget, Drawing);
        Caches = new OpenCaches { Saves = parent.Caches.Saves };
        (Audit, Persons, Globals) = (parent.Audit, parent.Persons, parent.Globals);
        Width = parent.Width * width;
    }

    /// <summary>What the run works with.</summary>
    public RunServices Services { get; }

    /// <summary>Its random streams.</summary>
    public RunSeeds Seeds { get; }

    /// <summary>Its limits.</summary>
    public RunBudget Budget { get; }

    /// <summary>What it gets from models, persons and the clock.</summary>
    public RunDrawing Drawing { get; }

    /// <summary>Its events.</summary>
    public EventLog Log { get; }

    /// <summary>The caches under its open windows.</summary>
    public OpenCaches Caches { get; }

    /// <summary>Audits the caches, its branches' included.</summary>
    public RunAudit Audit { get; }

    /// <summary>What persons have said.</summary>
    public PersonLog Persons { get; }

    /// <summary>The values at the top of the program's files, drawn once for the run.</summary>
    public IReadOnlyDictionary<string, FluxValue> Globals { get; }

    /// <summary>How many branches there may be at once, this one included; 1 for the run itself.</summary>
    public int Width { get; }

    /// <summary>The program.</summary>
    public FluxImage Image => Services.Image;

    /// <summary>How the run is done.</summary>
    public RunOptions Options => Services.Options;

    /// <summary>Whether the statements that run are those of a branch.</summary>
    public bool IsWithinBranch => Log.IsBranch || replayedBranches > 0;

    /// <summary>The slots of a scene.</summary>
    /// <param name="arguments">Their values at the beginning.</param>
    public RunScope Scope(IReadOnlyDictionary<string, FluxValue> arguments) => new(Image.Characters, Globals, Seeds, Budget, arguments);

    /// <summary>The arguments of a scene, with the defaults of those that are not given.</summary>
    public IReadOnlyDictionary<string, FluxValue> Complete(SceneProgram scene, IReadOnlyDictionary<string, FluxValue> given)
    {
        var arguments = new Dictionary<string, FluxValue>(given, StringComparer.Ordinal);
        var evaluator = new Evaluator(Scope(arguments));
        foreach (var parameter in scene.Parameters.Where(parameter => !arguments.ContainsKey(parameter.Name)))
        {
            arguments[parameter.Name] = parameter.Default is null
                ? FluxValue.Empty
                : Evaluator.Single(evaluator.Evaluate(parameter.Default));
        }

        return arguments;
    }

    /// <summary>The same state, for one of several branches.</summary>
    /// <param name="walker">Waits for the distributions of the branch.</param>
    /// <param name="branch">Its number, from 1. The first draws what the run would have drawn without branches.</param>
    /// <param name="width">How many of them are computed at once.</param>
    public RunState Fork(Walker walker, int branch, int width) => new(this, walker, branch, width);

    /// <summary>Continues where a branch is.</summary>
    public void Adopt(RunState branch)
    {
        Seeds.Adopt(branch.Seeds);
        Budget.Adopt(branch.Budget);
        Log.Adopt(branch.Log);
        Drawing.Journal.Add(branch.Drawing.Journal);
    }

    /// <summary>The branch that was chosen is replayed, until <see cref="LeaveBranch"/>.</summary>
    /// <param name="branch">Its number, from 1.</param>
    /// <returns>What <see cref="LeaveBranch"/> needs.</returns>
    public ulong EnterBranch(int branch)
    {
        replayedBranches++;
        return Seeds.EnterBranch(branch);
    }

    /// <summary>The branch that is replayed is over.</summary>
    /// <param name="before">What <see cref="EnterBranch"/> returned.</param>
    public void LeaveBranch(ulong before)
    {
        replayedBranches--;
        Seeds.LeaveBranch(before);
    }

    /// <summary>At this place the run can be saved, or its replay can end.</summary>
    /// <param name="isPrecious">Whether what just happened cannot be had again: a line of a person.</param>
    /// <param name="emit">Receives the events.</param>
    public async ValueTask CheckpointAsync(bool isPrecious, Action<FluxEvent> emit)
    {
        if (Drawing.IsReplayed)
        {
            if (Drawing.Journal.ReadKept() is { } bytes)
            {
                emit(new FluxEvent.Checkpointed(bytes));
            }

            if (!Drawing.Journal.HasNext)
            {
                await EndReplayAsync(emit).ConfigureAwait(false);
            }
        }
        else if (checkpointer is not null && !Log.IsBranch && (isPrecious || checkpointer.IsDue(Budget.Generated)))
        {
            await checkpointer.SaveAsync(this, emit).ConfigureAwait(false);
        }
    }

    /// <summary>Saves that the run has begun, or that it came to its end.</summary>
    /// <param name="isFinished">Whether it came to its end.</param>
    /// <param name="emit">Receives the events.</param>
    public ValueTask SaveAsync(bool isFinished, Action<FluxEvent> emit) =>
        checkpointer?.SaveAsync(this, isFinished, emit) ?? ValueTask.CompletedTask;

    /// <summary>The journal is read: the run continues by itself, unless it had come to its end.</summary>
    private async ValueTask EndReplayAsync(Action<FluxEvent> emit)
    {
        if (rewind is not { } back)
        {
            if (checkpointer?.Restore(Caches) == true)
            {
                Drawing.GoLive();
            }

            return;
        }

        Caches.Recompute();
        rewind = null;
        Drawing.GoLive();
        Log.EndSilence();
        emit(new FluxEvent.Undone(back.To, back.Asked));
        await Log.FlushAsync().ConfigureAwait(false);
        if (checkpointer is not null)
        {
            await checkpointer.SaveAsync(this, emit).ConfigureAwait(false);
        }
    }
}
