using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>The models of a run, with a note of what each of its sessions holds after each change: the truth about its page-states.</summary>
public sealed class SpiedModels(string folder) : IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([.. ManagedEngines.All, new LlamaEngine()]);
    private readonly Dictionary<string, ILanguageModel> models = [];
    private readonly List<History> histories = [];
    private readonly List<ContextOptions> contexts = [];

    /// <summary>What the contexts were made for.</summary>
    public IReadOnlyList<ContextOptions> Contexts => contexts;

    /// <summary>What each session held, one after the other; in the order in which the sessions were made.</summary>
    public IReadOnlyList<History> Histories => histories;

    public ILanguageModel Open(ModelProgram model)
    {
        var options = new ModelOptions { BaseFolder = Path.GetFullPath(model.BaseFolder, folder), Threads = 1 };
        if (!models.TryGetValue(model.Uri, out var opened))
        {
            opened = new Spied(registry.Open(model.Uri, options), this);
            models.Add(model.Uri, opened);
        }

        return opened;
    }

    public void Dispose() => registry.Dispose();

    /// <summary>What a session held after each change. A state that is as the one before it is noted once.</summary>
    public sealed class History(ITokenizer tokenizer)
    {
        public ITokenizer Tokenizer => tokenizer;

        public List<TokenId[]> States { get; } = [];

        public void Note(ReadOnlySpan<TokenId> tokens)
        {
            if (States.Count == 0 ? tokens.Length > 0 : !tokens.SequenceEqual(States[^1]))
            {
                States.Add(tokens.ToArray());
            }
        }
    }

    private sealed class Spied(ILanguageModel inner, SpiedModels spy) : DelegatingModel(inner)
    {
        public override IModelContext CreateContext(ContextOptions options)
        {
            spy.contexts.Add(options);
            return new SpiedContext(Inner.CreateContext(options), Tokenizer, spy.histories);
        }
    }

    private sealed class SpiedContext(IModelContext inner, ITokenizer tokenizer, List<History> histories) : DelegatingContext(inner)
    {
        // Forks are not noted.
        public override IModelSession CreateSession()
        {
            histories.Add(new History(tokenizer));
            return new SpiedSession(this, Inner.CreateSession(), histories[^1]);
        }
    }

    // What is scored is not noted: it is taken out again, and is in no page-state.
    private sealed class SpiedSession(DelegatingContext context, IModelSession inner, History history)
        : DelegatingSession(context, inner), IEditableCache, ISavedState
    {
        public CacheMode ShiftsAs => Inner.ShiftsAs();

        public override void Append(ReadOnlySpan<TokenId> tokens)
        {
            Inner.Append(tokens);
            history.Note(Tokens);
        }

        public CacheMode Delete(int start, int count, CacheMode mode)
        {
            var done = Inner.Delete(start, count, mode);
            history.Note(Tokens);
            return done;
        }

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
        {
            var done = Inner.Insert(at, tokens, mode);
            history.Note(Tokens);
            return done;
        }

        public byte[] Save() => Inner.Save();

        public void Load(ReadOnlySpan<byte> state)
        {
            Inner.Load(state);
            history.Note(Tokens);
        }
    }
}
