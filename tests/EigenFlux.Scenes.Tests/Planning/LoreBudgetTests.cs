using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Scenes.Tests.Planning;

public sealed class LoreBudgetTests
{
    [Theory]
    [InlineData("", 25)]
    [InlineData(", lore 30", 30)]
    [InlineData(", lore 0", 0)]
    [InlineData(", lore 5000", 89)]
    public void Lore_has_what_its_author_grants_and_half_of_the_room_at_most(string share, int budget)
    {
        // The frame around the prefix has one token; 200 - 20 - 1 are left.
        var result = Programs.Compile($$"""
            character Ada { brief "Ada." }
            lore Dam { brief "A dam." }
            scene Main() { window 200 tokens, reserve 20{{share}} cast Ada Ada: "The Dam." Ada -> a until 9 tokens }
            """);
        result.HasErrors.ShouldBeFalse();
        result.Image!.Plan.LoreBudget.ShouldBe(budget);
        result.Image.Plan.Prefix.ShouldContain(segment => segment.Id == "Ada");
    }

    [Theory]
    // An entry alone that is too large; with what the header grants, with a window that is too small for more, with a fuller level.
    [InlineData("window 900, reserve 60", "enter Rules", "lore Rules { brief \"{170}\" }", "EF3012")]
    [InlineData("window 900, reserve 60", "", "lore Rules { brief \"{170}\" }", "EF3012")]
    [InlineData("window 900, reserve 60, lore 100", "enter Rules", "lore Rules { brief \"{170}\" }", "EF3012")]
    [InlineData("window 300, reserve 60", "enter Rules", "lore Rules { brief \"{170}\" }", "EF3012")]
    [InlineData("window 300", "enter Rules", "lore Rules { brief \"{170}\" full \"{400}\" }", "EF3012")]
    [InlineData("window 900, reserve 60, lore 180", "enter Rules", "lore Rules { brief \"{170}\" full \"{400}\" }", "")]
    // Several that matter at once.
    [InlineData("window 1200, reserve 60", "enter A, B, C", "lore A { brief \"{60}\" } lore B { brief \"{60}\" } lore C { brief \"{60}\" }", "EF3013")]
    [InlineData("window 1200, reserve 60", "Ada: \"The a, the b and the c.\"", "lore A { brief \"{60}\" } lore B { brief \"{60}\" } lore C { brief \"{60}\" }", "EF3013")]
    [InlineData("window 250, reserve 60", "keep A keep B keep C", "lore A { brief \"{40}\" } lore B { brief \"{40}\" } lore C { brief \"{40}\" }", "EF3012 EF3012 EF3012")]
    [InlineData("window 400, reserve 60, lore 130", "enter A, B", "lore A { brief \"{50}\" full \"{100}\" } lore B { brief \"{60}\" full \"{110}\" weight 2 }", "EF3013")]
    [InlineData("window 400, reserve 60, lore 130", "enter A exit A enter B", "lore A { brief \"{100}\" } lore B { brief \"{100}\" }", "")]
    [InlineData("window 900, reserve 60, lore 0", "enter Rules", "lore Rules { brief \"{170}\" }", "")]
    [InlineData("window 700, reserve 60\n  delete by summary", "enter Rules", "lore Rules { brief \"{300}\" }", "EF3012")]
    public void Lore_that_is_lost_is_reported_and_the_numbers_of_the_message_bring_it_in(string header, string statements, string lore, string codes)
    {
        var source = $$"""
            character Ada { brief "Ada, who keeps the lights." full "{200}" }
            {{lore}}
            scene Main() {
              {{header}}
              cast Ada
              {{statements}}
              Ada -> a until 9 tokens
            }
            """;
        source = System.Text.RegularExpressions.Regex.Replace(source, @"\{(\d+)\}", match => new string('x', int.Parse(match.Groups[1].Value)));
        var before = Programs.Compile(source);
        before.HasErrors.ShouldBeFalse(string.Join("\n", before.Diagnostics));
        var lost = before.Diagnostics.Where(found => found.Code.Id is "EF3012" or "EF3013").ToList();
        string.Join(' ', lost.Select(found => found.Code.Id)).ShouldBe(codes);
        foreach (var found in lost)
        {
            var fixedSource = source;
            foreach (var edit in found.Fix.ShouldNotBeNull().Edits.OrderByDescending(edit => edit.Location.Span.Start))
            {
                fixedSource = fixedSource.Remove(edit.Location.Span.Start, edit.Location.Span.Length).Insert(edit.Location.Span.Start, edit.NewText);
                found.Message.ShouldContain(edit.NewText.Trim(',', ' '));
            }

            var after = Programs.Compile(fixedSource);
            Programs.Codes(after).ShouldNotContain(code => code == "EF3012" || code == "EF3013", fixedSource);
            Programs.Codes(after).ShouldBeSubsetOf(Programs.Codes(before), fixedSource);
        }
    }

    [Fact]
    public void The_budget_of_one_entry_is_its_own_length()
    {
        var found = Programs.Compile("""
            character Ada { brief "Ada." }
            lore Rules { brief "Magic has a price, and the price is paid in years of life, never in gold." }
            scene Main() { window 600, reserve 60 cast Ada enter Rules Ada -> a until 9 tokens }
            """).Diagnostics.ShouldHaveSingleItem();
        found.Message.ShouldBe("Rules takes 76 tokens, but all lore in this window may take 75, so it never enters. Write 'lore 76' in the scene's header.");
    }

    [Fact]
    public void What_finds_no_room_beside_other_lore_is_told_with_its_length_and_the_budget()
    {
        var rule = new string('x', 40);
        Programs.Compile($$"""
            character Ada { brief "Ada." }
            lore One { brief "{{rule}}" }
            lore Other { brief "{{rule}}" }
            scene Main() { window 600, reserve 60, lore 50 cast Ada enter One, Other Ada -> a until 9 tokens }
            """).Diagnostics.ShouldHaveSingleItem().Message
            .ShouldStartWith("Other (43 tokens) matters at beat 0 but finds no room next to the other lore that matters there: all lore may take 50 tokens. ");
    }

    [Fact]
    public void Where_no_window_of_the_model_has_room_the_message_says_so() =>
        Programs.Compile("""
            character Ada { brief "Ada." }
            lore Rules { brief "Magic has a price, and the price is paid in years of life, never in gold." }
            scene Main() { window 120, reserve 20 cast Ada enter Rules Ada -> a until 9 tokens }
            """, models: new FakeModels { MaximumWindow = 128 }).Diagnostics.ShouldHaveSingleItem().Message.ShouldEndWith("No window of this model has room for all of it: shorten it.");

    [Fact]
    public void Lore_without_room_is_reported_with_its_size_its_beat_and_the_budget()
    {
        // A token for each character, and three for the frame of an entry; the turn is the second beat.
        var result = Programs.Compile($$"""
            character Ada { brief "Ada." }
            lore A { brief "{{new string('x', 50)}}" }
            lore B { brief "{{new string('x', 90)}}" weight 2 }
            scene Main() {
              window 400, reserve 60, lore 130
              cast Ada
              narrator: "Night."
              enter A, B
              Ada -> a until 9 tokens
            }
            """);
        result.Diagnostics.Single(found => found.Code.Id == "EF3013").Message.ShouldStartWith(
            "A (53 tokens) matters at beat 1 but finds no room next to the other lore that matters there: all lore may take 130 tokens.");
    }
}
