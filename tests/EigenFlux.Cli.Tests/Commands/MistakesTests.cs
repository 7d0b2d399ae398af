using EigenFlux.Cli.Commands;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class MistakesTests
{
    [Theory]
    [InlineData("run a.eflux --seed abc", "--seed takes a number, not 'abc'.")]
    [InlineData("run a.eflux --branches many --checkpoint a", "--branches takes a number, not 'many'.")]
    [InlineData("run a.eflux --audit-cache", "--audit-cache needs a value: a number.")]
    [InlineData("run a.eflux --audit-cache 99999999999", "--audit-cache takes a number, not '99999999999'.")]
    [InlineData("compile a.eflux --map page.html", "--map takes text|html|json, not 'page.html'.")]
    [InlineData("compile a.eflux --map", "--map needs a value: text|html|json.")]
    [InlineData("compile a.eflux --map 1", "--map takes text|html|json, not '1'.")]
    [InlineData("compile a.eflux --color red", "--color takes auto|always|never, not 'red'.")]
    [InlineData("score a.txt --cache 1", "--cache takes exact|shift, not '1'.")]
    [InlineData("compile a.eflux --map text --explain b", "--map and --explain cannot be combined.")]
    [InlineData("run a.eflux --branches 0", "--branches takes a number of at least 1, not 0.")]
    [InlineData("chek a.eflux", "There is no command 'chek'. Did you mean 'check'?")]
    public void What_is_wrong_with_a_command_line_is_told_in_the_words_of_the_help(string line, string mistake) =>
        Mistakes.Of(CommandLine.Create().Parse(line)).ShouldBe([mistake]);

    [Theory]
    [InlineData("compile a.eflux --map JSON --color Never")]
    [InlineData("score a.txt --cache shift --delete 1..2")]
    public void Words_are_taken_in_any_case(string line) => CommandLine.Create().Parse(line).Errors.ShouldBeEmpty();
}
