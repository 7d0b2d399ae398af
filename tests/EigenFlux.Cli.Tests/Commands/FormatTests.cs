using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class FormatTests : IDisposable
{
    private const string Ugly = "character   Ada {brief \"Ada,  who  waits.\"}\n";
    private const string Neat = "character Ada { brief \"Ada,  who  waits.\" }\n";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_check_lists_what_would_change_and_changes_nothing()
    {
        folder.Write("ugly.eflux", Ugly);
        folder.Write("neat.eflux", Neat);

        var outcome = Eflux.Run(folder, "fmt", "--check", "ugly.eflux", "neat.eflux").ShouldEndWith(1);
        outcome.Output.ShouldBe("ugly.eflux\n");
        File.ReadAllText(folder["ugly.eflux"]).ShouldBe(Ugly);
        Eflux.Run(folder, "fmt", "--check", "neat.eflux").ShouldEndWith(0).Output.ShouldBeEmpty();
    }

    [Fact]
    public void Files_are_formatted_in_place_and_standard_input_to_standard_output()
    {
        folder.Write("ugly.eflux", Ugly);

        var outcome = Eflux.Run(folder, "fmt", "ugly.eflux", "--json").ShouldEndWith(0);
        outcome.Json.GetProperty("files")[0].GetProperty("changed").GetBoolean().ShouldBeTrue();
        File.ReadAllText(folder["ugly.eflux"]).ShouldBe(Neat);
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);

        var piped = Eflux.Run(folder, Ugly, ["fmt", "-"]).ShouldEndWith(0);
        piped.Output.ShouldBe(Neat);
        piped.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_file_is_left_as_it_is()
    {
        folder.Write("broken.eflux", "character {");

        Eflux.Run(folder, "fmt", "broken.eflux").ShouldEndWith(1).Error.ShouldContain("--> broken.eflux:1:");
        File.ReadAllText(folder["broken.eflux"]).ShouldBe("character {");
    }
}
