using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Tokenizers;

public sealed class RememberingTokenizerTests
{
    [Fact]
    public void A_text_is_tokenised_once_and_the_tokens_are_the_callers_own()
    {
        var asked = new Asked();
        var tokenizer = new RememberingTokenizer(asked);
        var first = tokenizer.Tokenize("Ada measures.");
        first.ShouldBe(ByteTokenizer.Instance.Tokenize("Ada measures."));
        first[0] = new TokenId(0);
        tokenizer.Tokenize("Ada measures.").ShouldBe(ByteTokenizer.Instance.Tokenize("Ada measures."));
        asked.Texts.ShouldBe([("Ada measures.", false)]);
    }

    [Fact]
    public void Control_tokens_are_remembered_apart_from_prose()
    {
        var asked = new Asked();
        var tokenizer = new RememberingTokenizer(asked);
        tokenizer.Tokenize("<end>", parseSpecial: true);
        tokenizer.Tokenize("<end>");
        tokenizer.Tokenize("<end>", parseSpecial: true);
        asked.Texts.ShouldBe([("<end>", true), ("<end>", false)]);
    }

    [Fact]
    public void It_remembers_no_more_texts_than_it_is_told_to()
    {
        var asked = new Asked();
        var tokenizer = new RememberingTokenizer(asked, most: 2);
        foreach (var text in (string[])["a", "b", "c", "c", "a"])
        {
            tokenizer.Tokenize(text).Length.ShouldBe(1);
        }

        asked.Texts.Select(text => text.Text).ShouldBe(["a", "b", "c", "a"]);
    }

    private sealed class Asked : ITokenizer
    {
        public List<(string Text, bool Special)> Texts { get; } = [];

        public int VocabularySize => ByteTokenizer.Instance.VocabularySize;

        public TokenId? BeginOfText => null;

        public string Fingerprint => ByteTokenizer.Instance.Fingerprint;

        public bool IsEndOfText(TokenId token) => false;

        public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
        {
            Texts.Add((text.ToString(), parseSpecial));
            return ByteTokenizer.Instance.Tokenize(text, parseSpecial);
        }

        public ReadOnlySpan<byte> GetBytes(TokenId token) => ByteTokenizer.Instance.GetBytes(token);
    }
}
