using EigenFlux.Models.Builtin;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Replay;

namespace EigenFlux.Models.Opening;

/// <summary>
/// The engines of a program and the models that it has open. A model that is asked for again, with the same options, is the one that
/// is open; all are disposed with the registry. Not safe for use from several threads at once.
/// </summary>
public sealed class ModelRegistry : IDisposable
{
    // Schemes of engines that a build may be without, with what it takes to have them.
    private static readonly Dictionary<string, string> Optional = new(StringComparer.Ordinal)
    {
        ["torch"] = "build with the TorchSharp package, or use a GGUF file",
        ["openai"] = "build with the engine for remote servers, or use a GGUF file",
    };

    private readonly IModelEngine[] engines;
    private readonly Dictionary<(string Uri, ModelOptions Options), ILanguageModel> models = [];
    private readonly Dictionary<(string Uri, ModelOptions Options), ITokenizer> tokenizers = [];
    private bool disposed;

    /// <summary>Makes a registry of these engines; the first that accepts an address opens it.</summary>
    public ModelRegistry(IEnumerable<IModelEngine> engines) => this.engines = [.. engines];

    /// <summary>The engines of this assembly: <c>builtin:</c>, <c>ngram:</c> and <c>replay:</c>.</summary>
    public static IReadOnlyList<IModelEngine> ManagedEngines { get; } = [new BuiltinEngine(), new NgramEngine(), new ReplayEngine()];

    /// <summary>The engines, in the order in which they are asked.</summary>
    public IReadOnlyList<IModelEngine> Engines => engines;

    /// <summary>Opens a model, or gives the one that is open. It belongs to the registry: do not dispose it.</summary>
    /// <exception cref="ModelException">No engine knows the address, or the model cannot be opened.</exception>
    public ILanguageModel Open(string uri, ModelOptions options)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!models.TryGetValue((uri, options), out var model))
        {
            var parsed = ModelUri.Parse(uri);
            model = FindEngine(parsed).Open(parsed, WithTokenizers(options));
            models.Add((uri, options), model);
        }

        return model;
    }

    /// <summary>Opens a model's tokenizer alone, or gives the one of the model that is open. It belongs to the registry.</summary>
    /// <exception cref="ModelException">No engine knows the address, or the tokenizer cannot be opened.</exception>
    public ITokenizer OpenTokenizer(string uri, ModelOptions options)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (models.TryGetValue((uri, options), out var model))
        {
            return model.Tokenizer;
        }

        if (!tokenizers.TryGetValue((uri, options), out var tokenizer))
        {
            var parsed = ModelUri.Parse(uri);
            tokenizer = FindEngine(parsed).OpenTokenizer(parsed, WithTokenizers(options));
            tokenizers.Add((uri, options), tokenizer);
        }

        return tokenizer;
    }

    /// <summary>Disposes every model and tokenizer that is open.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (var model in models.Values)
        {
            model.Dispose();
        }

        foreach (var tokenizer in tokenizers.Values.OfType<IDisposable>())
        {
            tokenizer.Dispose();
        }

        models.Clear();
        tokenizers.Clear();
    }

    private ModelOptions WithTokenizers(ModelOptions options) => options.OpenTokenizer is null
        ? options with { OpenTokenizer = uri => OpenTokenizer(uri.Text, options) }
        : options;

    private IModelEngine FindEngine(ModelUri uri) =>
        engines.FirstOrDefault(engine => engine.Accepts(uri)) ?? throw Unknown(uri);

    private ModelException Unknown(ModelUri uri)
    {
        string message;
        if (Optional.TryGetValue(uri.Scheme, out var mend))
        {
            message = $"this build has no engine for '{uri.Scheme}:'; {mend}.";
        }
        else if (uri.Scheme.Length == 0)
        {
            message = $"no engine opens the file '{uri}'{HintForFile(uri)}. Models are: {KnownForms()}.";
        }
        else
        {
            var near = Spelling.Nearest(uri.Scheme, engines.Select(engine => engine.Name).Concat(Optional.Keys));
            var hint = near is null ? "" : $" (did you mean '{near}:'?)";
            message = $"no engine knows '{uri.Scheme}:'{hint}. Models are: {KnownForms()}.";
        }

        return new ModelException(ModelErrorKind.UnknownModel, message);
    }

    private static string HintForFile(ModelUri uri)
    {
        if (BuiltinEngine.Names.Contains(uri.Path))
        {
            return $" (did you mean '{BuiltinEngine.Scheme}:{uri.Path}'?)";
        }

        return Path.GetExtension(uri.Path).ToLowerInvariant() switch
        {
            ".gguf" => ": this build has no engine for GGUF files",
            ".txt" or ".md" => $" (did you mean '{NgramEngine.Scheme}:{uri.Path}'?)",
            ".safetensors" or ".bin" or ".pt" or ".pth" => ": convert it to GGUF",
            _ => "",
        };
    }

    private string KnownForms() => string.Join("; ", engines.Select(engine => engine.Usage));
}
