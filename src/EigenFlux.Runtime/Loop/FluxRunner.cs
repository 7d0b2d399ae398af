using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>Runs images: the dynamic system that generates, deletes and repeats.</summary>
public static class FluxRunner
{
    /// <summary>The default number of concurrent runs.</summary>
    public const int DefaultWidth = 16;

    private const int EventsAhead = 256;

    /// <summary>
    /// Runs an image. The last event is always <see cref="FluxEvent.Done"/>, with the result of the scene at that point, also
    /// after a fault or a cancellation. The run stays at most a few events ahead of its reader, and ends when the reader stops
    /// reading.
    /// </summary>
    /// <param name="image">The program.</param>
    /// <param name="models">Opens the program's models.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="scheduler">
    /// Computes the run together with other runs of its model, unless the run has checkpoints or is
    /// <see cref="RunOptions.Isolated"/>; null to compute it alone.
    /// </param>
    /// <param name="cancellation">Ends the run.</param>
    public static async IAsyncEnumerable<FluxEvent> RunAsync(
        FluxImage image,
        IModelHost models,
        RunOptions options,
        RunScheduler? scheduler = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var happened in GroupAsync(image, models, [options], 1, null, scheduler, cancellation).ConfigureAwait(false))
        {
            yield return happened.Event;
        }
    }

    /// <summary>
    /// Resumes a run from a checkpoint. The events are those of the entire run: the events before the checkpoint are replayed
    /// without a model.
    /// </summary>
    /// <param name="checkpoint">The checkpoint, with its program, seed and limits.</param>
    /// <param name="models">Opens the program's models.</param>
    /// <param name="options">The options of the run; the checkpoint's seed and limits override theirs.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async IAsyncEnumerable<FluxEvent> ResumeAsync(
        Checkpoint checkpoint, IModelHost models, RunOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var own = options with { Seed = checkpoint.Seed, MaximumTokens = checkpoint.MaximumTokens, AuditCacheEvery = checkpoint.AuditEvery };
        await foreach (var happened in GroupAsync(checkpoint.Image, models, [own], 1, checkpoint, null, cancellation).ConfigureAwait(false))
        {
            yield return happened.Event;
        }
    }

    /// <summary>
    /// Runs an image several times with different seeds. The runs share their prefix and are computed in one batch. The events of
    /// a run are in order and end with its <see cref="FluxEvent.Done"/>; events of different runs are interleaved.
    /// </summary>
    /// <param name="image">The program.</param>
    /// <param name="models">Opens the program's models.</param>
    /// <param name="options">The options of each run; the seed and the checkpoints are ignored.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="width">The maximum number of concurrent runs, at least 1.</param>
    /// <param name="cancellation">Ends all runs.</param>
    public static IAsyncEnumerable<RunEvent> RunManyAsync(
        FluxImage image,
        IModelHost models,
        RunOptions options,
        IReadOnlyList<ulong> seeds,
        int width = DefaultWidth,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return GroupAsync(
            image, models, [.. seeds.Select(seed => options with { Seed = seed, Checkpoints = null })], width, null, null, cancellation);
    }

    private static async IAsyncEnumerable<RunEvent> GroupAsync(
        FluxImage image,
        IModelHost models,
        RunOptions[] options,
        int width,
        Checkpoint? from,
        RunScheduler? scheduler,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var left = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, left.Token);
        var events = Channel.CreateBounded<RunEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true, SingleWriter = true });
        var running = Task.Run(
            () => ProduceAsync(image, models, options, width, from, scheduler, events.Writer, left.Token, both.Token), CancellationToken.None);
        try
        {
            // The reader's own cancellation is not passed on here: the run answers it with its last events.
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            await left.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }

    private static async Task ProduceAsync(
        FluxImage image,
        IModelHost models,
        RunOptions[] options,
        int width,
        Checkpoint? from,
        RunScheduler? scheduler,
        ChannelWriter<RunEvent> events,
        CancellationToken left,
        CancellationToken cancellation)
    {
        // Of each run that has one; walkers go on one at a time, so that no two are added at once.
        var bugs = new List<Exception>();
        try
        {
            Func<Walker, Task>[] bodies = [.. options.Select((own, number) => (Func<Walker, Task>)(async walker =>
            {
                try
                {
                    var run = new RunRequest(
                        image, models, own, walker.ContextPool, walker, from, happened => walker.AwayAsync(events.WriteAsync(new RunEvent(number, happened), left)));
                    await RunSceneAsync(run, cancellation).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (left.IsCancellationRequested)
                {
                    // Nobody reads any more.
                }
                catch (Exception problem)
                {
                    bugs.Add(problem);
                }
            }))];
            var model = await OpenAsync(image, models, cancellation).ConfigureAwait(false);

            // A run with checkpoints is resumed with the bits that it had, which others in its context would change.
            if (from is null && options is [{ Isolated: false, Checkpoints: null }] && model is not null && scheduler?.BatchOf(model) is { } shared)
            {
                await shared.RunAsync(bodies, cancellation).ConfigureAwait(false);
            }
            else
            {
                using var own = new LiveBatch(Math.Min(width, options.Length), isShared: false);
                await own.RunAsync(bodies, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception problem)
        {
            bugs.Add(problem);
        }

        events.Complete(bugs.Count > 1 ? new AggregateException(bugs) : bugs.FirstOrDefault());
    }

    /// <summary>Opens the model that the run begins with.</summary>
    /// <returns>
    /// The model; null if it cannot be known before the run begins, cannot be opened, or the run was cancelled. The run reports
    /// the reason.
    /// </returns>
    private static async Task<ILanguageModel?> OpenAsync(FluxImage image, IModelHost models, CancellationToken cancellation)
    {
        if (image.Scenes[image.Scene].Model is not Expression.Constant { Value: var named })
        {
            return null;
        }

        try
        {
            return await models.OpenAsync(ModelBinding.Find(image.Models, named), cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ModelException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task RunSceneAsync(RunRequest request, CancellationToken cancellation)
    {
        var options = request.Options;
        var checkpointer = options.Checkpoints is null && request.From is null ? null : new Checkpointer(options.Checkpoints, request.From);
        Rewind? rewind = null;
        do
        {
            rewind = await RunSceneAsync(request with { Rewind = rewind }, checkpointer, cancellation).ConfigureAwait(false);
        }
        while (rewind is not null);
    }

    /// <summary>Runs the scene to its end, or until a person goes back.</summary>
    /// <returns>The point to which the run goes back; null if the run is over.</returns>
    private static async Task<Rewind?> RunSceneAsync(RunRequest request, Checkpointer? checkpointer, CancellationToken cancellation)
    {
        var end = RunEnd.Failed;
        RunFault? fault = null;
        FluxValue.Result? result = null;
        RunState? run = null;
        SceneRunner? scene = null;
        Rewind? rewind = null;
        var lastBeat = 0;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            run = new RunState(request, checkpointer, cancellation);
            checkpointer?.Check(run.Services);
            scene = Begin(run);
            if (request is { From: null, Rewind: null })
            {
                await run.SaveAsync(isFinished: false, happened => run.Log.Emit(happened, 0)).ConfigureAwait(false);
            }

            (result, end) = await scene.RunAsync().ConfigureAwait(false);
            await run.SaveAsync(isFinished: true, happened => run.Log.Emit(happened, scene.Beat)).ConfigureAwait(false);
        }
        catch (RunRewoundException back)
        {
            rewind = back.To;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            end = RunEnd.Interrupted;
        }
        catch (RunEndedException ended)
        {
            (end, fault) = (ended.End, ended.Fault);
        }
        catch (RunFaultException problem)
        {
            fault = problem.Fault.Site is null ? problem.Fault with { Site = scene?.Site } : problem.Fault;
        }
        catch (EvaluationException problem)
        {
            fault = problem.IsLimit
                ? new RunFault.ValueTooLarge(problem.Message) { Site = scene?.Site }
                : new RunFault.Evaluation(problem.Message) { Site = scene?.Site };
        }
        catch (ModelException problem)
        {
            fault = new RunFault.Model(problem) { Site = scene?.Site };
        }
        catch (InvalidDataException)
        {
            fault = new RunFault.CheckpointMismatch("program");
        }
        finally
        {
            result ??= ResultNow(scene);
            lastBeat = scene?.Beat ?? 0;
            scene?.Dispose();
            await (checkpointer?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        }

        if (rewind is not null)
        {
            run!.Log.Abandon();
            return rewind;
        }

        var done = new FluxEvent.Done(result, end, request.Options.Seed, fault);
        if (run is not null)
        {
            run.Log.EndSilence();
            run.Log.Emit(scene is null ? done : done with { Ending = scene.Values }, lastBeat);
            await run.Log.FlushAsync().ConfigureAwait(false);
        }
        else
        {
            await request.Sink(done).ConfigureAwait(false);
        }

        return null;
    }

    private static SceneRunner Begin(RunState run)
    {
        var image = run.Image;
        var program = image.Scenes[image.Scene];
        var evaluator = new Evaluator(run.Scope(image.Arguments));
        var model = ModelBinding.Find(image.Models, evaluator.Evaluate(program.Model));
        var tokenizer = run.Services.Models.Open(model).Tokenizer;
        if (tokenizer.Fingerprint != image.TokenizerFingerprint || !AreOf(tokenizer, image.Plan))
        {
            throw new RunFaultException(new RunFault.ImageMismatch(model.Uri, image.Program));
        }

        // A plan that was made before anything was drawn is made again with what was drawn.
        var arguments = run.Complete(program, image.Arguments);
        var drawn = image.Globals.Any(value => value.Value.Draws) || arguments.Count > image.Arguments.Count;
        run.Log.Emit(new FluxEvent.RunStarted(image.Program, image.Scene, arguments, model.Uri, image.Plan.Window, run.Options.Seed), 0);
        return new SceneRunner(run, program, arguments, drawn ? null : image.Plan);
    }

    // The fingerprint is what the image says of itself.
    private static bool AreOf(ITokenizer tokenizer, ScenePlan plan) => plan.Prefix.Concat(plan.Views.SelectMany(view => view.Secrets))
        .All(segment => segment.TokenIds.All(id => id < tokenizer.VocabularySize));

    private static FluxValue.Result ResultNow(SceneRunner? scene)
    {
        try
        {
            return scene?.Result() ?? new FluxValue.Result([]);
        }
        catch (EvaluationException)
        {
            return new FluxValue.Result([]);
        }
    }
}
