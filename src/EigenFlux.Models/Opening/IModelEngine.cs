using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>Opens models of one kind. Safe for concurrent use.</summary>
public interface IModelEngine
{
    /// <summary>The engine's name, as in <see cref="ModelInfo.Engine"/>.</summary>
    string Name { get; }

    /// <summary>One line for a person: which URIs it opens.</summary>
    string Usage { get; }

    /// <summary>Whether the URI is one of this engine's.</summary>
    bool Accepts(ModelUri uri);

    /// <summary>The address that a bare path or name probably means, for the message when no engine accepts it; null if this engine has none.</summary>
    string? Suggest(ModelUri uri) => null;

    /// <summary>Opens a model.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ILanguageModel Open(ModelUri uri, ModelOptions options);

    /// <summary>Opens only the tokenizer, which can be much cheaper than the model.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options);
}
