using EigenFlux.Models.Builtin;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Opening;

namespace EigenFlux.Tests.Support;

/// <summary>Opens <c>noted:NAME</c>: the built-in model under any name, with a note of what is opened and disposed.</summary>
public sealed class NotedEngine : IModelEngine
{
    private readonly BuiltinEngine builtin = new();
    private readonly List<string> opened = [];
    private readonly List<string> disposed = [];
    private readonly Lock gate = new();

    /// <summary>Is called when a model is being opened, with its name.</summary>
    public Action<string> Opening { get; set; } = _ => { };

    /// <summary>Is called when a turn is about to be drawn, with the model's name.</summary>
    public Action<string> Drawing { get; set; } = _ => { };

    /// <summary>The names of the models that were opened, in order.</summary>
    public IReadOnlyList<string> Opened => Read(opened);

    /// <summary>The names of the models that were disposed, in order.</summary>
    public IReadOnlyList<string> Disposed => Read(disposed);

    public string Name => "noted";

    public string Usage => "noted:NAME";

    public bool Accepts(ModelUri uri) => uri.Scheme == "noted";

    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        Opening(uri.Path);
        Note(opened, uri.Path);
        return new Model(builtin.Open(ModelUri.Parse("builtin:mini"), options), this, uri.Path);
    }

    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => builtin.OpenTokenizer(ModelUri.Parse("builtin:mini"), options);

    private IReadOnlyList<string> Read(List<string> notes)
    {
        lock (gate)
        {
            return [.. notes];
        }
    }

    private void Note(List<string> notes, string name)
    {
        lock (gate)
        {
            notes.Add(name);
        }
    }

    private sealed class Model(ILanguageModel inner, NotedEngine engine, string name) : DelegatingModel(inner)
    {
        public override IModelContext CreateContext(ContextOptions options)
        {
            CheckOpen();
            return Inner.CreateContext(options);
        }

        public override ISampler CreateSampler(SamplerRequest request)
        {
            CheckOpen();
            engine.Drawing(name);
            return Inner.CreateSampler(request);
        }

        protected override void Dispose(bool disposing)
        {
            engine.Note(engine.disposed, name);
            base.Dispose(disposing);
        }

        // A model that is used after it was disposed ends the run with an exception.
        private void CheckOpen() => ObjectDisposedException.ThrowIf(engine.Disposed.Count(other => other == name) >= engine.Opened.Count(other => other == name), this);
    }
}
