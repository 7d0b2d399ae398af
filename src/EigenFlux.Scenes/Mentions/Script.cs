namespace EigenFlux.Scenes.Mentions;

/// <summary>How the script of a character divides words.</summary>
internal enum Script
{
    /// <summary>The character is in no word: white space, punctuation, a symbol.</summary>
    None,

    /// <summary>Words end at white space and punctuation.</summary>
    Spaced,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>An underscore joins two words, and is the end of none.</summary>
    Underscore,

    /// <summary>Words of Hangul carry particles.</summary>
    Hangul,

    /// <summary>A run of Katakana is a word.</summary>
    Katakana,

    /// <summary>Words stand side by side, as in Han, Hiragana, Thai, Lao, Khmer and Myanmar.</summary>
    Unspaced,
}
