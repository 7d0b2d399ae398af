using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Diagnostics;

public class CodeTests
{
    [Theory]
    [MemberData(nameof(WrongPrograms.All), MemberType = typeof(WrongPrograms))]
    public void A_mistake_gives_its_code_once_at_its_place(string code, string marked)
    {
        var (text, span) = Programs.Unmark(marked);
        var diagnostics = Programs.Load(text).Diagnostics;
        diagnostics.Select(d => d.ToString()).Count().ShouldBe(1, string.Join("\n", diagnostics));
        diagnostics[0].Code.Id.ShouldBe(code, diagnostics[0].ToString());
        diagnostics[0].Location!.Value.Text.ShouldBe(text.Substring(span.Start, span.Length), diagnostics[0].ToString());
        diagnostics[0].Location!.Value.Span.ShouldBe(span);
    }

    /// <summary>The wrong programs whose mistake comes with a fix.</summary>
    public static TheoryData<string, string> WithFix
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var row in WrongPrograms.All)
            {
                if (Programs.Load(Programs.Unmark((string)row[1]).Text).Diagnostics is [{ Fix: not null }, ..])
                {
                    rows.Add((string)row[0], (string)row[1]);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void Many_mistakes_come_with_a_fix() => WithFix.Count().ShouldBeGreaterThan(20);

    [Fact]
    public void Every_code_is_declared_once()
    {
        var ids = DiagnosticCodes.All.Select(c => c.Id).ToList();
        ids.ShouldBe(ids.Distinct());
        ids.ShouldAllBe(id => id.Length == 6 && id.StartsWith("EF"));
    }

    [Fact]
    public void Every_code_of_syntax_and_names_has_a_wrong_program_or_a_test_of_its_own()
    {
        string[] elsewhere =
        [
            "EF1001", "EF1002", "EF1003", "EF1004", "EF1005", "EF1006", "EF1007",
            "EF2007", "EF2008", "EF2009", // Of files on a disk, which a host reads.
            "EF2111", "EF2114", "EF2115", "EF2409", "EF2811", "EF2812", "EF2813", "EF2814", "EF2815", "EF2816", "EF2817", "EF2818", // The compiler's.
            "EF2851", "EF2852", // Limits.
        ];
        var exercised = WrongPrograms.All.Select(row => (string)row[0]).Concat(elsewhere).ToHashSet();
        DiagnosticCodes.All.Select(c => c.Id).Where(id => id[2] is '1' or '2').Except(exercised).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithFix))]
    public void A_fix_removes_its_mistake(string code, string marked)
    {
        var (text, _) = Programs.Unmark(marked);
        var fix = Programs.Load(text).Diagnostics[0].Fix!;
        foreach (var edit in fix.Edits.OrderByDescending(e => e.Location.Span.Start))
        {
            text = text.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText);
        }

        Programs.Load(text).Diagnostics.Select(d => d.ToString()).Where(d => d.Contains(code)).ShouldBeEmpty(text);
    }

    [Theory]
    [InlineData("“Midnight.”")]
    [InlineData("„Midnight.“")]
    [InlineData("‘Midnight.’")]
    [InlineData("«Midnight.»")]
    [InlineData("'Midnight.'")]
    [InlineData("`Midnight.`")]
    [InlineData("`Midnight.'")]
    public void A_text_in_quotes_of_another_kind_is_fixed_with_the_text_as_it_is(string text)
    {
        var diagnostic = Programs.Load($"scene S() {{ narrator: {text} }}").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.Id.ShouldBe("EF1105");
        diagnostic.Location!.Value.Text.ShouldBe(text);
        diagnostic.Fix!.Edits.ShouldHaveSingleItem().NewText.ShouldBe("\"Midnight.\"");
    }

    [Theory]
    [InlineData("delete by summry", "summary", "turn, token, block, summary")]
    [InlineData("delete by trun", "turn", "turn, token, block, summary")]
    [InlineData("cache shfit", "shift", "exact, shift")]
    public void An_option_of_the_header_that_is_misspelt_is_fixed(string header, string option, string options)
    {
        var diagnostic = Programs.Load($"scene S() {{ {header} narrator: \"Rain.\" }}").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message.ShouldContain(options);
        diagnostic.Fix!.Edits.ShouldHaveSingleItem().NewText.ShouldBe(option);
    }

    [Fact]
    public void A_message_says_what_is_wrong_and_then_what_to_do()
    {
        var diagnostic = Programs.Load("character Ada { brief \"Ada.\" }\nscene S() { cast Ada Aad: \"Yes.\" }").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message.ShouldBe("'Aad' is not declared. Did you mean 'Ada'?");
        diagnostic.ToString().ShouldBe("program.eflux(2,22): error EF2101: 'Aad' is not declared. Did you mean 'Ada'?");
        diagnostic.Fix!.Edits[0].NewText.ShouldBe("Ada");
    }

    [Fact]
    public void Two_equal_names_show_both_ends()
    {
        var diagnostic = Programs.Load("let a = 1\nlet a = 2\n").Diagnostics.ShouldHaveSingleItem();
        diagnostic.Related.ShouldHaveSingleItem().Location.Start.ShouldBe(new LinePosition(0, 4));
        diagnostic.Location!.Value.Start.ShouldBe(new LinePosition(1, 4));
    }

    [Fact]
    public void A_name_that_is_not_declared_is_reported_once()
    {
        Programs.Load("scene S() {\n  Ada: \"{x}\"\n  Ada -> y until line\n  Ada: \"{x}\"\n}\n").Diagnostics.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("import \"lands/north.eflux\"\nimport \"south.eflux\"\n", "'lands/north.eflux'")]
    [InlineData("character Ada { brief \"Ada.\" }\nimport \"south.eflux\"\n", "'main.eflux'")]
    public void Where_two_files_declare_one_name_the_other_is_named_as_it_is_imported(string text, string name)
    {
        var sources = new InMemorySourceProvider()
            .Add("/far/away/main.eflux", text)
            .Add("/far/away/lands/north.eflux", "character Ada { brief \"Ada of the north.\" }")
            .Add("/far/away/south.eflux", "character Ada { brief \"Ada of the south.\" }");
        var found = EfluxProgram.Load("/far/away/main.eflux", sources).Diagnostics.First(diagnostic => diagnostic.Code.Id == "EF2005");
        found.Message.ShouldContain($"from {name}");
        found.Message.ShouldNotContain("/far/");
    }
}
