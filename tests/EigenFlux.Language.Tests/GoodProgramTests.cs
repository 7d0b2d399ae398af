namespace EigenFlux.Language.Tests;

public class GoodProgramTests
{
    public static TheoryData<string> Fixtures => new(Programs.Fixtures().Select(f => Path.GetFileName(f)!));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_parses_and_binds_without_a_diagnostic(string name)
    {
        var program = Programs.LoadFile(Programs.Fixtures().Single(f => Path.GetFileName(f) == name));
        program.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("01_tabletop")]
    [InlineData("02_novel")]
    [InlineData("03_support")]
    [InlineData("04_jury")]
    [InlineData("05_redteam")]
    [InlineData("06_ladder")]
    [InlineData("07_data")]
    [InlineData("08_interactive")]
    [InlineData("09_amplitude")]
    [InlineData("10_world")]
    public void A_design_program_parses_and_binds_without_a_diagnostic(string name)
    {
        Skip.If(Programs.DesignFolder is null, "the design programs are not beside the repository");
        var program = Programs.LoadFile(Path.Combine(Programs.DesignFolder!, name + ".eflux"));
        program.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
        program.Scenes.ShouldNotBeEmpty();
    }
}
