using EigenFlux.Compiler.Targets;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Tests.Targets;

public sealed class TargetFileTests
{
    private const string Small = """{"name": "radio", "line": "{name}: {text}\n", "narration": "{text}\n"}""";

    [Fact]
    public void A_file_with_a_name_and_two_frames_is_a_target() =>
        Read(Small).ShouldBe(new TargetData { Name = "radio", Line = TextFrame.Of("{name}: {text}\n"), Narration = TextFrame.Of("{text}\n") }, Same.Data);

    [Fact]
    public void Every_part_can_be_given()
    {
        var target = Read("""
            {
              // A comment, and a comma at the end.
              "name": "tags",
              "controlTokens": ["<|turn|>", "<|end|>"],
              "prefixOpen": "<|turn|>system\n",
              "prefixClose": "<|end|>\n",
              "emptyPrefix": "<|turn|>",
              "line": "<|turn|>{name}: {text}<|end|>\n",
              "turn": "<|turn|>{name}:{text}<|end|>\n",
              "narration": "<|turn|>story\n{text}<|end|>\n",
              "narratorTurn": "<|turn|>voice\n{text}<|end|>\n",
              "setting": "S{text}\n", "note": "N{text}\n", "entrance": "E{text}\n", "lore": "L{text}\n", "summary": "Z{text}\n",
              "definition": "d{text}", "namedDefinition": "n{name}{text}", "voice": "v{text}", "fact": "f{text}",
              "exampleLine": "e{name}{text}", "pin": "p{text}", "label": "\n{name}=", "narratorLabel": "",
              "lineEnds": ["\n", "|"], "paragraphEnds": ["\n\n\n"], "turnEnds": ["."], "messageEnds": ["<|end|>"],
              "wholeSegmentsOnly": true,
            }
            """);
        target.PrefixOpen.ShouldBe([new Markup("<|turn|>", true), new Markup("system\n")]);
        target.PrefixClose.ShouldBe([new Markup("<|end|>", true), new Markup("\n")]);
        target.EmptyPrefix.ShouldBe([new Markup("<|turn|>", true)]);
        target.Line.Open.ShouldBe([new Markup("<|turn|>", true), new Markup("{name}:")]);
        target.Line.Gap.ShouldBe(" ");
        target.Turn.ToString().ShouldBe("<|turn|>{name}:{text}<|end|>\n");
        target.NarratorTurn.ToString().ShouldBe("<|turn|>voice\n{text}<|end|>\n");
        string.Concat(new[] { target.Setting, target.Note, target.Entrance, target.Lore, target.Summary }.Select(frame => frame.Open[0].Text)).ShouldBe("SNELZ");
        (target.Definition + target.NamedDefinition + target.Voice + target.Fact + target.ExampleLine + target.Pin)
            .ShouldBe("d{text}n{name}{text}v{text}f{text}e{name}{text}p{text}");
        target.Label.ShouldBe("\n{name}=");
        target.NarratorLabel.ShouldBe("");
        target.LineEnds.ShouldBe(["\n", "|"]);
        target.ParagraphEnds.ShouldBe(["\n\n\n"]);
        target.TurnEnds.ShouldBe(["."]);
        target.MessageEnds.ShouldBe(["<|end|>"]);
        target.WholeSegmentsOnly.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"name": "x", }{""", "/t.json(1,16): error EF4015: This is not a target file: it is not JSON.")]
    [InlineData("{\n  \"naïve\": nothing\n}", "/t.json(2,13): error EF4015: This is not a target file: it is not JSON.")]
    [InlineData("", "/t.json(1,1): error EF4015: This is not a target file: it is not JSON.")]
    [InlineData("//\r", "/t.json(2,1): error EF4015: This is not a target file: it is not JSON.")]
    [InlineData("//\r//\r{\"naïve\" 1}", "/t.json(3,10): error EF4015: This is not a target file: it is not JSON.")]
    [InlineData("[1]", "/t.json(1,1): error EF4015: This is not a target file: it must contain one object, in braces.")]
    [InlineData("{}", "/t.json(1,1): error EF4016: The target of this file cannot be used: it has no 'name'.")]
    public void What_is_no_file_of_a_target_is_told_with_its_place(string text, string message) =>
        Problems(text)[0].ShouldStartWith(message);

    [Theory]
    [InlineData("\"linne\": \"\"", 72, "there is no part 'linne'. Did you mean 'line'? The parts are name,")]
    [InlineData("\"setting\": 3", 83, "its 'setting' must be a text.")]
    [InlineData("\"setting\": {\"a\": [1]}", 83, "its 'setting' must be a text.")]
    [InlineData("\"turnEnds\": \"x\"", 84, "its 'turnEnds' must be a list of texts.")]
    [InlineData("\"turnEnds\": [\"x\", {\"y\": 1}, [2]]", 84, "its 'turnEnds' must be a list of texts.")]
    [InlineData("\"wholeSegmentsOnly\": \"yes\"", 93, "its 'wholeSegmentsOnly' must be true or false.")]
    [InlineData("\"pin\": \"x\"", 79, "its 'pin' must contain {text}.")]
    [InlineData("\"pin\": \"{text} {name}\"", 79, "its 'pin' contains {name}, but only {text} can stand there.")]
    [InlineData("\"namedDefinition\": \"{text}\"", 91, "its 'namedDefinition' must contain {name}.")]
    [InlineData("\"note\": \"no hole\"", 80, "its 'note' must contain {text} once, where the text goes.")]
    [InlineData("\"note\": \"{text} {text}\"", 80, "its 'note' must contain {text} once, where the text goes.")]
    [InlineData("\"note\": \"{nmae}: {text}\"", 80, "its 'note' contains {nmae}, but only {text} can stand there.")]
    [InlineData("\"turn\": \"{nmae}: {text}\"", 80, "its 'turn' contains {nmae}, but only {name} and {text} can stand there.")]
    [InlineData("\"prefixOpen\": \"{name}\"", 86, "its 'prefixOpen' contains {name}, but nothing can stand in braces there.")]
    [InlineData("\"lineEnds\": []", 84, "its 'lineEnds' must contain at least one text, or that stop would never end a turn.")]
    [InlineData("\"messageEnds\": [\"\"]", 87, "its 'messageEnds' contains an empty text, which cannot end a turn.")]
    [InlineData("\"name\": \"radio\"", 72, "it has 'name' twice.")]
    public void A_wrong_part_is_told_with_its_place(string part, int column, string reason)
    {
        var problem = Problems(Small[..^1] + ", " + part + "}").ShouldHaveSingleItem();
        problem.ShouldStartWith($"/t.json(1,{column}): error EF4016: The target radio cannot be used: {reason}");
    }

    [Fact]
    public void What_is_wrong_with_a_part_that_others_follow_is_told_once() =>
        Problems(Small.Replace("{name}: {text}", "{nmae}: {text}", StringComparison.Ordinal)).Single()
            .ShouldEndWith("its 'line' contains {nmae}, but only {name} and {text} can stand there.");

    [Theory]
    [InlineData("two words")]
    [InlineData("9lives")]
    [InlineData("")]
    public void A_name_is_one_that_a_program_can_write(string name) =>
        Problems(Small.Replace("radio", name, StringComparison.Ordinal)).Single().ShouldContain($"its name '{name}' is not a valid name.");

    [Fact]
    public void A_file_that_is_not_utf8_is_told()
    {
        var problems = new List<Diagnostic>();
        TargetFile.Read(SourceText.FromBytes("/t.json", [(byte)'{', 0xFF, (byte)'}']), problems).ShouldBeNull();
        problems.Single().Message.ShouldBe("This is not a target file: it is not UTF-8.");
    }

    [Fact]
    public void The_built_in_targets_that_are_data_can_be_written_as_files()
    {
        foreach (var target in (TargetData[])[BuiltinTargets.Screenplay, BuiltinTargets.Novel, BuiltinTargets.Transcript])
        {
            Read(Write(target)).ShouldBe(target, Same.Data);
        }
    }

    private static string Write(TargetData target)
    {
        var parts = new Dictionary<string, object>
        {
            ["name"] = target.Name,
            ["prefixClose"] = string.Concat(target.PrefixClose.Select(piece => piece.Text)),
            ["definition"] = target.Definition,
            ["namedDefinition"] = target.NamedDefinition,
            ["voice"] = target.Voice,
            ["fact"] = target.Fact,
            ["exampleLine"] = target.ExampleLine,
            ["pin"] = target.Pin,
            ["label"] = target.Label,
            ["narratorLabel"] = target.NarratorLabel,
            ["line"] = target.Line.ToString(),
            ["turn"] = target.Turn.ToString(),
            ["narration"] = target.Narration.ToString(),
            ["narratorTurn"] = target.NarratorTurn.ToString(),
            ["setting"] = target.Setting.ToString(),
            ["note"] = target.Note.ToString(),
            ["entrance"] = target.Entrance.ToString(),
            ["lore"] = target.Lore.ToString(),
            ["summary"] = target.Summary.ToString(),
            ["turnEnds"] = target.TurnEnds,
        };
        return System.Text.Json.JsonSerializer.Serialize(parts);
    }

    private static TargetData Read(string text)
    {
        var problems = new List<Diagnostic>();
        var target = TargetFile.Read(SourceText.From("/t.json", text), problems);
        problems.ShouldBeEmpty();
        return target.ShouldNotBeNull();
    }

    private static List<string> Problems(string text)
    {
        var problems = new List<Diagnostic>();
        TargetFile.Read(SourceText.From("/t.json", text), problems).ShouldBeNull();
        return [.. problems.Select(problem => problem.ToString())];
    }

    /// <summary>Two targets are the same when every part is written the same.</summary>
    private sealed class Same : IEqualityComparer<TargetData>
    {
        public static readonly Same Data = new();

        public bool Equals(TargetData? a, TargetData? b) => Text(a!) == Text(b!);

        public int GetHashCode(TargetData target) => 0;

        private static string Text(TargetData target) =>
            System.Text.Json.JsonSerializer.Serialize(target);
    }
}
