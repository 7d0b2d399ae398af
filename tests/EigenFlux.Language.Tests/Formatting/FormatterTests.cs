using EigenFlux.Language.Formatting;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Formatting;

public class FormatterTests
{
    [Fact]
    public void What_is_formatted_stays_as_it_is()
    {
        foreach (var file in Programs.GoodFiles())
        {
            var once = Format(File.ReadAllText(file));
            Format(once).ShouldBe(once, file);
        }
    }

    [Fact]
    public void A_file_squeezed_or_stretched_comes_back_to_one_layout_and_means_the_same()
    {
        var count = 0;
        foreach (var file in Programs.GoodFiles())
        {
            var text = File.ReadAllText(file);
            var program = Programs.LoadFile(file);
            if (program.Files.Length > 1)
            {
                continue;
            }

            var random = new Random(text.Length);
            var messy = string.Concat(Language.Parsing.FileParser.Parse(SourceText.From(file, text)).Tokens.Select(t =>
            {
                var piece = text.Substring(t.Span.Start, t.Span.Length);
                return t.Kind != Language.Syntax.SyntaxTokenKind.Whitespace ? piece
                    : piece.Contains('\n') ? piece + new string(' ', random.Next(6)) : new string(' ', 1 + random.Next(3));
            }));
            Programs.Load(messy).Diagnostics.ShouldBeEmpty(messy);
            var formatted = Format(messy);
            Format(formatted).ShouldBe(formatted);
            Programs.Load(formatted).References.Select(r => r.Symbol.Name).ShouldBe(Programs.Load(text).References.Select(r => r.Symbol.Name));
            count++;
        }

        count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("character Ada { brief \"Ada.\" line \"How large?\" }", "character Ada { brief \"Ada.\" line \"How large?\" }\n")]
    [InlineData("character Ada {\nbrief \"Ada.\" }", "character Ada {\n  brief \"Ada.\"\n}\n")]
    [InlineData("character Ada {\nbrief \"Ada.\" line \"How large?\" }", "character Ada {\n  brief \"Ada.\" line \"How large?\"\n}\n")]
    [InlineData("character Ada { brief \"Ada.\"\n}", "character Ada {\n  brief \"Ada.\"\n}\n")]
    [InlineData("character Ada { brief \"Ada.\"\nline \"How large?\" }", "character Ada {\n  brief \"Ada.\"\n  line \"How large?\"\n}\n")]
    [InlineData("\n\n// Who measures.\n\n\ncharacter Ada { brief \"Ada.\" }", "// Who measures.\n\ncharacter Ada { brief \"Ada.\" }\n")]
    [InlineData("character Ada\n{ brief \"Ada.\" }", "character Ada { brief \"Ada.\" }\n")]
    public void A_block_stays_on_one_line_or_its_braces_end_and_begin_lines(string text, string formatted) => Format(text).ShouldBe(formatted);

    [Fact]
    public void Spaces_and_indentation_become_canonical()
    {
        Format("""
            character   Ada "Dr. Ada"{brief "Ada."   line "How large?"}
            scene S( n:int=4 ,who : character)
            {
            window 512 tokens,reserve 64
                  cast Ada,who


            // a comment
            Ada->x:"a"|"b" until line,60 tokens   // why
            if x=="a"and n>-1{ Ada :"Yes."}else{ who:"No." }
            return a:x.all ,
            b:x[1]
            }
            """).ShouldBe("""
            character Ada "Dr. Ada" { brief "Ada." line "How large?" }
            scene S(n: int = 4, who: character) {
              window 512 tokens, reserve 64
              cast Ada, who

              // a comment
              Ada -> x: "a" | "b" until line, 60 tokens // why
              if x == "a" and n > -1 { Ada: "Yes." } else { who: "No." }
              return a: x.all,
                b: x[1]
            }

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("story   at  least\t200*2\ttokens", "story at least 200 * 2 tokens")]
    [InlineData("story at least 3   turns   story:\"x\"", "story at least 3 turns story: \"x\"")]
    [InlineData("story at least least-1 turns", "story at least least - 1 turns")]
    [InlineData("story at least -1 turns", "story at least -1 turns")]
    public void A_floor_of_the_story_has_one_space_between_its_words(string line, string formatted) =>
        Format($"scene S() {{ {line} }}").ShouldBe($"scene S() {{ {formatted} }}\n");

    [Theory]
    [InlineData("repeat turns-1 { }", "repeat turns - 1 { }")]
    [InlineData("repeat said.line-1 { }", "repeat said.line - 1 { }")]
    [InlineData("repeat said-1 { }", "repeat said - 1 { }")]
    [InlineData("repeat - 1 { }", "repeat -1 { }")]
    [InlineData("note \"x\" depth - turns", "note \"x\" depth -turns")]
    public void A_minus_after_a_name_is_no_sign_though_the_name_be_a_word_of_the_language(string line, string formatted) =>
        Format($"scene S() {{ {line} }}").ShouldBe($"scene S() {{ {formatted} }}\n");

    [Fact]
    public void A_block_that_is_too_wide_is_broken_at_its_parts()
    {
        var line = new string('x', 70);
        Format($"character Ada {{ brief \"{line}\" line \"{line}\" }}").ShouldBe($"character Ada {{\n  brief \"{line}\"\n  line \"{line}\"\n}}\n");
    }

    [Fact]
    public void Prose_is_not_touched()
    {
        const string block = "\"\"\"\n   two   spaces \n\n\n       deeper\t\n   \"quoted\"\"\"\"";
        Format($"character Ada {{\nfull {block}\n}}").ShouldBe($"character Ada {{\n  full {block}\n}}\n");
    }

    [Fact]
    public void A_file_with_a_mistake_is_left_as_it_is()
    {
        var result = Formatter.Format(SourceText.From("x", "scene  S( {"));
        result.IsChanged.ShouldBeFalse();
        result.Text.ShouldBe("scene  S( {");
        result.Diagnostics.ShouldNotBeEmpty();
    }

    private static string Format(string text)
    {
        var result = Formatter.Format(SourceText.From("x", text));
        result.Diagnostics.ShouldBeEmpty();
        return result.Text;
    }
}
