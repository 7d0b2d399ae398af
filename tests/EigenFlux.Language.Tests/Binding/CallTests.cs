using EigenFlux.Language.Binding;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>Scenes that are called, what is kept and forgotten, and members of what was said.</summary>
public class CallTests
{
    private const string Before = """
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        lore Dam { brief "A dam." }
        premise Liar of Ada { full "She lies." prior 0.5 }
        premise Fool of Ben { full "He errs." prior 0.5 }
        record Sale { price: int }
        scene Inner(question: text, depth: int, mood: text = "calm") { narrator: "{question} {depth} {mood}" return answer: question }
        scene Empty() { narrator: "a" }
        scene S() {
          window 512 tokens
          cast Ada, Ben
          Ada -> said until line
          Ada -> sale: Sale
          Ada -> mood: "up" | "down"
          call Inner("q", 1) -> inner

        """;

    [Theory]
    [InlineData("call Inner(\"a\", 2)", "question depth")]
    [InlineData("call Inner(\"a\", 2, \"warm\")", "question depth mood")]
    [InlineData("call Inner(depth: 2, question: \"a\")", "depth question")]
    [InlineData("call Inner(\"a\", mood: \"warm\", depth: 2)", "question mood depth")]
    [InlineData("call Inner(depth: 2, \"a\")", "depth question")]
    public void Arguments_find_their_parameters(string call, string names)
    {
        var program = Programs.Load($"{Before}  {call}\n}}");
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        string.Join(' ', program.Scenes[2].Body.Statements[^1].ShouldBeOfType<BoundCall>().Arguments.Select(argument => argument.Parameter.Name)).ShouldBe(names);
    }

    [Theory]
    [InlineData("call Inner(\"a\")", "EF2404", "'depth' (int)")]
    [InlineData("call Inner()", "EF2404", "'question' (text), 'depth' (int)")]
    [InlineData("call Inner()", "EF2404", "question: …, depth: …")]
    [InlineData("call Inner(\"a\", 1, \"b\", 2)", "EF2405", "3 arguments")]
    [InlineData("call Empty(1)", "EF2405", "no arguments")]
    [InlineData("call Inner(\"a\", 1, questio: \"b\")", "EF2403", "Did you mean 'question'?")]
    [InlineData("call Inner(\"a\", 1, zzzzzz: \"b\")", "EF2403", "It has: question, depth, mood.")]
    [InlineData("call Empty(a: 1)", "EF2403", "It has none.")]
    [InlineData("call Inner(\"a\", 1, depth: 2)", "EF2406", "'depth'")]
    [InlineData("call Inner(1, 1)", "EF2401", "text")]
    [InlineData("call Inner(\"a\", 1.5)", "EF2401", "whole number")]
    [InlineData("call Dam()", "EF2102", "a scene")]
    [InlineData("enter said", "EF2102", "a character or lore")]
    [InlineData("keep 1", "EF2401", "a captured turn, 'note', 'setting', lore or a character")]
    [InlineData("watch Ada over Fool as w", "EF2505", "Fool")]
    [InlineData("watch Ada over Dam as w", "EF2102", "a premise")]
    [InlineData("let v = inner.answr", "EF2407", "'answer'")]
    [InlineData("let v = sale.cost", "EF2407", "price")]
    [InlineData("let v = said.token", "EF2407", "'tokens'")]
    [InlineData("let v = [1].al", "EF2407", "'all'")]
    [InlineData("let v = 1.size", "EF2407", "A whole number")]
    [InlineData("let v = Dam.size", "EF2407", "The lore 'Dam'")]
    [InlineData("let v = said[0]", "EF2411", "0")]
    [InlineData("let v = said[-1]", "EF2411", "-1")]
    [InlineData("let v = said[\"a\"]", "EF2401", "a whole number")]
    [InlineData("let v = 1[1]", "EF2401", "a list or a captured turn")]
    [InlineData("let v = pick(1)", "EF2401", "a list")]
    [InlineData("let v = pick()", "EF2404", "one value")]
    [InlineData("let v = pick([1], [2])", "EF2405", "one value")]
    [InlineData("let v = said.count()", "EF2404", "one value")]
    [InlineData("let v = said.count(1)", "EF2401", "text")]
    [InlineData("let v = said.matches(\"a\")", "EF2401", "a /regex/")]
    [InlineData("let v = said.p(\"a\")", "EF2805", "")]
    [InlineData("let v = mood.p(\"don\")", "EF2416", "'down'")]
    [InlineData("let v = mean(1)", "EF2412", "mean")]
    [InlineData("let v = said.all(1)", "EF2408", "said.all")]
    public void What_does_not_fit_is_reported_in_its_words(string statement, string code, string words)
    {
        var found = Programs.Load($"{Before}  {statement}\n}}").Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe(code, found.ToString());
        found.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("keep said", BoundRetentionKind.Keep, BoundRetentionTargetKind.Turn)]
    [InlineData("keep said[1]", BoundRetentionKind.Keep, BoundRetentionTargetKind.Turn)]
    [InlineData("forget said.all", BoundRetentionKind.Forget, BoundRetentionTargetKind.AllTurns)]
    [InlineData("forget note", BoundRetentionKind.Forget, BoundRetentionTargetKind.Note)]
    [InlineData("recall setting", BoundRetentionKind.Recall, BoundRetentionTargetKind.Setting)]
    [InlineData("recall Dam", BoundRetentionKind.Recall, BoundRetentionTargetKind.Lore)]
    [InlineData("keep Ada", BoundRetentionKind.Keep, BoundRetentionTargetKind.Definition)]
    public void What_is_kept_is_known_by_its_kind(string statement, BoundRetentionKind kind, BoundRetentionTargetKind target)
    {
        var program = Programs.Load($"{Before}  {statement}\n}}");
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        var retention = program.Scenes[2].Body.Statements[^1].ShouldBeOfType<BoundRetention>();
        (retention.Kind, retention.Target.Kind).ShouldBe((kind, target));
    }

    [Fact]
    public void Whoever_enters_by_one_statement_enters_by_its_own_place()
    {
        var program = Programs.Load($"{Before}  enter Ada, Dam\n  exit Ben\n}}");
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        program.Scenes[2].Body.Statements.OfType<BoundPresence>().Select(presence => (presence.Target.Name, presence.Enters, presence.Location.Text))
            .ShouldBe([("Ada", true, "Ada"), ("Dam", true, "Dam"), ("Ben", false, "exit Ben")]);
    }

    [Theory]
    [InlineData("said", "text")]
    [InlineData("said[1]", "text")]
    [InlineData("said.all", "list of text")]
    [InlineData("said.count", "int")]
    [InlineData("said.count(\"a\")", "int")]
    [InlineData("said.matches(/a/)", "int")]
    [InlineData("said.tokens", "int")]
    [InlineData("said.length", "int")]
    [InlineData("said.logprob", "number")]
    [InlineData("said.stop", "text")]
    [InlineData("said.speaker", "character")]
    [InlineData("sale.price", "int")]
    [InlineData("sale[1].price", "int")]
    [InlineData("inner.answer", "text")]
    [InlineData("mood.p(\"up\")", "number")]
    [InlineData("[1, 2].count", "int")]
    [InlineData("[1, 2][1]", "int")]
    [InlineData("[1, 0.5]", "list of number")]
    [InlineData("pick([1, 2])", "int")]
    [InlineData("pick(said)", "text")]
    public void A_member_has_a_type(string expression, string type)
    {
        var program = Programs.Load($"{Before}  let v = {expression}\n}}");
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        program.Scenes[2].Values.ShouldHaveSingleItem().Type.ToString().ShouldBe(type);
    }

    [Fact]
    public void Log_probabilities_are_asked_for_when_a_program_reads_them()
    {
        Programs.Load($"{Before}  let v = said.logprob\n}}").ReadsLogProbabilities.ShouldBeTrue();
        Programs.Load($"{Before}  let v = said.tokens\n}}").ReadsLogProbabilities.ShouldBeFalse();
    }
}
