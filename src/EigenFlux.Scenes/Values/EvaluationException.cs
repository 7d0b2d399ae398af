namespace EigenFlux.Scenes.Values;

/// <summary>An expression cannot compute with a value; the message gives the reason.</summary>
public sealed class EvaluationException(string message) : Exception(message)
{
    /// <summary>Whether a value would be larger than <see cref="Limits"/> allows.</summary>
    public bool IsLimit { get; init; }

    /// <summary>The place of the statement; null if it is unknown.</summary>
    public SourceSite? Site { get; init; }

    /// <summary>The same exception, with the place of the statement if it was unknown.</summary>
    public EvaluationException At(SourceSite site) => Site is null ? new EvaluationException(Message) { IsLimit = IsLimit, Site = site } : this;
}
