using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Tests.Image;

/// <summary>An image that is wrong somewhere is refused with the part that is wrong.</summary>
public sealed class ImageVerifierTests
{
    private const string Program = """
        let words = ["a", "b"]
        character Ada { brief "Ada." }
        character Bea { brief "Bea." knows "Bea has the king." }
        coalition Both(Ada, Bea) { brief "Both." }
        lore Lamp "the lamp" { brief "The lamp is out." }
        premise Sly of Ada { brief "Ada, who is sly." full "Ada, who is sly and hides it." setting "A dark room." }
        scene Sub(x: text) { cast Ada Ada -> y until 5 tokens return y }
        scene Main(n: int = 3) {
          window 300 tokens, reserve 40
          story at least 4 turns
          cast Ada, Bea, Both
          setting "A room with the lamp."
          Ada -> said until line, 10 tokens, /x+/, "end"
          if said ~ /z/ { narrator: "b" }
          call Sub(x: said) -> r
          recall Lamp
          return said: said
        }
        """;

    private const string Unbalanced = "{\"op\":\"match\",\"text\":{\"op\":\"const\",\"value\":{\"type\":\"text\",\"value\":\"x\"}},\"pattern\":\"(\"}";

    /// <summary>What the compiler makes of a program, its reader takes.</summary>
    [Theory]
    [InlineData("record R { a: \"\" | \"x\" } character Ada { brief \"a\" } scene S() { window 300 tokens cast Ada Ada -> said: R }")]
    [InlineData("character Ada { brief \"a\" } character Bea { brief \"b\" } scene S() { window 300 tokens, reserve 20 cast Ada, Bea repeat 3 { Ada -> said seen by Bea until 5 tokens recall said } }")]
    public void An_image_that_the_compiler_makes_is_read(string program)
    {
        var image = Programs.Image(program);
        ImageSerializer.Write(ImageSerializer.Read(ImageSerializer.Write(image))).ShouldBe(ImageSerializer.Write(image));
        image.Plan.Views.ShouldAllBe(view => view.Private.Distinct().Count() == view.Private.Count);
    }

    private static readonly string Json = Encoding.UTF8.GetString(ImageSerializer.Write(Programs.Image(Program)));

    [Theory]
    [InlineData("characters.Both.members.0", "\"Cyd\"", "characters.Both.members[0] names the character 'Cyd'")]
    [InlineData("characters.Ada.members", "[\"Both\"]", "contains the coalition itself")]
    [InlineData("characters.Ada", "null", "characters.Ada is missing")]
    [InlineData("characters.Ada.id", "\"Bea\"", "characters.Ada.id is 'Bea'")]
    [InlineData("characters.Ada.facts", "[null]", "characters.Ada.facts[0] is missing")]
    [InlineData("characters.Ada.weight", "-1", "characters.Ada.weight is -1")]
    [InlineData("lore.Lamp.brief", Unbalanced, "lore.Lamp.brief.pattern is not a regular expression")]
    [InlineData("lore.Lamp.full", Unbalanced, "lore.Lamp.full.pattern is not a regular expression")]
    [InlineData("premises.Sly.of", "\"Cyd\"", "premises.Sly.of names the character 'Cyd'")]
    [InlineData("premises.Sly.brief", Unbalanced, "premises.Sly.brief.pattern is not a regular expression")]
    [InlineData("premises.Sly.full", Unbalanced, "premises.Sly.full.pattern is not a regular expression")]
    [InlineData("premises.Sly.setting", Unbalanced, "premises.Sly.setting.pattern is not a regular expression")]
    [InlineData("models..uri", "\"\"", "uri has no name")]
    [InlineData("scenes.Main.window", "-5", "scenes.Main.window is -5, but must be from 1 to")]
    [InlineData("scenes.Main.window", "2147483647", "scenes.Main.window is 2147483647")]
    [InlineData("scenes.Main.cast.0.who", "{\"op\":\"const\",\"value\":{\"type\":\"int\",\"value\":3}}", "scenes.Main.cast[0].who is neither a character nor a parameter")]
    [InlineData("scenes.Main.body.1.stops.2.regex", "\"(\"", "scenes.Main.body[1].stops[2].regex is not a regular expression")]
    [InlineData("scenes.Main.body.2.arms.0.test.pattern", "\"[\"", "scenes.Main.body[2].arms[0].test.pattern is not a regular expression")]
    [InlineData("scenes.Main.body.3.scene", "\"None\"", "scenes.Main.body[3].scene names the scene 'None'")]
    [InlineData("scenes.Main.body.3.arguments.0.name", "\"z\"", "names 'z', which is not a parameter of Sub")]
    [InlineData("scenes.Main.body.4.target.name", "\"Moon\"", "names the lore 'Moon'")]
    [InlineData("scenes.Main.deletion.kind", "\"Summary\"", "scenes.Main.deletion.summary does not go with the policy")]
    [InlineData("scenes.Main.deletion.kind", "17", "scenes.Main.deletion.kind is not a DeletionKind")]
    [InlineData("scenes.Main.deletion.floor.messages", "-1", "scenes.Main.deletion.floor.messages is -1, but must be from 0 to 1000")]
    [InlineData("scenes.Main.deletion.floor.messages", "1001", "scenes.Main.deletion.floor.messages is 1001")]
    [InlineData("scenes.Main.deletion.floor.tokens", "-1", "scenes.Main.deletion.floor.tokens is -1, but must be from 0 to")]
    [InlineData("scenes.Main.deletion.floor.tokens", "67108865", "scenes.Main.deletion.floor.tokens is 67108865")]
    [InlineData("scenes.Main.deletion.floor", "{\"messages\":4}", "")]
    [InlineData("targets.Main.lineEnds", "[]", "targets.Main.lineEnds is refused")]
    [InlineData("targets.Main.line", "null", "")]
    [InlineData("scenes.Main.body.1.stops.3.text", Unbalanced, "scenes.Main.body[1].stops[3].text.pattern is not a regular expression")]
    [InlineData("scenes.Main.body.1.stops.1.count", Unbalanced, "scenes.Main.body[1].stops[1].count.pattern is not a regular expression")]
    [InlineData("scenes.Main.body.1.site.line", "0", "scenes.Main.body[1].site.line is 0, but must be from 1 to")]
    [InlineData("scenes.Main.body.1.site.start", "-1", "scenes.Main.body[1].site.start is -1, but must be from 0 to")]
    [InlineData("scenes.Main.body.1.site.length", "-1", "scenes.Main.body[1].site.length is -1, but must be from 0 to")]
    [InlineData("plan.window", "0", "plan.window is 0, but must be from 1 to")]
    [InlineData("plan.reserve", "-1", "plan.reserve is -1, but must be from 0 to")]
    [InlineData("plan.loreBudget", "-1", "plan.loreBudget is -1, but must be from 0 to")]
    [InlineData("plan.cost", "-1", "plan.cost is -1, but must be from 0 to")]
    [InlineData("plan.bound", "-1", "plan.bound is -1, but must be from 0 to")]
    [InlineData("plan.prefix.0.tokenIds", "[-1]", "plan.prefix[0].tokenIds[0] is -1")]
    [InlineData("plan.prefix.0.tokenIds", "[]", "plan.prefix[0].tokenIds has a different number of tokens")]
    [InlineData("plan.prefix.0.uses", "[{\"from\":5,\"to\":1}]", "plan.prefix[0].uses[0]")]
    [InlineData("plan.beats.0.index", "7", "plan.beats[0].index is 7")]
    [InlineData("plan.worst.0.beat", "-1", "plan.worst[0].beat is -1")]
    [InlineData("plan.worst.0.deleted", "[\"nothing\"]", "plan.worst[0].deleted[0] names the segment 'nothing'")]
    [InlineData("plan.worst.0.cut", "[\"nothing\"]", "plan.worst[0].cut[0] names the segment 'nothing'")]
    [InlineData("plan.worst.0.reinstated", "[\"nothing\"]", "plan.worst[0].reinstated[0] names the segment 'nothing'")]
    [InlineData("plan.scene", "\"Sub\"", "plan.scene is 'Sub'")]
    [InlineData("arguments.n", "{\"type\":\"text\",\"value\":\"x\"}", "arguments.n is not of type int")]
    [InlineData("arguments.n", "{\"type\":\"unknown\",\"expectedTokens\":1,\"maximumTokens\":1}", "arguments.n is a value that only a run has")]
    public void A_part_that_is_wrong_is_named(string place, string value, string message)
    {
        var root = JsonNode.Parse(Json)!;
        var steps = place.Split('.');
        var at = root;
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            at[last] = JsonNode.Parse(value);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }

        Should.Throw<FormatException>(() => ImageSerializer.Read(Encoding.UTF8.GetBytes(root.ToJsonString()))).Message.ShouldContain(message);
    }

    [Fact]
    public void A_part_that_is_missing_anywhere_is_refused_or_does_without()
    {
        var paths = new List<string[]>();
        Collect(JsonNode.Parse(Json)!, [], paths);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var nulls = new NullParts();
        nulls.In(ImageSerializer.Read(Encoding.UTF8.GetBytes(Json))).ShouldBeEmpty();
        foreach (var path in paths)
        {
            foreach (var keeps in (bool[])[false, true])
            {
                var root = JsonNode.Parse(Json)!;
                var owner = path[..^1].Aggregate(root, static (at, step) => at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!);
                Drop(owner, path[^1], keeps);
                try
                {
                    var image = ImageSerializer.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));
                    faults.UnionWith(nulls.In(image).Select(part => $"{string.Join('.', path)}: {part} is null"));
                }
                catch (FormatException)
                {
                    // It is refused.
                }
                catch (Exception fault)
                {
                    faults.Add($"{string.Join('.', path)}: {fault.GetType().Name}");
                }
            }
        }

        paths.Count.ShouldBeGreaterThan(500);
        faults.ShouldBeEmpty();
    }

    private static void Collect(JsonNode node, string[] path, List<string[]> paths)
    {
        var members = node switch
        {
            JsonObject table => table.Select(static entry => (entry.Key, entry.Value)),
            JsonArray list => list.Select(static (value, index) => (Key: index.ToString(CultureInfo.InvariantCulture), Value: value)),
            _ => [],
        };
        foreach (var (key, value) in members)
        {
            string[] place = [.. path, key];
            paths.Add(place);
            if (value is not null)
            {
                Collect(value, place, paths);
            }
        }
    }

    /// <summary>Takes a member or an element away, or leaves null in its place.</summary>
    private static void Drop(JsonNode owner, string key, bool keepsPlace)
    {
        if (owner is JsonArray list)
        {
            var index = int.Parse(key, CultureInfo.InvariantCulture);
            list.RemoveAt(index);
            if (keepsPlace)
            {
                list.Insert(index, null);
            }
        }
        else if (keepsPlace)
        {
            owner[key] = null;
        }
        else
        {
            owner.AsObject().Remove(key);
        }
    }

    [Fact]
    public void What_the_compiler_wrote_is_accepted() =>
        ImageSerializer.Read(Encoding.UTF8.GetBytes(Json)).Scenes.Count.ShouldBe(2);
}
