namespace EigenFlux.Scenes.Values;

/// <summary>A run gave an expression a value that it cannot compute with; the message says what is wrong.</summary>
public sealed class EvaluationException(string message) : Exception(message)
{
    /// <summary>Whether a value would be larger than <see cref="Limits"/> allows.</summary>
    public bool IsLimit { get; init; }

    /// <summary>The statement; null where it is not known.</summary>
    public SourceSite? Site { get; init; }

    /// <summary>The same, with the statement where it was not known.</summary>
    public EvaluationException At(SourceSite site) => Site is null ? new EvaluationException(Message) { IsLimit = IsLimit, Site = site } : this;
}
