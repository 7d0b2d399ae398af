using System.Text;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Parsing;

public class TokenPropertyTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"\"", "{", "}", "(", ")", "[", "]", "/", "//", "///", "/*", "*/", "\\", "\n", "\r\n", " ", "\t", "“", "”", "'", "`", "Ada", "->", ":",
        "..", "1", "1.5", "scene", "repeat", "narrator", "not", "=", "==", "語", "😀", "\0", "\uFEFF", "é", "-", "|", ",", ";", "@", "until", "line",
        "character", "let", "if", "else", "test", "import", "_x", "%", "~", "<=", "{{a}}", "{a}", "\"x\"",
    ];

    [Fact]
    public void The_tokens_of_random_garbage_reproduce_it()
    {
        var random = new Random(12345);
        for (var n = 0; n < 3_000; n++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(60); length > 0; length--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Reproduces(text.ToString());
        }
    }

    [Fact]
    public void The_tokens_of_every_good_program_reproduce_it()
    {
        foreach (var file in Programs.GoodFiles())
        {
            Reproduces(File.ReadAllText(file));
        }
    }

    private static void Reproduces(string text)
    {
        var file = FileParser.Parse(SourceText.From("x", text));
        var position = 0;
        foreach (var token in file.Tokens)
        {
            token.Span.Start.ShouldBe(position, text);
            token.Span.Length.ShouldBeGreaterThan(0, text);
            position = token.Span.End;
        }

        position.ShouldBe(text.Length, text);

        // Whatever it is, it binds to diagnostics and to nothing worse.
        foreach (var diagnostic in Programs.Load(text).Diagnostics)
        {
            diagnostic.Location!.Value.Span.End.ShouldBeLessThanOrEqualTo(diagnostic.Location.Value.Source.Length, text);
        }
    }
}
