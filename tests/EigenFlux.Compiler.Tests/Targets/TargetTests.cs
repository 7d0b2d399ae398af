using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models;
using EigenFlux.Models.Chat;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Compiler.Tests.Targets;

public sealed class TargetTests
{
    private static readonly TargetWriter Screenplay = new(BuiltinTargets.Screenplay);
    private static readonly TargetWriter Novel = new(BuiltinTargets.Novel);

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

    public static TheoryData<string> Templates() => ["chatml", "llama3", "gemma", "mistral"];

    /// <summary>What the target puts together piece by piece is what the template makes of the same messages.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public void A_chat_is_laid_out_as_the_template_does(string name)
    {
        var template = new FakeTemplates().FindByName(name)!;
        var target = ChatTarget.From(template);
        var writer = new TargetWriter(target);
        var text = Text(target.PrefixOpen) + "Ada, a physicist." + Text(target.PrefixClose);
        var hasSystem = name is "chatml" or "llama3";
        List<ChatMessage> messages = [new(hasSystem ? "system" : "user", "Ada, a physicist.")];
        if (hasSystem)
        {
            text += writer.Write(WriteKind.Line, "Bea", "How large?").Text;
            messages.Add(new ChatMessage("user", "Bea: How large?"));
        }

        (text + writer.OpenTurn("Ada").Text[..^"Ada:".Length]).TrimEnd().ShouldBe(template.Render(messages, true).TrimEnd());
        text += writer.Turn("Ada", "Nine.").Text;
        messages.Add(new ChatMessage("assistant", "Ada: Nine."));
        text += writer.Write(WriteKind.Narration, "Narrator", "It rains.").Text;
        messages.Add(new ChatMessage("user", "It rains."));
        text += writer.Turn("Ada", "Still nine.").Text;
        messages.Add(new ChatMessage("assistant", "Ada: Still nine."));
        text.ShouldBe(template.Render(messages, false));
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
        problem.Message.ShouldStartWith($"The chat template '{name}' cannot be taken apart into messages;");
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
