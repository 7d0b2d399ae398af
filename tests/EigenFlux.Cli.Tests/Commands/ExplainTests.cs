using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ExplainTests : IDisposable
{
    private static readonly string LongWatch = Path.Combine(Eflux.Examples, "long-watch.eflux");
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_definition_is_told_from_its_level_to_its_cost() => Told("--explain", "Oona").ShouldBe(
        """
        Oona
          │ Oona, who has the watch and writes down what there is to see.
          │ Oona: A bird, going north. That is all, and I have made the most of it.
          Oona is the definition of Oona: 40 tokens.
          It is packed brief, its only level.
          It is live at beats 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35 and 3 times more (15 of the 46
          beats): Oona speaks, is named or is present there.
          It is not pinned: it is written before a generated turn that needs it, and deleted at the first
          beat at which it is not live, so that the story has its room.
          It is written before the text of beat 2, and again before beats 5, 8, 11, 14, 17, 20, 23, 26, 29,
          32, 35, 38 and 2 times more.
          Writing it again costs 560 tokens (14 times), at worst and typically.
          It takes 40 of the window's 256 tokens (15.6 %), at 15 beats at worst.
        """);

    [Fact]
    public void A_definition_of_the_prefix_is_told_with_the_beats_at_which_it_is_not_used()
    {
        folder.Write("watch.eflux", File.ReadAllText(LongWatch).Replace("window 256", "window 2048", StringComparison.Ordinal));
        Eflux.Run(folder, "compile", "watch.eflux", "--explain", "Oona", "--json").ShouldEndWith(0).Json.GetProperty("sentences").EnumerateArray()
            .Select(sentence => sentence.GetString()).ShouldContain(
            "It is pinned: it is in the prefix, at positions 0 to 37, and is never deleted. At 31 beats it is there but not used, which costs less than writing it again after each pause.");
    }

    [Fact]
    public void A_turn_is_told_from_its_beat_to_its_deletion() => Told("--explain", "log[3]").ShouldBe(
        """
        log[3]
          log[3] is a turn that Oona generates: 27 tokens typically, 31 at most.
          It is written into the stream at beat 8, at positions 167 to 197 at worst, typically positions 196
          to 222.
          It is live at beat 8 only.
          At worst it is deleted entirely at beat 13, after 224 generated tokens; typically it is deleted
          entirely at beat 14, after 192 generated tokens.
          It takes at most 31 of the window's 256 tokens (12.1 %), for 5 beats at worst.
        """);

    [Fact]
    public void The_name_of_a_capture_is_its_last_turn_and_a_display_name_its_character()
    {
        Told("--explain", "log").ShouldStartWith("log[15]\n");
        Eflux.Run(folder, "compile", Path.Combine(Eflux.Examples, "purse.eflux"), "--explain", "Old Marta").ShouldEndWith(0)
            .Output.ShouldStartWith("Marta\n  │ Old Marta, who sells eels and secrets.");
    }

    [Fact]
    public void What_not_everyone_sees_is_told_with_who_sees_it_and_what_becomes_of_it_in_whose_window()
    {
        folder.Write("jury.eflux", File.ReadAllText(Path.Combine(Eflux.Examples, "jury.eflux")).Replace("window 640", "window 320", StringComparison.Ordinal));
        Sentences("Nina.knows").ShouldBe(
        [
            "Nina.knows is text that only Nina knows: 24 tokens.",
            "Nina is the only one who sees it: it is in no other window.",
            "It is there from the start, at the end of the window, right before its owner's turn.",
            "It is live at every beat.",
            "It is never deleted.",
            "It takes 24 of the window's 320 tokens (7.5 %), at every beat.",
        ]);
        Sentences("whisper[1]").ShouldContain("Nina and Otto are the only ones who see it: it is in no other window.");
        Sentences("whisper[1]").ShouldContain("The following describes what Nina sees.");
        Sentences("Otto").ShouldContain("Everyone sees it.");
        Sentences("Otto").ShouldNotContain(sentence => sentence.StartsWith("In what", StringComparison.Ordinal));

        var told = Told("question[1]");
        var sentences = Strings(told.GetProperty("sentences"));
        sentences[1..3].ShouldBe(["Everyone sees it.", "The following describes what everyone sees."]);
        var views = told.GetProperty("views").EnumerateArray().ToDictionary(view => string.Join(' ', Strings(view.GetProperty("names"))));
        views.Keys.ShouldBe(["narrator Foreman Jury", "Nina", "Otto", "Petra"]);
        JsonElement.DeepEquals(views["narrator Foreman Jury"].GetProperty("worst"), told.GetProperty("worst")).ShouldBeTrue();
        var gone = views["Nina"].GetProperty("worst").GetProperty("lives")[0].GetProperty("gone");
        gone.GetRawText().ShouldNotBe(told.GetProperty("worst").GetProperty("lives")[0].GetProperty("gone").GetRawText());
        sentences.ShouldContain(sentence => sentence.StartsWith("In what Nina", StringComparison.Ordinal)
            && sentence.Contains(" it is there at beats 0–", StringComparison.Ordinal)
            && sentence.Contains($"goes at beat {gone.GetProperty("beat")}, after {gone.GetProperty("generated")} generated tokens", StringComparison.Ordinal));
        Told("thought[1]").GetProperty("views").EnumerateArray().Select(view => string.Join(' ', Strings(view.GetProperty("names")))).ShouldBe(["Nina"]);

        JsonElement Told(string name) => Eflux.Run(folder, "compile", "jury.eflux", "--explain", name, "--json").ShouldEndWith(0).Json;

        string[] Sentences(string name) => Strings(Told(name).GetProperty("sentences"));

        static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];
    }

    [Fact]
    public void The_same_is_given_as_data()
    {
        var told = Eflux.Run(folder, "compile", LongWatch, "--explain", "log[3]", "--json").ShouldEndWith(0).Json;
        told.EnumerateObject().Select(part => part.Name).ShouldBe(
            ["segment", "live", "worst", "expected", "neededWindow", "sentences", "diagnostics"]);
        told.GetProperty("segment").GetProperty("id").GetString().ShouldBe("log[3]");
        told.GetProperty("live").GetRawText().ShouldBe("""[{"from":8,"to":8}]""");
        told.GetProperty("worst").GetRawText().ShouldBe(
            """{"lives":[{"from":8,"to":12,"at":167,"tokens":31,"left":31,"falls":{"beat":13,"generated":224},"gone":{"beat":13,"generated":224}}],"absent":[]}""");
        told.GetProperty("sentences").GetArrayLength().ShouldBe(5);
    }

    [Theory]
    [InlineData("Ona", "LongWatch has no segment 'Ona'. Did you mean 'Oona'?")]
    [InlineData("log[33]", "LongWatch has no segment 'log[33]'. Did you mean 'log[3]'?")]
    [InlineData("nothing of the kind", "LongWatch has no segment 'nothing of the kind'. Name a character, or one of the segments that --map text lists.")]
    public void A_name_that_is_nobodys_is_refused_with_the_nearest(string name, string message)
    {
        var refused = Eflux.Run(folder, "compile", LongWatch, "--explain", name).ShouldEndWith(1);
        refused.Error.ShouldStartWith($"error[EF5032]: {message}");
        refused.Output.ShouldBeEmpty();
        Eflux.Run(folder, "compile", LongWatch, "--explain", name, "--json").ShouldEndWith(1).Codes.ShouldBe(["EF5032"]);
    }

    [Fact]
    public void A_character_without_a_definition_here_is_told_so()
    {
        folder.Write("two.eflux", "character A { brief \"A.\" }\ncharacter B { brief \"B.\" }\nscene S() { cast A\n A: \"Hm.\" }");
        Eflux.Run(folder, "compile", "two.eflux", "--explain", "B").ShouldEndWith(1).Error
            .ShouldContain("S has no segment 'B'. The character has no definition in this scene");
    }

    [Fact]
    public void What_falls_out_and_is_recalled_has_two_lives()
    {
        folder.Write("scene.eflux", """
            character Ada { brief "Ada." }
            scene S() {
              window 100 tokens, reserve 20
              delete by token
              cast Ada
              repeat 8 { Ada -> a until line, 12 tokens }
              recall a[1]
              Ada -> b until line, 12 tokens
            }
            """);
        var told = Eflux.Run(folder, "compile", "scene.eflux", "--explain", "a[1]").ShouldEndWith(0).Output;
        told.ShouldContain("it begins to be deleted at beat 6, after 76 generated tokens, and is gone\n  at beat 7, after 84 generated tokens");
        told.ShouldContain("It is written again at beat 8.");
        told.ShouldContain("and 15 tokens more to\n  write it again.");
    }

    [Fact]
    public void Two_answers_at_a_time_are_refused()
    {
        Eflux.Run(folder, "compile", LongWatch, "--explain", "Oona", "--map", "text").ShouldEndWith(2)
            .Error.ShouldStartWith("error: --map and --explain cannot be combined");
        Eflux.Run(folder, "compile", LongWatch, "--json", "--map", "html").ShouldEndWith(2)
            .Error.ShouldStartWith("error: --map html writes a page, but --json writes data.");
    }

    private string Told(params string[] arguments) =>
        Eflux.Run(folder, ["compile", LongWatch, .. arguments]).ShouldEndWith(0).Output.TrimEnd();
}
