using EigenFlux.Language.Compilations;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Compilations;

/// <summary>What callers see of a program, and when it changes.</summary>
public class ProgramSignatureTests
{
    private const string Main = "/p/main.eflux";

    private const string Text = """
        import "other.eflux"
        record Finding { name: text, kind: "open" | "closed", others: list of Finding }
        /// Looks.
        scene Look(place: text, times: int = 2, who: character = Ada) {
          cast who
          narrator: "You are at {place}."
          who -> found: Finding until 60 tokens
          who -> code: /[A-Z]+/ until line
          call Far(place: place) -> far
          return found, code: code, far: far
        }
        scene Empty { narrator: "Nothing." }

        """;

    [Fact]
    public void A_signature_has_scenes_parameters_results_and_records()
    {
        var signature = Of(Text);
        signature.EntryScenes.ShouldBe(2);
        signature.Scenes.Select(scene => scene.Name).ShouldBe(["Look", "Empty", "Far"]);
        var look = signature.Scenes[0];
        look.Parameters.Select(p => (p.Name, p.Type.Kind, p.HasDefault)).ShouldBe(
            [("place", FluxTypeKind.Text, false), ("times", FluxTypeKind.Int, true), ("who", FluxTypeKind.Character, true)]);
        look.Results.Select(r => (r.Name, r.Type.Kind)).ShouldBe(
            [("found", FluxTypeKind.Record), ("code", FluxTypeKind.Pattern), ("far", FluxTypeKind.SceneResult)]);
        look.Results[1].Type.Pattern.ShouldBe("[A-Z]+");
        signature.Scenes[look.Results[2].Type.Reference!.Value].Name.ShouldBe("Far");
        var record = signature.Records[look.Results[0].Type.Reference!.Value];
        record.Name.ShouldBe("Finding");
        record.Fields.Select(field => (field.Name, field.Type.Kind)).ShouldBe(
            [("name", FluxTypeKind.Text), ("kind", FluxTypeKind.Choice), ("others", FluxTypeKind.List)]);
        record.Fields[1].Type.Choices.ShouldBe(["open", "closed"]);
        record.Fields[2].Type.Element!.Reference.ShouldBe(look.Results[0].Type.Reference);
    }

    [Theory]
    [InlineData("You are at", "You stand at")]
    [InlineData("/// Looks.", "/// Looks around.\n// And more.")]
    [InlineData("  cast who\n", "  cast who\n\n\n  setting \"Rain.\"\n")]
    [InlineData("60 tokens", "61 tokens")]
    [InlineData("times: int = 2", "times: int = 3")]
    [InlineData("scene Empty { narrator: \"Nothing.\" }", "scene Empty {\n}\ncharacter Eve { brief \"E.\" }")]
    public void A_change_of_bodies_and_comments_leaves_the_signature_equal(string part, string by)
    {
        var changed = Of(Text.Replace(part, by));
        changed.ShouldBe(Of(Text));
        changed.GetHashCode().ShouldBe(Of(Text).GetHashCode());
    }

    [Theory]
    [InlineData("place: text", "spot: text")]
    [InlineData("place: text", "place: int")]
    [InlineData("times: int = 2", "times: int")]
    [InlineData("/[A-Z]+/", "/[A-Z]*/")]
    [InlineData("\"open\" | ", "\"half\" | ")]
    [InlineData("kind:", "sort:")]
    [InlineData("code: code", "sign: code")]
    [InlineData("scene Empty", "scene Void")]
    [InlineData("record Finding", "record Find")]
    public void A_change_that_a_caller_sees_changes_the_signature(string part, string by) => Of(Text.Replace(part, by)).ShouldNotBe(Of(Text));

    [Fact]
    public void A_change_of_the_results_of_an_imported_scene_changes_the_signature() =>
        Of(Text, "character Ada { brief \"A.\" }\nscene Far(place: text) { narrator -> x: int return x }\n").ShouldNotBe(Of(Text));

    [Fact]
    public void A_program_with_mistakes_has_a_signature_as_far_as_it_is_known()
    {
        var signature = Of("scene S(a: nothing, b: int) { return b, c: }\n");
        signature.Scenes.ShouldHaveSingleItem().Parameters.Select(p => p.Type.Kind).ShouldBe([FluxTypeKind.Unknown, FluxTypeKind.Int]);
    }

    [Fact]
    public void Lists_are_compared_by_their_items()
    {
        var list = new ValueList<string>(["a", "b"]);
        (list == new ValueList<string>(["a", "b"])).ShouldBeTrue();
        (list != new ValueList<string>(["b", "a"])).ShouldBeTrue();
        list.Equals((object)new ValueList<string>(["a"])).ShouldBeFalse();
        default(ValueList<string>).ShouldBe(new ValueList<string>([]));
        list.ToString().ShouldBe("[a, b]");
        list[1].ShouldBe("b");
    }

    private static ProgramSignature Of(string text, string other = "character Ada { brief \"A.\" }\nscene Far(place: text) { narrator -> x return x }\n") =>
        Compilation.Create(Main, new InMemorySourceProvider().Add(Main, text).Add("/p/other.eflux", other)).Signature;
}
