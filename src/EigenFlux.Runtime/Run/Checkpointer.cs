using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Run;

/// <summary>Saves a run every so many tokens, and restores it.</summary>
/// <param name="options">Where it is saved, and how often; null if it is only restored.</param>
/// <param name="from">What the run is resumed from; null for a new run.</param>
internal sealed class Checkpointer(CheckpointOptions? options, Checkpoint? from)
{
    private Task<string?> writing = Task.FromResult<string?>(null);
    private int last = from?.Generated ?? 0;
    private bool reportedFailure;

    private int Every => from?.Every ?? options?.Every ?? CheckpointOptions.DefaultEvery;

    /// <summary>Whether enough tokens were generated since the run was last saved.</summary>
    public bool IsDue(int generated) => options is not null && generated - last >= Every;

    /// <summary>Checks that the models are the ones that the run had.</summary>
    /// <exception cref="RunFaultException">One is not.</exception>
    public void Check(RunServices run)
    {
        foreach (var (name, fingerprint) in from?.Models ?? new Dictionary<string, string>())
        {
            if (!run.Image.Models.TryGetValue(name, out var model) || run.Models.Open(model).Info.Fingerprint != fingerprint)
            {
                throw Mismatched(model is null ? "program" : $"model (it was not {model.Uri} as it is now)");
            }
        }
    }

    /// <summary>At the end of the journal, restores the caches.</summary>
    /// <returns>Whether the run continues: one that came to its end is replayed to its end.</returns>
    /// <exception cref="RunFaultException">The caches are not those of the run.</exception>
    public bool Restore(OpenCaches caches)
    {
        if (from is null || from.IsFinished)
        {
            return false;
        }

        return caches.Restore(from.Sessions) ? true : throw Mismatched("program");
    }

    /// <summary>Saves the run, which continues while it is written.</summary>
    public async ValueTask SaveAsync(RunState run, Action<FluxEvent> emit)
    {
        if (options is null)
        {
            return;
        }

        last = run.Budget.Generated;
        var states = run.Caches.Save();

        // A run that is resumed emits this event too, and does not have the caches of each time.
        var bytes = states.Sum(state => (long)state.Length);
        run.Drawing.Journal.Keep(bytes);
        await WriteAsync(Of(run, states, isFinished: false), emit).ConfigureAwait(false);
        emit(new FluxEvent.Checkpointed(bytes));
    }

    /// <summary>Saves that the run has begun, or came to its end: there are then no caches to save.</summary>
    public async ValueTask SaveAsync(RunState run, bool isFinished, Action<FluxEvent> emit)
    {
        if (options is not null)
        {
            await WriteAsync(Of(run, [], isFinished), emit).ConfigureAwait(false);
            await ReportFailureAsync(emit).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until what is being written is written.</summary>
    public Task EndAsync() => writing;

    private static RunFaultException Mismatched(string what) => new(new RunFault.CheckpointMismatch(what));

    private Checkpoint Of(RunState run, IReadOnlyList<byte[]> states, bool isFinished) => new()
    {
        Release = Checkpoint.ThisRelease,
        Image = run.Image,
        Seed = run.Options.Seed,
        MaximumTokens = run.Options.MaximumTokens,
        Every = Every,
        AuditEvery = run.Options.AuditCacheEvery,
        Host = options!.Host,
        Generated = run.Budget.Generated,
        IsFinished = isFinished,
        Journal = run.Drawing.Journal.Entries.ToArray(),
        Models = run.Services.Models.Opened.ToDictionary(pair => pair.Key, pair => pair.Value.Info.Fingerprint),
        Sessions = states,
    };

    private async ValueTask WriteAsync(Checkpoint checkpoint, Action<FluxEvent> emit)
    {
        await ReportFailureAsync(emit).ConfigureAwait(false);
        writing = Task.Run(() => options!.Write(checkpoint));
    }

    /// <summary>Waits for the last one, and reports once that one could not be written: the run continues.</summary>
    private async ValueTask ReportFailureAsync(Action<FluxEvent> emit)
    {
        if (await writing.ConfigureAwait(false) is { } reason && !reportedFailure)
        {
            reportedFailure = true;
            emit(new FluxEvent.Noticed(new RunFault.CheckpointUnwritten(reason)));
        }
    }
}
