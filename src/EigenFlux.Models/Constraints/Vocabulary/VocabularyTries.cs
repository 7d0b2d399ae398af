using EigenFlux.Models.Common;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Vocabulary;

/// <summary>The vocabularies that were asked for last, for all threads. A large one takes some 10 MB.</summary>
internal static class VocabularyTries
{
    private static readonly BoundedCache<(string, int), VocabularyTrie> Kept = new(most: 4);

    /// <summary>A tokenizer's vocabulary.</summary>
    public static VocabularyTrie Of(ITokenizer tokenizer) =>
        Kept.Get(KeyOf(tokenizer), () => new VocabularyTrie(new VocabularyTrieBuilder(tokenizer)));

    /// <summary>What tells vocabularies apart: the same texts may have the same tokens, and yet one vocabulary have an end of text more.</summary>
    public static (string Fingerprint, int Size) KeyOf(ITokenizer tokenizer) => (tokenizer.Fingerprint, tokenizer.VocabularySize);
}
