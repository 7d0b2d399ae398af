using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Scenes.Tests.Targets;

public sealed class TargetTests
{
    private static readonly TargetWriter Screenplay = new(BuiltinTargets.Screenplay);
    private static readonly TargetWriter Novel = new(BuiltinTargets.Novel);
    private static readonly TargetWriter Transcript = new(BuiltinTargets.Transcript);

    [Fact]
    public void A_screenplay_has_each_speech_on_a_line_after_its_speaker()
    {
        Screenplay.Write(WriteKind.Line, "Ada", "Midnight.").Text.ShouldBe("Ada: Midnight.\n");
        Screenplay.Write(WriteKind.Narration, "Narrator", "The clock moves.").Text.ShouldBe("Narrator: The clock moves.\n");
        Screenplay.Write(WriteKind.Setting, "", "A room.").Text.ShouldBe("[A room.]\n");
        Screenplay.Write(WriteKind.Note, "", "It rains.").Text.ShouldBe("(It rains.)\n");
        Screenplay.OpenTurn("Ada").Text.ShouldBe("Ada:");
        Screenplay.OpenTurn(null).Text.ShouldBe("Narrator:");
        Screenplay.CloseTurn("Ada").Text.ShouldBe("\n");
        Screenplay.Label("Ada").ShouldBe("\nAda:");
        Screenplay.Label(null).ShouldBe("\nNarrator:");
    }

    [Fact]
    public void A_transcript_has_names_in_angle_brackets_and_what_is_done_after_a_star()
    {
        Transcript.Write(WriteKind.Line, "ada", "Midnight.").Text.ShouldBe("<ada> Midnight.\n");
        Transcript.Write(WriteKind.Narration, "Narrator", "The clock moves.").Text.ShouldBe("* The clock moves.\n");
        Transcript.Write(WriteKind.Setting, "", "A room.").Text.ShouldBe("*** The topic is now: A room.\n");
        Transcript.Write(WriteKind.Note, "", "It rains.").Text.ShouldBe("*** It rains.\n");
        Transcript.Pin("No names.").ShouldBe("*** No names.\n");
        Transcript.Definition("ada", "A physicist.", "dry", [], ["How large?"])
            .ShouldBe("*** ada — A physicist. Voice: dry.\n*** Quoted: <ada> How large?\n");
        Transcript.OpenTurn("ada").Text.ShouldBe("<ada>");
        Transcript.OpenTurn(null).Text.ShouldBe("*");
        Transcript.Label("ada").ShouldBe("\n<ada>");
        Transcript.Label(null).ShouldBe("\n*");
    }

    public static TheoryData<string, string, string, string> Asides() => new()
    {
        { "screenplay", "[Bea — A poet.]\n", "[A dam.]\n", "[What happened before: They met.]\n" },
        { "novel", "Bea — A poet.\n\n", "A dam.\n\n", "They met.\n\n" },
        { "transcript", "*** Bea — A poet.\n", "*** A dam.\n", "*** Earlier: They met.\n" },
        { "chat", "<|im_start|>user\nBea — A poet.<|im_end|>\n", "<|im_start|>user\nA dam.<|im_end|>\n", "<|im_start|>user\nThe story so far: They met.<|im_end|>\n" },
    };

    /// <summary>What comes in while the story runs reads as a part of it.</summary>
    [Theory]
    [MemberData(nameof(Asides))]
    public void Definitions_lore_and_summaries_amid_the_story_are_written_as_the_target_has_them(
        string target, string entrance, string lore, string summary)
    {
        var writer = new TargetWriter(TargetRegistry.Builtin.Find(target)!.For(Request("chatml")));
        writer.Entrance(writer.Definition("Bea", "A poet.", null, [], [])).Text.ShouldBe(entrance);
        writer.Lore("A dam.\n").Text.ShouldBe(lore);
        writer.Summary(" They met.\n").Text.ShouldBe(summary);
    }

    [Fact]
    public void Every_target_of_the_registry_keeps_the_rules_and_its_name()
    {
        TargetRegistry.Builtin.Names.ShouldBe(["screenplay", "novel", "chat", "transcript"]);
        foreach (var name in TargetRegistry.Builtin.Names)
        {
            var data = TargetRegistry.Builtin.Find(name)!.For(Request("gemma"));
            data.Name.ShouldBe(name);
            TargetRules.Check(data).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_target_needs_a_name_and_two_frames_and_the_rest_follows()
    {
        var target = new TargetData { Name = "radio", Line = TextFrame.Of("{name}, over: {text}\n"), Narration = TextFrame.Of("({text})\n") };
        target.Turn.ShouldBe(target.Line);
        foreach (var frame in (TextFrame[])[target.Setting, target.Note, target.Entrance, target.Lore, target.Summary, target.NarratorTurn])
        {
            frame.ShouldBe(target.Narration);
        }

        target.ExampleLine.ShouldBe("\n{name}, over: {text}");
        target.Label.ShouldBe("\n{name}, over:");
        target.NarratorLabel.ShouldBe("\n(");
        (target with { Setting = TextFrame.Of("= {text}\n") }).Summary.ToString().ShouldBe("= {text}\n");
        TargetRules.Check(target).ShouldBeEmpty();
    }

    [Fact]
    public void A_frame_is_a_line_whose_spaces_before_the_text_are_the_model_s_own()
    {
        var frame = TextFrame.Of("<|turn|>{name}:  {text}<|end|>\n", ["<|end|>", "<|turn|>"]);
        frame.Open.ShouldBe([new Markup("<|turn|>", true), new Markup("{name}:")]);
        frame.Gap.ShouldBe("  ");
        frame.Close.ShouldBe([new Markup("<|end|>", true), new Markup("\n")]);
        frame.ToString().ShouldBe("<|turn|>{name}:  {text}<|end|>\n");
        Should.Throw<FormatException>(() => TextFrame.Of("{name}:"));
        Should.Throw<FormatException>(() => TextFrame.Of("{text}{text}"));
        Markup.Split("<a><ab>", ["<a", "<ab>", ""]).ShouldBe([new Markup("<a", true), new Markup(">"), new Markup("<ab>", true)]);
    }

    [Fact]
    public void A_host_s_target_is_found_beside_the_built_in_ones_and_in_their_place()
    {
        var own = new TargetData { Name = "radio", Line = TextFrame.Of("{name}: {text}\n"), Narration = TextFrame.Of("{text}\n") };
        new TargetRegistry([own]).Names.ShouldBe(["screenplay", "novel", "chat", "transcript", "radio"]);
        var other = new TargetRegistry([own with { Name = "novel" }]);
        other.Names.ShouldBe(["screenplay", "novel", "chat", "transcript"]);
        other.Find("novel").ShouldBe(own with { Name = "novel" });
        other.Find("radio").ShouldBeNull();
        Should.Throw<ArgumentException>(() => new TargetRegistry([own, own with { Pin = "! {text}" }])).Message.ShouldContain("'radio'");
    }

    [Fact]
    public void A_target_that_refuses_a_model_is_told_at_the_scene()
    {
        const string Source = "scene Main() { target picky narrator: \"x\" }";
        Programs.CompileWith(Source, new Picky(_ => throw new TargetException("it likes no model."))).Diagnostics.Single().ToString()
            .ShouldBe("/p/main.eflux(1,7): error EF4017: The target picky does not suit the model builtin:mini: it likes no model.");
        Programs.CompileWith(Source, new Picky(request =>
        {
            request.FindChatTemplate();
            return BuiltinTargets.Novel;
        })).Diagnostics.Single().Code.Id.ShouldBe("EF4012");
        var image = Programs.CompileWith(Source, new Picky(request => BuiltinTargets.Novel with { Pin = $"{{text}} {request.Scene} {request.Model.Engine}" })).Image!;
        image.Targets["Main"].Pin.ShouldBe("{text} Main fake");
    }

    [Fact]
    public void A_target_with_a_hole_that_nothing_fills_is_refused() =>
        Programs.CompileWith(
            "scene Main() { target picky narrator: \"x\" }",
            new Picky(_ => BuiltinTargets.Novel with { Setting = TextFrame.Of("[{place}: {text}]\n"), Voice = "none", TurnEnds = [""] }))
            .Diagnostics.Select(diagnostic => diagnostic.Message).ShouldBe(
            [
                "The target picky cannot be used: its 'voice' must contain {text}.",
                "The target picky cannot be used: its 'setting' contains {place}, but only {text} can stand there.",
                "The target picky cannot be used: its 'turnEnds' contains an empty text, which cannot end a turn.",
            ],
            ignoreOrder: true);

    private static TargetRequest Request(string template)
    {
        var facts = new FakeModels().Describe(new ModelProgram("", "x", "", EigenFlux.Models.Contract.SamplerSettings.Default, null));
        return new TargetRequest
        {
            Scene = "Main",
            Model = facts.Info,
            Tokenizer = facts.Tokenizer,
            Templates = new FakeTemplates(),
            Template = template,
        };
    }

    private sealed class Picky(Func<TargetRequest, TargetData> make) : ITarget
    {
        public string Name => "picky";

        public TargetData For(TargetRequest request) => make(request);
    }

    [Fact]
    public void A_turn_is_written_again_as_a_scripted_line_is() =>
        Screenplay.Turn("Ada", "Midnight.").Text.ShouldBe(Screenplay.Write(WriteKind.Line, "Ada", "Midnight.").Text);

    [Fact]
    public void A_novel_has_speech_between_quotation_marks_and_narration_without_a_label()
    {
        Novel.Write(WriteKind.Line, "Ada", "Midnight.").Text.ShouldBe("Ada said, \"Midnight.\"\n\n");
        Novel.Write(WriteKind.Narration, "Narrator", "The clock moves.").Text.ShouldBe("The clock moves.\n\n");
        Novel.OpenTurn(null).Text.ShouldBe("");
        Novel.Label(null).ShouldBeNull();
        BuiltinTargets.Novel.TurnEnds.ShouldBe(["\""]);
    }

    [Fact]
    public void A_definition_tells_the_name_the_facts_the_voice_and_the_example_lines() =>
        Screenplay.Definition("Ada", "A physicist.", "dry.", ["She is old."], ["How large?"])
            .ShouldBe("Ada — A physicist. She is old. Voice: dry.\nAda: How large?\n");

    [Fact]
    public void A_definition_that_tells_the_name_itself_gets_no_other() =>
        Screenplay.Definition("Ada", "ada, a physicist.", null, [], []).ShouldBe("ada, a physicist.\n");

    [Fact]
    public void Braces_of_the_author_stay_what_they_are()
    {
        Screenplay.Write(WriteKind.Line, "Ada", "{name} and {text}").Text.ShouldBe("Ada: {name} and {text}\n");
        Screenplay.Pin("{name}").ShouldBe("{name}\n");
        Screenplay.Definition("Ada", "Ada {name}", null, [], []).ShouldBe("Ada {name}\n");
    }

    /// <summary>What the target puts together piece by piece is what the template makes of the same messages.</summary>
    [Theory]
    [InlineData("chatml")]
    [InlineData("llama3")]
    public void A_chat_is_laid_out_as_the_template_does(string name)
    {
        var template = new FakeTemplates().FindByName(name)!;
        var target = ChatTarget.From(template);
        var writer = new TargetWriter(target);
        var text = Text(target.PrefixOpen) + "Ada, a physicist." + Text(target.PrefixClose);
        text += writer.Write(WriteKind.Line, "Bea", "How large?").Text;
        List<ChatMessage> messages = [new("system", "Ada, a physicist."), new("user", "Bea: How large?")];
        (text + writer.OpenTurn("Ada").Text[..^"Ada:".Length]).TrimEnd().ShouldBe(template.Render(messages, true).TrimEnd());
        text += writer.Turn("Ada", "Nine.").Text;
        messages.Add(new ChatMessage("assistant", "Ada: Nine."));
        text += writer.Write(WriteKind.Narration, "Narrator", "It rains.").Text;
        messages.Add(new ChatMessage("user", "It rains."));
        text += writer.Turn("Ada", "Still nine.").Text;
        messages.Add(new ChatMessage("assistant", "Ada: Still nine."));
        text.ShouldBe(template.Render(messages, false));
    }

    /// <summary>Such templates refuse two messages of one side: the user's are one message, a line for each.</summary>
    [Theory]
    [InlineData("gemma", "<start_of_turn>user\nAda.\n\nHow large?\nIt rains.\n<end_of_turn>\n<start_of_turn>model\nAda: Nine.<end_of_turn>\n<start_of_turn>user\n<end_of_turn>\n<start_of_turn>model\nAda:")]
    [InlineData("mistral", "[INST] Ada.\n\nHow large?\nIt rains.\n [/INST] Ada: Nine.</s>[INST]  [/INST] Ada:")]
    public void Where_the_sides_must_alternate_they_do(string name, string expected)
    {
        var target = ChatTarget.From(new FakeTemplates().FindByName(name)!);
        var writer = new TargetWriter(target);
        (Text(target.PrefixOpen) + "Ada.\n" + Text(target.PrefixClose)
            + writer.Write(WriteKind.Narration, "", "How large?").Text + writer.Write(WriteKind.Setting, "", "It rains.").Text
            + writer.Turn("Ada", "Nine.").Text + writer.OpenTurn("Ada").Text).ShouldBe(expected);
    }

    [Fact]
    public void A_scene_without_definitions_opens_the_first_message_all_the_same()
    {
        var result = Programs.Compile("scene Main() { target chat narrator: \"x\" }", models: new FakeModels { ChatTemplate = "gemma" });
        result.HasErrors.ShouldBeFalse(string.Join('\n', result.Diagnostics));
        string.Concat(result.Image!.Plan.Prefix.Select(segment => segment.Text)).ShouldBe("<start_of_turn>user\n");
    }

    [Fact]
    public void Only_whole_messages_of_a_chat_are_deleted() =>
        ChatTarget.From(FakeTemplate.ChatMl).WholeSegmentsOnly.ShouldBeTrue();

    [Fact]
    public void One_who_enters_a_chat_is_defined_in_a_message() =>
        new TargetWriter(ChatTarget.From(FakeTemplate.ChatMl)).Entrance("Bea.\n").Text
            .ShouldBe("<|im_start|>user\nBea.<|im_end|>\n");

    [Theory]
    [InlineData("counting")]
    [InlineData("silent")]
    public void A_template_that_cannot_be_taken_apart_is_refused(string name)
    {
        var problem = Should.Throw<ModelException>(() => ChatTarget.From(new FakeTemplates().FindByName(name)!));
        problem.Kind.ShouldBe(ModelErrorKind.Unsupported);
        problem.Message.ShouldStartWith($"The chat template '{name}' cannot be split into messages;");
    }

    [Fact]
    public void Names_of_control_tokens_in_prose_are_prose_and_those_of_the_template_are_tokens()
    {
        var target = new TargetWriter(ChatTarget.From(new FakeTemplate("end", (messages, open) =>
            string.Concat(messages.Select(m => $"{m.Role}:{m.Content}<|end|>")) + (open ? "assistant:" : ""))));
        var tokens = target.Write(WriteKind.Line, "<|end|>", "a<|end|>b").Tokenize(ByteTokenizer.Instance);
        tokens.Count(token => token == ByteTokenizer.EndOfText).ShouldBe(1);
        tokens[^1].ShouldBe(ByteTokenizer.EndOfText);
        tokens.Length.ShouldBe("user:<|end|>: a<|end|>b".Length + 1);
    }

    [Fact]
    public void Neighbouring_pieces_of_prose_are_tokenised_as_one_text()
    {
        var words = WordTokenizer.Learn([System.Text.Encoding.UTF8.GetBytes("Ada: hi Ada hi")], _ => { });
        var line = Screenplay.Write(WriteKind.Line, "Ada", "hi");
        line.Tokenize(words).ShouldBe(words.Tokenize("Ada: hi\n"));
    }

    private static string Text(IReadOnlyList<Markup> markup) => string.Concat(markup.Select(piece => piece.Text));
}
