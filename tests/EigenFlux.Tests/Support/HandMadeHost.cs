using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>Compiles and runs programs on a model that a test made by hand.</summary>
public sealed class HandMadeHost(HandMadeModel model) : IModelSource, IModelHost
{
    public HandMadeModel Model => model;

    public ModelFacts Describe(ModelProgram program) => new(model.Tokenizer, model.Info, model.SamplerNames);

    public ILanguageModel Open(ModelProgram program) => model;

    public FluxImage Image(string source)
    {
        var program = EfluxProgram.Load("/p/main.eflux", new InMemorySourceProvider().Add("/p/main.eflux", source));
        var compiled = new FluxCompiler(this, new LlamaChatTemplates()).Compile(program, new CompileOptions());
        return compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
    }

    public async Task<Recorded> RunAsync(FluxImage image, RunOptions? options = null, CancellationToken cancellation = default)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in FluxRunner.RunAsync(image, this, options ?? new RunOptions { Seed = 7 }, cancellation: cancellation))
        {
            events.Add(happened);
        }

        return new Recorded(events);
    }

    public Task<Recorded> RunAsync(string source, RunOptions? options = null) => RunAsync(Image(source), options);

    /// <summary>The results of many runs, seeds 1 and on.</summary>
    public async Task<IReadOnlyList<FluxEvent.Done>> RunManyAsync(string source, int runs)
    {
        var done = new FluxEvent.Done[runs];
        var seeds = Enumerable.Range(1, runs).Select(seed => (ulong)seed).ToArray();
        await foreach (var happened in FluxRunner.RunManyAsync(Image(source), this, new RunOptions(), seeds, 8))
        {
            if (happened.Event is FluxEvent.Done one)
            {
                done[happened.Run] = one;
            }
        }

        return done;
    }
}
