using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Values;
using EigenFlux.Models;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Loop;

/// <summary>Runs images: the dynamic system that generates, deletes and repeats.</summary>
public static class FluxRunner
{
    private const int EventsAhead = 256;

    /// <summary>
    /// Runs an image. Whatever happens, the last event is <see cref="FluxEvent.Done"/>, with what the scene would return at that
    /// point; a cancellation ends the run with it too. The run goes no further than a few events ahead of its reader, and ends when
    /// the reader leaves.
    /// </summary>
    /// <param name="image">The program.</param>
    /// <param name="models">Opens its models.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async IAsyncEnumerable<FluxEvent> RunAsync(
        FluxImage image, IModelHost models, RunOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var left = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, left.Token);
        var events = Channel.CreateBounded<FluxEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true, SingleWriter = true });
        var running = Task.Run(() => ProduceAsync(image, models, options, events.Writer, left.Token, both.Token), CancellationToken.None);
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
        FluxImage image, IModelHost models, RunOptions options, ChannelWriter<FluxEvent> events, CancellationToken left, CancellationToken cancellation)
    {
        try
        {
            await RunSceneAsync(image, models, options, happened => events.WriteAsync(happened, left), cancellation).ConfigureAwait(false);
            events.Complete();
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            events.Complete(); // Nobody reads any more.
        }
        catch (Exception bug)
        {
            events.Complete(bug);
        }
    }

    private static async Task RunSceneAsync(
        FluxImage image, IModelHost models, RunOptions options, Func<FluxEvent, ValueTask> sink, CancellationToken cancellation)
    {
        var end = RunEnd.Failed;
        RunFault? fault = null;
        FluxValue.Result? result = null;
        RunState? run = null;
        SceneRunner? scene = null;
        var lastBeat = 0;
        try
        {
            run = new RunState(image, models, options, sink, cancellation);
            scene = Begin(image, run);
            (result, end) = await scene.RunAsync().ConfigureAwait(false);
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
            fault = new RunFault(RunFaultKind.Evaluation, problem.Message, scene?.Site);
        }
        catch (ModelException problem)
        {
            fault = new RunFault(RunFaultKind.Model, problem.Message, scene?.Site) { Model = problem };
        }
        finally
        {
            result ??= ResultNow(scene);
            lastBeat = scene?.Beat ?? 0;
            scene?.Dispose();
        }

        var done = new FluxEvent.Done(result, end, options.Seed, fault);
        if (run is not null)
        {
            run.Emit(scene is null ? done : done with { Ending = scene.Values }, lastBeat);
            await run.FlushAsync().ConfigureAwait(false);
        }
        else
        {
            await sink(done).ConfigureAwait(false);
        }
    }

    private static SceneRunner Begin(FluxImage image, RunState run)
    {
        var program = image.Scenes[image.Scene];
        var evaluator = new Evaluator(new RunScope(run, image.Arguments));
        var model = ModelBinding.Find(image.Models, evaluator.Evaluate(program.Model));
        if (run.Open(model).Tokenizer.Fingerprint != image.TokenizerFingerprint)
        {
            throw new RunFaultException(new RunFault(RunFaultKind.ForeignImage, model.Uri) { Details = [image.Program] });
        }

        // A plan that was made before anything was drawn is made again with what was drawn.
        var arguments = run.Complete(program, image.Arguments);
        var drawn = image.Globals.Any(value => value.Value.Draws) || arguments.Count > image.Arguments.Count;
        run.Emit(new FluxEvent.RunStarted(image.Program, image.Scene, arguments, model.Uri, image.Plan.Window, run.Options.Seed), 0);
        return new SceneRunner(run, program, arguments, drawn ? null : image.Plan);
    }

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
