using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Checkpoints;

/// <summary>Takes a run's state down every so many tokens, and takes it up again.</summary>
/// <param name="options">Where it is kept, and how often; null where it is only taken up.</param>
/// <param name="from">What the run is taken up from; null for a new run.</param>
internal sealed class Checkpointer(CheckpointOptions? options, Checkpoint? from)
{
    private Task<string?> writing = Task.FromResult<string?>(null);
    private int last = from?.Generated ?? 0;
    private bool toldOfFailure;

    private int Every => from?.Every ?? options?.Every ?? CheckpointOptions.DefaultEvery;

    /// <summary>Whether so many tokens were generated since the last time that it is time.</summary>
    public bool IsDue(int generated) => options is not null && generated - last >= Every;

    /// <summary>Looks whether the models are the ones that the run had.</summary>
    /// <exception cref="RunFaultException">One is not.</exception>
    public void Check(RunState run)
    {
        foreach (var (name, fingerprint) in from?.Models ?? new Dictionary<string, string>())
        {
            if (!run.Image.Models.TryGetValue(name, out var model) || run.Open(model).Info.Fingerprint != fingerprint)
            {
                throw Foreign(model is null ? "program" : $"model (it was not {model.Uri} as it is now)");
            }
        }
    }

    /// <summary>Where the journal ends the caches are put back, and the run goes on from there.</summary>
    /// <returns>Whether it does: a run that had come to its end is recalled to its end.</returns>
    public bool TakeUp(RunState run)
    {
        if (from is null || from.IsFinished)
        {
            return false;
        }

        var caches = run.Caches;
        if (caches.Count != from.Sessions.Count)
        {
            throw Foreign("program");
        }

        var recalled = caches.ConvertAll(cache => cache.GoLive());
        var fits = false;
        try
        {
            foreach (var group in caches.Select((cache, i) => (cache, i)).GroupBy(pair => pair.cache.Context).ToList())
            {
                group.Key.Restore([.. group.Select(pair => pair.cache.Session)], [.. group.Select(pair => from.Sessions[pair.i])]);
            }

            fits = !caches.Where((cache, i) => !cache.Session.Tokens.SequenceEqual(recalled[i])).Any();
        }
        finally
        {
            // A turn that is open is ended on the page-state that was recalled, whatever the file had.
            for (var i = 0; !fits && i < caches.Count; i++)
            {
                caches[i].Session.ContinueAs(recalled[i]);
            }
        }

        if (!fits)
        {
            throw Foreign("program");
        }

        return true;
    }

    /// <summary>Takes the state down. The run goes on while it is written.</summary>
    public async ValueTask TakeDownAsync(RunState run, Action<FluxEvent> emit)
    {
        if (options is null)
        {
            return;
        }

        last = run.Generated;
        run.TimesTakenDown++;
        var states = run.Caches.ConvertAll(cache => cache.Session.Save());

        // What is kept may lie in another order than here. This run goes on from what the other would, to the last bit.
        foreach (var group in run.Caches.Select((cache, i) => (cache, i)).GroupBy(pair => pair.cache.Context).ToList())
        {
            if (group.Count() > 1)
            {
                group.Key.Restore([.. group.Select(pair => pair.cache.Session)], [.. group.Select(pair => states[pair.i])]);
            }
        }

        // A run that is resumed tells of this too, and does not have the caches of each time.
        var bytes = states.Sum(state => (long)state.Length);
        run.Journal.Keep(bytes);
        await WriteAsync(Of(run, states, isFinished: false), emit).ConfigureAwait(false);
        emit(new FluxEvent.Checkpointed(bytes));
    }

    /// <summary>Takes down that the run has begun, or has come to its end: then there are no caches to keep.</summary>
    public async ValueTask TakeDownAsync(RunState run, bool isFinished, Action<FluxEvent> emit)
    {
        if (options is not null)
        {
            await WriteAsync(Of(run, [], isFinished), emit).ConfigureAwait(false);
            await TellAsync(emit).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until what is being written is written.</summary>
    public Task EndAsync() => writing;

    private static RunFaultException Foreign(string what) => new(new RunFault.CheckpointForeign(what));

    private Checkpoint Of(RunState run, List<byte[]> states, bool isFinished) => new()
    {
        Release = Checkpoint.ThisRelease,
        Image = run.Image,
        Seed = run.Options.Seed,
        MaximumTokens = run.Options.MaximumTokens,
        Every = Every,
        AuditEvery = run.Options.AuditCacheEvery,
        Host = options!.Host,
        Generated = run.Generated,
        IsFinished = isFinished,
        Journal = run.Journal.Entries.ToArray(),
        Models = run.Opened.ToDictionary(pair => pair.Key, pair => pair.Value.Info.Fingerprint),
        Sessions = states,
    };

    private async ValueTask WriteAsync(Checkpoint checkpoint, Action<FluxEvent> emit)
    {
        await TellAsync(emit).ConfigureAwait(false);
        writing = Task.Run(() => options!.Write(checkpoint));
    }

    /// <summary>Waits for the last one, and tells once where it could not be written: the run goes on.</summary>
    private async ValueTask TellAsync(Action<FluxEvent> emit)
    {
        if (await writing.ConfigureAwait(false) is { } reason && !toldOfFailure)
        {
            toldOfFailure = true;
            emit(new FluxEvent.Noticed(new RunFault.CheckpointUnwritten(reason)));
        }
    }
}
