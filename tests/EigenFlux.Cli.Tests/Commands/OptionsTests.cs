using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("fmt --chek y", "There is no option '--chek'. Did you mean '--check'? To name a file like this, write it after '--'.")]
    [InlineData("fmt y --chek", "There is no option '--chek'. Did you mean '--check'? To name a file like this, write it after '--'.")]
    [InlineData("fmt --stdotu=1 y", "There is no option '--stdotu'. Did you mean '--stdout'? To name a file like this, write it after '--'.")]
    [InlineData("check a.eflux --jsno", "There is no option '--jsno'. Did you mean '--json'? To name a file like this, write it after '--'.")]
    [InlineData("check --colour always a.eflux", "There is no option '--colour'. Did you mean '--color'? To name a file like this, write it after '--'.")]
    [InlineData("test --fliter x a.eflux", "There is no option '--fliter'. Did you mean '--filter'? To name a file like this, write it after '--'.")]
    [InlineData("run --sead 4 a.eflux", "There is no option '--sead'. Did you mean '--seed'? To name a file like this, write it after '--'.")]
    [InlineData("run a.eflux --sead 4", "There is no option '--sead'. Did you mean '--seed'? To name a file like this, write it after '--'.")]
    [InlineData("compile a.eflux --mpa text", "There is no option '--mpa'. Did you mean '--map'? To name a file like this, write it after '--'.")]
    [InlineData("resume c --trcae t", "There is no option '--trcae'. Did you mean '--trace'? To name a file like this, write it after '--'.")]
    [InlineData("replay t --segmnet a", "There is no option '--segmnet'. Did you mean '--segment'? To name a file like this, write it after '--'.")]
    [InlineData("score t --delte 1..2", "There is no option '--delte'. Did you mean '--delete'? To name a file like this, write it after '--'.")]
    [InlineData("models --jsonn", "There is no option '--jsonn'. Did you mean '--json'? To name a file like this, write it after '--'.")]
    [InlineData("fmt \u2013check y", "There is no option '\u2013check'. Did you mean '--check'? To name a file like this, write it after '--'.")]
    [InlineData("check a.eflux \u2014json", "There is no option '\u2014json'. Did you mean '--json'? To name a file like this, write it after '--'.")]
    [InlineData("test \u2212\u2212seed a.eflux", "There is no option '\u2212\u2212seed'. Did you mean '--seed'? To name a file like this, write it after '--'.")]
    [InlineData("fmt -y a.eflux", "There is no option '-y'. To name a file like this, write it after '--'.")]
    public void A_mistyped_option_is_no_file(string line, string mistake)
    {
        var parse = CommandLine.Create().Parse(line);
        Mistakes.UnknownOptions(parse).ShouldHaveSingleItem();
        Mistakes.Of(parse).ShouldBe([mistake]);
    }

    [Theory]
    [InlineData("fmt -- --chek")]
    [InlineData("fmt --check -- --chek -y")]
    [InlineData("fmt - --check")]
    [InlineData("run -- -odd.eflux")]
    [InlineData("run a.eflux --arg x=-1 --seed 4")]
    [InlineData("run a.eflux --arg -x")]
    [InlineData("check --color always a.eflux b.eflux --json")]
    [InlineData("score - --delete 1..2")]
    public void What_is_an_option_a_value_or_behind_two_dashes_is_none_that_is_unknown(string line) =>
        Mistakes.UnknownOptions(CommandLine.Create().Parse(line)).ShouldBeEmpty();

    [Theory]
    [InlineData("run a.eflux --threads", 1)]
    [InlineData("run a.eflux --gpu-layers", 0)]
    [InlineData("run a.eflux --max-tokens", 1)]
    [InlineData("run a.eflux --checkpoint c --checkpoint-every", 1)]
    [InlineData("run a.eflux --branches", 1)]
    [InlineData("run a.eflux --audit-cache", 1)]
    [InlineData("run a.eflux --prefix-cache-limit", 0)]
    [InlineData("test a.eflux --runs", 1)]
    [InlineData("test a.eflux --max-tokens", 1)]
    [InlineData("replay t --at", 0)]
    public void A_number_below_the_least_that_makes_sense_is_a_mistake(string line, int least)
    {
        Mistakes.Of(CommandLine.Create().Parse($"{line} {least}")).ShouldBeEmpty();
        Mistakes.Of(CommandLine.Create().Parse($"{line} {least - 1}")).ShouldHaveSingleItem()
            .ShouldBe($"{line.Split(' ')[^1]} takes a number of at least {least}, not {least - 1}.");
    }

    [Theory]
    [InlineData("--threads", 1024)]
    [InlineData("--branches", 10_000)]
    public void A_number_above_the_most_that_makes_sense_is_a_mistake(string option, int most)
    {
        Mistakes.Of(CommandLine.Create().Parse($"run a.eflux {option} {most}")).ShouldBeEmpty();
        Mistakes.Of(CommandLine.Create().Parse($"run a.eflux {option} {most + 1}")).ShouldHaveSingleItem()
            .ShouldBe(FormattableString.Invariant($"{option} takes a number of at most {most:N0}, not {most + 1}."));
    }

    [Fact]
    public void Nothing_is_written_when_an_option_is_mistyped()
    {
        using var folder = new Folder();
        folder.Write("y", "scene   S()   { }\n");
        Eflux.Run(folder, "fmt", "--chek", "y").ShouldEndWith(2).Error.ShouldContain("Did you mean '--check'?");
        File.ReadAllText(folder["y"]).ShouldBe("scene   S()   { }\n");

        folder.Write("--chek", "scene   S()   { }\n");
        Eflux.Run(folder, "fmt", "--", "--chek");
        File.ReadAllText(folder["--chek"]).ShouldNotContain("   ");
        File.ReadAllText(folder["y"]).ShouldBe("scene   S()   { }\n");
    }

    [Theory]
    [InlineData("chek", "y")]
    [InlineData("y", "chek")]
    public void Nothing_is_written_when_one_of_several_files_does_not_exist(string first, string second)
    {
        using var folder = new Folder();
        folder.Write("y", "scene   S()   { }\n");
        Eflux.Run(folder, "fmt", first, second).ShouldEndWith(1).Error.ShouldContain("There is no file chek.");
        File.ReadAllText(folder["y"]).ShouldBe("scene   S()   { }\n");
    }

    [Fact]
    public void A_file_that_begins_with_a_long_dash_is_a_file()
    {
        using var folder = new Folder();
        folder.Write("\u2013odd", "scene   S()   { }\n");
        Mistakes.UnknownOptions(CommandLine.Create().Parse(["fmt", folder["\u2013odd"]])).ShouldBeEmpty();
        Eflux.Run(folder, "fmt", "\u2013odd").ShouldEndWith(0);
        File.ReadAllText(folder["\u2013odd"]).ShouldNotContain("   ");
    }

    [Theory]
    [InlineData("run", "--trace", "The trace out")]
    [InlineData("compile", "-o", "The image out")]
    public void A_folder_in_the_place_of_an_output_is_called_a_folder(string command, string option, string what)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["out"]);
        folder.Write("a.eflux", "scene S() { narrator: \"a\" }\n");
        Eflux.Run(folder, command, "a.eflux", option, "out").ShouldEndWith(1).Error.ShouldContain($"{what} cannot be written: it is a folder.");
    }

    [Fact]
    public void A_file_that_begins_with_an_at_sign_is_a_file()
    {
        using var folder = new Folder();
        folder.Write("words", "y --check\n");
        Eflux.Run(folder, "fmt", "@words").ShouldEndWith(1).Error.ShouldContain("@words");
    }

    [Theory]
    [InlineData("run a.eflux --branches 2147483647", "--branches takes a number of at most 10,000, not 2147483647.")]
    [InlineData("run a.eflux --threads 2147483647", "--threads takes a number of at most 1,024, not 2147483647.")]
    [InlineData("run a.eflux --max-tokens 99999999999", "--max-tokens takes a number, not '99999999999'.")]
    public void A_number_that_no_machine_can_do_is_refused_with_the_limit(string line, string mistake) =>
        Mistakes.Of(CommandLine.Create().Parse(line)).ShouldBe([mistake]);

    [Fact]
    public void An_image_that_was_not_written_is_not_told_as_one()
    {
        using var folder = new Folder();
        folder.Write("a.eflux", "character A { brief \"A.\" } scene S() { window 200 tokens, reserve 20 cast A A -> r until line, 5 tokens return r }");
        var plain = Eflux.Run(folder, "compile", "a.eflux", "-o", "nowhere/a.image").ShouldEndWith(1);
        plain.Error.ShouldContain("EF5003");
        plain.Output.ShouldNotContain("image:");
        var json = Eflux.Run(folder, "compile", "a.eflux", "-o", "nowhere/a.image", "--json").ShouldEndWith(1);
        json.Codes.ShouldBe(["EF5003"]);
        json.Json.GetProperty("image").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        Eflux.Run(folder, "compile", "a.eflux", "-o", "a.image").ShouldEndWith(0).Output.ShouldContain("image: a.image");
    }
}
