namespace EigenFlux.Language.Classification;

/// <summary>What else is true of a classified part of a source.</summary>
[Flags]
public enum ClassificationModifiers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The name is declared here.</summary>
    Declaration = 1,

    /// <summary>The text is not seen by everyone: what a character <c>knows</c>, and what is <c>seen by</c> somebody.</summary>
    Private = 2,
}
