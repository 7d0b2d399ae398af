namespace EigenFlux.Models.Ngram;

/// <summary>The units of the tokens of an n-gram model.</summary>
public enum NgramUnit
{
    /// <summary>The bytes of the text's UTF-8.</summary>
    Bytes,

    /// <summary>The words of the training text, and bytes for other text.</summary>
    Words,
}
