namespace EigenFlux.Models.Ngram;

/// <summary>What the tokens of an n-gram model are.</summary>
public enum NgramUnit
{
    /// <summary>The bytes of the text's UTF-8.</summary>
    Bytes,

    /// <summary>The words of the training text, over bytes for what it does not have.</summary>
    Words,
}
