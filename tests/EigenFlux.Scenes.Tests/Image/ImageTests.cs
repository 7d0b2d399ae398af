using System.Text;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Scenes.Tests.Image;

public sealed class ImageTests
{
    private const string Everything = """
        import "other.eflux" as o
        let base = 1.5 * 3
        let words = ["a", "b"]
        model Warm = "fake:model" { temperature 0.9 template chatml }
        model Cold : Warm { temperature 0 }
        character Ada "Dr. Ada" { brief "Ada." full "Ada, {pick(words)}." voice "dry" line "How large?" fact "She is old." weight 2.5 }
        character Bea : Ada { brief "Bea." }
        coalition All(Ada, Bea) { brief "All." }
        scene Sub(x: text, who: character = Ada) on Cold { cast who target novel who: "{x}" return prose: x, n: 3 }
        scene Main(n: int = 3, t: text = "t", q: number = 1.5, b: bool = true, c: character = Ada, m: model = Cold, l: list of text = ["x"]) on Warm {
          window 2000 tokens, reserve 100
          target chat
          delete by turn down to 65 %
          cache shift
          cast Ada on m, Bea, All
          pin "It is {o.place}."
          setting "A room."
          note "Rain." depth 2
          Ada: "How {t}?"
          repeat n { Ada -> said until line, paragraph, 40 tokens, /x+/, "stop", eos, collapse, 3 seconds, said ~ /enough/ }
          for i in 1..3 { Bea | Ada -> reply on Cold until 10 tokens }
          if said.count > 2 and not (reply contains "x" or said == "y") { narrator: "a" } else if said.any ~ /z/ { narrator: "b" } else { narrator: "c" }
          let k = -n * 2 + said.count("x")
          while k < 10 at most 3 { let k = k + 1 }
          call Sub(x: said[1]) -> r
          enter Bea exit Bea
          keep said forget said[1] recall said.all keep note forget setting recall Ada
          stop when said.every ~ /end/ or reply.stop == "line"
          return said: said.all, who: reply.speaker, p: r.prose, n: n
        }
        """;

    internal static byte[] Bytes(string source) =>
        ImageSerializer.Write(Programs.Image(source, files: ("/p/other.eflux", "let place = \"here\"")));

    private static string Text { get; } = Encoding.UTF8.GetString(Bytes(Everything));

    private static string Refusal(string text) =>
        Should.Throw<FormatException>(() => ImageSerializer.Read(Encoding.UTF8.GetBytes(text))).Message;

    [Fact]
    public void An_image_that_is_read_and_written_is_the_same_byte_for_byte()
    {
        var first = Bytes(Everything);
        var second = ImageSerializer.Write(ImageSerializer.Read(first));
        Encoding.UTF8.GetString(second).ShouldBe(Encoding.UTF8.GetString(first));
    }

    [Fact]
    public void A_scene_without_a_window_comes_back()
    {
        var image = ImageSerializer.Read(Bytes("scene Main() { narrator: \"x\" }"));
        image.Scenes["Main"].Window.ShouldBeNull();
        image.Scenes["Main"].Reserve.ShouldBeNull();
    }

    [Fact]
    public void A_program_nested_as_deep_as_a_source_may_be_comes_back()
    {
        var source = new StringBuilder("scene Main(n: int = 1) { ");
        source.Append(string.Concat(Enumerable.Repeat("if n == 1 { ", 200))).Append("narrator: \"x\"").Append(string.Concat(Enumerable.Repeat(" }", 201)));
        var image = ImageSerializer.Read(Bytes(source.ToString()));
        image.Plan.Beats.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("{\"format\":\"other\",\"version\":1}")]
    [InlineData("{\"format\":\"eigenflux-image\",\"version\":2}")]
    [InlineData("{\"format\":\"eigenflux-image\",\"version\":2,\"scene\":null}")]
    [InlineData("scene Main() { }")]
    public void What_is_no_image_is_refused(string text) => Refusal(text).ShouldNotBeEmpty();

    [Fact]
    public void An_image_of_another_version_is_named_whatever_its_form()
    {
        Refusal(Text.Replace($"\"version\":{FluxImage.CurrentVersion}", "\"version\":77", StringComparison.Ordinal))
            .ShouldBe($"it has version 77; this build reads version {FluxImage.CurrentVersion}.");
        Refusal("""{"format":"eigenflux-image","parts":{"version":2},"version":1,"more":[]}""")
            .ShouldBe($"it has version 1; this build reads version {FluxImage.CurrentVersion}.");
    }

    [Fact]
    public void An_image_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Text.Length; length += 97)
        {
            Refusal(Text[..length]).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("\"kind\":\"Line\"", "\"kind\":\"Song\"")]
    [InlineData("\"do\":\"write\"", "\"do\":\"sing\"")]
    [InlineData("\"scene\":\"Main\"", "\"scene\":\"None\"")]
    [InlineData("\"body\":[", "\"body\":null,\"was\":[")]
    [InlineData("\"prefix\":[", "\"was\":[")]
    [InlineData("\"window\":2000", "\"window\":\"wide\"")]
    public void An_image_that_was_changed_into_nonsense_is_refused(string text, string other)
    {
        Text.ShouldContain(text);
        Refusal(Text.Replace(text, other, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_image_with_a_byte_order_mark_is_read() =>
        ImageSerializer.Read([0xEF, 0xBB, 0xBF, .. Bytes(Everything)]).Scene.ShouldBe("Main");

    [Theory]
    [InlineData("{\"format\"", true)]
    [InlineData("  \n{", true)]
    [InlineData("\uFEFF{", true)]
    [InlineData("scene Main() {", false)]
    [InlineData("", false)]
    public void An_image_is_told_from_a_program_by_its_first_bytes(string start, bool isImage) =>
        ImageSerializer.LooksLikeImage(Encoding.UTF8.GetBytes(start)).ShouldBe(isImage);
}
