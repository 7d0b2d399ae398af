using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>A recording in bytes that says of itself what a GGUF file's metadata would: which chat template it has.</summary>
public sealed class TemplatedTape(string folder, string jinja) : IModelSource, IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new(ManagedEngines.All);

    public ModelFacts Describe(ModelProgram model)
    {
        var opened = Open(model);
        return new ModelFacts(opened.Tokenizer, opened.Info with { ChatTemplate = jinja }, opened.SamplerNames);
    }

    public ILanguageModel Open(ModelProgram model) => registry.Open("replay:turns.txt", new ModelOptions { BaseFolder = folder });

    /// <summary>Compiles a program, with the library's own recognition of templates, and runs it.</summary>
    public async Task<Recorded> RunAsync(string source)
    {
        var program = EfluxProgram.Load("/p/main.eflux", new InMemorySourceProvider().Add("/p/main.eflux", source));
        var compiled = new FluxCompiler(this, new LlamaChatTemplates()).Compile(program, new CompileOptions());
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));
        var events = new List<FluxEvent>();
        await foreach (var happened in FluxRunner.RunAsync(compiled.Image!, this, new RunOptions { Seed = 7 }))
        {
            events.Add(happened);
        }

        return new Recorded(events);
    }

    public void Dispose() => registry.Dispose();
}
