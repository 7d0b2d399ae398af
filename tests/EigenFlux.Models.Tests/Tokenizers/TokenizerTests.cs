using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Tokenizers;

public class TokenizerTests
{
    private static readonly WordTokenizer Words = Learn("Ada didn't say 42. \"Ada\" said nothing...\nAda’s  lamp — the naïve one — é.");

    public static TheoryData<bool> Both { get; } = [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public void Any_text_comes_back_from_its_tokens(bool words)
    {
        ITokenizer tokenizer = words ? Words : ByteTokenizer.Instance;
        var random = new SeededRandom(11);
        string[] known = ["Ada", " Ada", "didn't", "’", "'", " ", "  ", "\n", "\r\n", "\t", ".", "...", "—", "é", "e\u0301", "42", "😀", "\0", "中文", "<|end|>"];
        for (var trial = 0; trial < 2000; trial++)
        {
            var text = new StringBuilder();
            for (var i = random.NextInt32(12); i >= 0; i--)
            {
                if (random.NextInt32(2) == 0)
                {
                    text.Append(known[random.NextInt32(known.Length)]);
                }
                else if (Rune.TryCreate(random.NextInt32(0x110000) >> random.NextInt32(16), out var rune))
                {
                    text.Append(rune.ToString());
                }
            }

            TestText.Decode(tokenizer, tokenizer.Tokenize(text.ToString())).ShouldBe(text.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_lone_surrogate_becomes_a_replacement_character(bool words)
    {
        ITokenizer tokenizer = words ? Words : ByteTokenizer.Instance;
        TestText.Decode(tokenizer, tokenizer.Tokenize("a\uD800b")).ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void A_known_word_is_one_token_with_the_space_before_it()
    {
        Pieces("Ada didn't").ShouldBe(["Ada", " didn't"]);
        Pieces(" said nothing...").ShouldBe([" said", " nothing", "..."]);
        Pieces("Ada’s  lamp").ShouldBe(["Ada’s", " ", " lamp"]);
        Pieces("Ada’s lamp").ShouldBe(["Ada’s", " lamp"]);
        Pieces("\nAda 42.\n").ShouldBe(["\n", "Ada", " 42", ".", "\n"]);
    }

    [Fact]
    public void Spaces_in_a_row_are_one_token_and_leave_one_to_the_word()
    {
        var tokenizer = Learn("    four\n    ");
        tokenizer.Tokenize("    four").Length.ShouldBe(2);
        tokenizer.Tokenize("    four\n    ").Length.ShouldBe(4);
        tokenizer.Tokenize("  four").Length.ShouldBe(2);
        tokenizer.Tokenize("   four").Length.ShouldBe(3);
    }

    [Fact]
    public void An_unknown_word_is_spelled_in_bytes()
    {
        Pieces(" nil").ShouldBe([" ", "n", "i", "l"]);
        Pieces(" Ada Adam").ShouldBe([" ", "Ada", " ", "A", "d", "a", "m"]);
    }

    [Fact]
    public void Prose_forges_no_end_of_text()
    {
        foreach (ITokenizer tokenizer in new ITokenizer[] { Words, ByteTokenizer.Instance })
        {
            tokenizer.Tokenize("a<|end|>b").ShouldNotContain(ByteTokenizer.EndOfText);
            tokenizer.Tokenize("a<|end|>b", parseSpecial: true).ShouldBe([new('a'), ByteTokenizer.EndOfText, new('b')]);
            tokenizer.IsEndOfText(ByteTokenizer.EndOfText).ShouldBeTrue();
            tokenizer.BeginOfText.ShouldBeNull();
        }
    }

    [Fact]
    public void Every_token_has_bytes_of_its_own()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < Words.VocabularySize; i++)
        {
            seen.Add(Convert.ToHexString(Words.GetBytes(new TokenId(i)))).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_fingerprint_tells_vocabularies_apart()
    {
        var fingerprint = Learn("one two").Fingerprint;
        fingerprint.ShouldMatch("^[0-9a-f]{32}$");
        Learn("one two").Fingerprint.ShouldBe(fingerprint);
        Learn("one two two").Fingerprint.ShouldBe(fingerprint);
        Learn("two one").Fingerprint.ShouldNotBe(fingerprint);
        ByteTokenizer.Instance.Fingerprint.ShouldNotBe(fingerprint);
        ByteTokenizer.Instance.Fingerprint.ShouldMatch("^[0-9a-f]{32}$");
    }

    private static WordTokenizer Learn(string text) => WordTokenizer.Learn([Encoding.UTF8.GetBytes(text)], static _ => { });

    private static string[] Pieces(string text) => [.. Words.Tokenize(text).Select(token => TestText.Decode(Words, [token]))];
}
