using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ExplainCodeTests
{
    [Fact]
    public void Every_code_is_explained() => DiagnosticCodes.All.Select(code => code.Id).Except(DiagnosticPages.All.Keys).ShouldBeEmpty();

    [Fact]
    public void A_section_is_printed_without_marks()
    {
        var run = Eflux.Run(null, "explain", "ef2101").ShouldEndWith(0);
        run.Output.ShouldStartWith("EF2101: ");
        run.Output.ShouldContain("  character Ada { brief \"Ada, a physicist.\" }");
        run.Output.ShouldContain("Fix: ");
        run.Output.ShouldNotContain("```");
        run.Output.ShouldNotContain("](");
        Eflux.Run(null, "explain", "EF9999").ShouldEndWith(2).Error.ShouldContain("There is no diagnostic 'EF9999'");
        Eflux.Run(null, "explain").ShouldEndWith(2);
    }

    [Fact]
    public void Help_is_a_command_too()
    {
        Eflux.Run(null, "help", "compile").ShouldEndWith(0).Output.ShouldBe(Eflux.Run(null, "compile", "--help").Output);
        Eflux.Run(null, "help").ShouldEndWith(0).Output.ShouldBe(Eflux.Run(null, "--help").Output);
        Eflux.Run(null, "help", "chek").ShouldEndWith(2).Error.ShouldContain("Did you mean 'check'?");
    }
}
