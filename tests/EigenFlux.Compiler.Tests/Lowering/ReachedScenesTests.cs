using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class ReachedScenesTests
{
    private const string Start = """
        character Ana { brief "Ana." }
        character Ben { brief "Ben." }
        lore Big "dam" { brief "The dam is a wall of stones and earth that the valley built after the great flood." }
        """;

    private const string Header = "window 300, reserve 30, lore 10";

    [Theory]
    // Called: once, twice with other arguments, from a called scene, in each arm of what only a run decides.
    [InlineData("scene T() { HEAD cast Ana enter Big Ana -> q until 4 tokens }", "call T()")]
    [InlineData("scene T(n: int) { HEAD cast Ana enter Big Ana -> q until n tokens }", "call T(4) call T(5)")]
    [InlineData("scene T() { HEAD cast Ana enter Big Ana -> q until 4 tokens } scene U() { call T() }", "call U()")]
    [InlineData("scene T() { HEAD cast Ana enter Big Ana -> q until 4 tokens }", "Ana -> a until 3 tokens if a == \"x\" { Ana: \"Oh, no.\" } else { call T() }")]
    [InlineData("scene T() { HEAD cast Ana enter Big Ana -> q until 4 tokens }", "Ana -> a until 3 tokens if a == \"x\" { call T() } else { Ana: \"Oh, no.\" }")]
    // Played, also by one of several of whom only a run says who speaks.
    [InlineData("scene T(x: text) { HEAD cast Ana Ana: \"The dam.\" Ana -> q until 4 tokens return q } coalition K(Ana, Ben) { brief \"K.\" plays T }", "K -> a until 4 tokens")]
    [InlineData(
        "scene T(x: text) { HEAD cast Ana Ana: \"The dam.\" Ana -> q until 4 tokens return q } coalition K(Ana, Ben) { brief \"K.\" plays T } "
            + "character Longest { brief \"L.\" }",
        "K | Longest -> a until 4 tokens")]
    // A scene that sums up.
    [InlineData("scene T(x: text) { HEAD cast Ana enter Big Ana -> q until 4 tokens return q }", "delete by summary using T")]
    public void Lore_that_a_scene_beside_the_entry_loses_is_reported_once_with_the_scene_that_loses_it(string scenes, string main)
    {
        var cast = $"cast Ana{(scenes.Contains("coalition") ? ", K" : "")}{(scenes.Contains("Longest") ? ", Longest" : "")}";
        var body = main.StartsWith("delete", StringComparison.Ordinal) ? $"{main} {cast}" : $"{cast} {main}";
        var found = Programs.Compile($$"""
            {{Start}}
            {{scenes.Replace("HEAD", Header)}}
            scene Main() { {{body}} Ana -> z until 3 tokens }
            """);
        found.HasErrors.ShouldBeFalse(string.Join("\n", found.Diagnostics));
        var lost = found.Diagnostics.Where(diagnostic => diagnostic.Code.Id == "EF3012").ShouldHaveSingleItem();
        lost.Message.ShouldStartWith("In the scene T: Big takes ");
        lost.Location!.Value.Text.ShouldContain("lore 10");
        lost.Fix.ShouldNotBeNull();
    }

    [Fact]
    public void Whatever_a_plan_of_a_called_scene_has_to_say_is_reported_as_compiling_that_scene_reports_it()
    {
        var source = $$"""
            {{Start}}
            character Cid { brief "{{new string('c', 80)}}" full "{{new string('c', 250)}}" }
            scene T(n: int = 3) {
              window 300, reserve 30
              cast Ana, Ben, Cid
              Ana -> q
              Cid -> r until 20 tokens
              let rounds = pick([2, 3]) repeat rounds { Ana -> s until 5 tokens }
            }
            scene Main() { cast Ana call T() Ana -> z until 3 tokens }
            """;
        var alone = Programs.Compile(source, new CompileOptions { Scene = "T" });
        var called = Programs.Compile(source);
        Programs.Codes(alone).ShouldBe(["EF3004", "EF3007", "EF3012", "EF3005", "EF3009"], ignoreOrder: true);
        called.Diagnostics.Select(found => (found.Code.Id, found.Location!.Value.Span, found.Message)).ShouldBe(alone.Diagnostics.Select(found =>
            (found.Code.Id, found.Location!.Value.Span, found.Code.Id is "EF3007" ? found.Message : $"In the scene T: {found.Message}")));
    }

    [Theory]
    [InlineData("call T(Ben)", "EF3009")]
    [InlineData("call T(Ben) call T(Ben)", "EF3009")]
    [InlineData("call T(Ben) call T(Cid)", "")]
    [InlineData("call T(Cid) call U(\"Rain.\")", "EF3009 EF3009")]
    [InlineData("call U(\"Ben\")", "")]
    [InlineData("Ana -> a until 3 tokens call U(a)", "")]
    public void A_definition_of_a_called_scene_is_never_used_only_if_no_call_uses_it(string calls, string codes) =>
        string.Join(' ', Programs.Codes(Programs.Compile($$"""
            {{Start}}
            character Cid { brief "Cid." }
            scene T(p: character) { cast Ana, Ben, Cid if p == Ben { Ben: "Yes." } else { Cid: "Yes." } Ana: "No." }
            scene U(x: text) { cast Ana, Ben Ana: "{x}" }
            scene Main() { cast Ana {{calls}} Ana -> z until 3 tokens }
            """))).ShouldBe(codes);

    [Fact]
    public void A_scene_that_calls_itself_or_the_entry_is_reported_once() =>
        Programs.Codes(Programs.Compile($$"""
            {{Start}}
            scene T() { {{Header}} cast Ana enter Big Ana -> q until 4 tokens if q == "x" { call T() } else { call Main() } }
            scene Main() { {{Header}} cast Ana enter Big Ana -> z until 3 tokens call T() }
            """)).ShouldBe(["EF3012", "EF3012"]);
}
