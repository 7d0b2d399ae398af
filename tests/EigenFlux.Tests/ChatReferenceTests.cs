using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Tests;

/// <summary>
/// Conversations in the documented forms of the templates. Where a template demands that the sides alternate, the user's messages are
/// merged, and each of their lines ends with a line break.
/// </summary>
public sealed class ChatReferenceTests
{
    private const string System = "Ana, a clerk.\nBo.\n";

    // What alternates is told by the messages of a chat, in order: U for the user's, A for the assistant's.
    private static readonly string[] Alternating =
        ["gemma", "llama2", "llama2-sys", "mistral-v1", "mistral-v3", "mistral-v3-tekken", "mistral-v7", "mistral-v7-tekken"];

    private static readonly string[] OfMessages = ["chatml", "llama3", "llama4", "phi3", "phi4", "deepseek", "deepseek2", "deepseek3", "gpt-oss"];

    public static TheoryData<string, string> References => new()
    {
        {
            "gemma",
            "<start_of_turn>user\nAna, a clerk.\nBo.\n\nAn office.\nBo: Second.\nBo: Third.\n<end_of_turn>\n<start_of_turn>model\nAna: third<end_of_turn>\n"
            + "<start_of_turn>user\n<end_of_turn>\n<start_of_turn>model\nAna: fourth<end_of_turn>\n<start_of_turn>user\nBo: Fifth.\n<end_of_turn>\n<start_of_turn>model\nAna:"
        },
        {
            "chatml",
            "<|im_start|>system\nAna, a clerk.\nBo.\n<|im_end|>\n<|im_start|>user\nAn office.<|im_end|>\n<|im_start|>user\nBo: Second.<|im_end|>\n<|im_start|>user\nBo: Third.<|im_end|>\n"
            + "<|im_start|>assistant\nAna: third<|im_end|>\n<|im_start|>assistant\nAna: fourth<|im_end|>\n<|im_start|>user\nBo: Fifth.<|im_end|>\n<|im_start|>assistant\nAna:"
        },
        {
            "llama2-sys",
            "[INST] <<SYS>>\nAna, a clerk.\nBo.\n<</SYS>>\n\nAn office.\nBo: Second.\nBo: Third.\n [/INST]Ana: third</s>[INST]  [/INST]Ana: fourth</s>[INST] Bo: Fifth.\n [/INST]Ana:"
        },
        {
            "llama2",
            "[INST] Ana, a clerk.\nBo.\nAn office.\nBo: Second.\nBo: Third.\n [/INST]Ana: third</s>[INST]  [/INST]Ana: fourth</s>[INST] Bo: Fifth.\n [/INST]Ana:"
        },
        {
            "llama3",
            "<|start_header_id|>system<|end_header_id|>\n\nAna, a clerk.\nBo.\n<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nAn office.<|eot_id|>"
            + "<|start_header_id|>user<|end_header_id|>\n\nBo: Second.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nBo: Third.<|eot_id|>"
            + "<|start_header_id|>assistant<|end_header_id|>\n\nAna: third<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nAna: fourth<|eot_id|>"
            + "<|start_header_id|>user<|end_header_id|>\n\nBo: Fifth.<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nAna:"
        },
        {
            "mistral-v1",
            " [INST] Ana, a clerk.\nBo.\n\nAn office.\nBo: Second.\nBo: Third.\n [/INST] Ana: third</s> [INST]  [/INST] Ana: fourth</s> [INST] Bo: Fifth.\n [/INST] Ana:"
        },
        {
            "mistral-v3",
            "[INST] Ana, a clerk.\nBo.\n\nAn office.\nBo: Second.\nBo: Third.\n[/INST] Ana: third</s>[INST] [/INST] Ana: fourth</s>[INST] Bo: Fifth.\n[/INST] Ana:"
        },
        {
            "mistral-v3-tekken",
            "[INST]Ana, a clerk.\nBo.\n\nAn office.\nBo: Second.\nBo: Third.\n[/INST]Ana: third</s>[INST][/INST]Ana: fourth</s>[INST]Bo: Fifth.\n[/INST]Ana:"
        },
        {
            "mistral-v7",
            "[SYSTEM_PROMPT] Ana, a clerk.\nBo.\n[/SYSTEM_PROMPT][INST] An office.\nBo: Second.\nBo: Third.\n[/INST] Ana: third</s>[INST] [/INST] Ana: fourth</s>[INST] Bo: Fifth.\n[/INST] Ana:"
        },
        {
            "mistral-v7-tekken",
            "[SYSTEM_PROMPT]Ana, a clerk.\nBo.\n[/SYSTEM_PROMPT][INST]An office.\nBo: Second.\nBo: Third.\n[/INST]Ana: third</s>[INST][/INST]Ana: fourth</s>[INST]Bo: Fifth.\n[/INST]Ana:"
        },
        {
            "phi3",
            "<|system|>\nAna, a clerk.\nBo.\n<|end|>\n<|user|>\nAn office.<|end|>\n<|user|>\nBo: Second.<|end|>\n<|user|>\nBo: Third.<|end|>\n"
            + "<|assistant|>\nAna: third<|end|>\n<|assistant|>\nAna: fourth<|end|>\n<|user|>\nBo: Fifth.<|end|>\n<|assistant|>\nAna:"
        },
        {
            "phi4",
            "<|im_start|>system<|im_sep|>Ana, a clerk.\nBo.\n<|im_end|><|im_start|>user<|im_sep|>An office.<|im_end|><|im_start|>user<|im_sep|>Bo: Second.<|im_end|>"
            + "<|im_start|>user<|im_sep|>Bo: Third.<|im_end|><|im_start|>assistant<|im_sep|>Ana: third<|im_end|><|im_start|>assistant<|im_sep|>Ana: fourth<|im_end|>"
            + "<|im_start|>user<|im_sep|>Bo: Fifth.<|im_end|><|im_start|>assistant<|im_sep|>Ana:"
        },
        {
            "deepseek2",
            "Ana, a clerk.\nBo.\n\n\nUser: An office.\n\nUser: Bo: Second.\n\nUser: Bo: Third.\n\nAssistant: Ana: third<｜end▁of▁sentence｜>Assistant: Ana: fourth<｜end▁of▁sentence｜>"
            + "User: Bo: Fifth.\n\nAssistant: Ana:"
        },
        {
            "deepseek3",
            "Ana, a clerk.\nBo.\n<｜User｜>An office.<｜User｜>Bo: Second.<｜User｜>Bo: Third.<｜Assistant｜>Ana: third<｜end▁of▁sentence｜><｜Assistant｜>Ana: fourth<｜end▁of▁sentence｜>"
            + "<｜User｜>Bo: Fifth.<｜Assistant｜>Ana:"
        },
        {
            "gpt-oss",
            "<|start|>developer<|message|># Instructions\n\nAna, a clerk.\nBo.\n<|end|><|start|>user<|message|>An office.<|end|><|start|>user<|message|>Bo: Second.<|end|>"
            + "<|start|>user<|message|>Bo: Third.<|end|><|start|>assistant<|channel|>final<|message|>Ana: third<|end|><|start|>assistant<|channel|>final<|message|>Ana: fourth<|end|>"
            + "<|start|>user<|message|>Bo: Fifth.<|end|><|start|>assistant<|channel|>final<|message|>Ana:"
        },
    };

    public static TheoryData<string> AlternatingTemplates => [.. Alternating];

    public static TheoryData<string> TemplatesOfMessages => [.. OfMessages];

    [Theory]
    [MemberData(nameof(References))]
    public void A_scene_is_written_in_the_form_that_the_template_documents(string name, string expected)
    {
        var target = Target(name);
        var writer = new TargetWriter(target);
        var text = Open(target) + string.Concat(Segments(writer)) + writer.OpenTurn("Ana").Text;
        text.ShouldBe(expected);
    }

    [Fact]
    public void The_page_on_targets_shows_a_scene_on_Mistral_3()
    {
        var page = File.ReadAllText(Path.Combine(Support.RealModel.Root, "docs", "targets.md")).ReplaceLineEndings("\n");
        page.ShouldContain($"```text\n{References.Single(row => (string)row[0] == "mistral-v3")[1]}\n```");
    }

    /// <summary>Every way to delete segments: whole ones go, from anywhere.</summary>
    [Theory]
    [MemberData(nameof(AlternatingTemplates))]
    public void Whatever_is_deleted_the_sides_alternate(string name)
    {
        var target = Target(name);
        var writer = new TargetWriter(target);
        var segments = Segments(writer);
        for (var kept = 0; kept < 1 << segments.Length; kept++)
        {
            foreach (var prefix in (string[])[Open(target), string.Concat(target.EmptyPrefix.Select(piece => piece.Text))])
            {
                var text = prefix + string.Concat(segments.Where((_, i) => (kept & (1 << i)) != 0)) + writer.OpenTurn("Ana").Text;
                var (user, assistant) = Marks(name);
                Sides(text, user, assistant).ShouldMatch("^(UA)+$", text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(TemplatesOfMessages))]
    public void Where_a_template_takes_messages_in_any_order_each_segment_is_one(string name)
    {
        var target = Target(name);
        target.EmptyPrefix.ShouldBeEmpty();
        var writer = new TargetWriter(target);
        writer.Write(WriteKind.Line, "Bo", "Hi.").Text.ShouldNotBe("Bo: Hi.\n");
        string.Concat(target.Turn.Open.Select(piece => piece.Text)).Replace("{name}:", "", StringComparison.Ordinal).Trim().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_turn_of_the_model_never_stands_right_behind_another()
    {
        // This one is made for a single question; it has no marks at all.
        const string Refused = "deepseek-ocr";
        var templates = new LlamaChatTemplates();
        Should.Throw<ModelException>(() => ChatTarget.From(templates.FindByName(Refused)!)).Message.ShouldContain("cannot be split");
        foreach (var name in templates.Names.Where(name => name != Refused))
        {
            var writer = new TargetWriter(ChatTarget.From(templates.FindByName(name)!));
            var end = writer.CloseTurn("Ana").Text + writer.OpenTurn("Ana").Text;
            end.Replace("Ana:", "", StringComparison.Ordinal).Replace("</s>", "", StringComparison.Ordinal).Trim().ShouldNotBeEmpty(name);
        }
    }

    private static TargetData Target(string name) => ChatTarget.From(new LlamaChatTemplates().FindByName(name).ShouldNotBeNull());

    private static string Open(TargetData target) =>
        string.Concat(target.PrefixOpen.Select(piece => piece.Text)) + System + string.Concat(target.PrefixClose.Select(piece => piece.Text));

    private static string[] Segments(TargetWriter writer) =>
    [
        writer.Write(WriteKind.Setting, "", "An office.").Text,
        writer.Write(WriteKind.Line, "Bo", "Second.").Text,
        writer.Write(WriteKind.Line, "Bo", "Third.").Text,
        writer.Turn("Ana", "third").Text,
        writer.Turn("Ana", "fourth").Text,
        writer.Write(WriteKind.Line, "Bo", "Fifth.").Text,
    ];

    private static (string User, string Assistant) Marks(string name) => name == "gemma" ? ("<start_of_turn>user\n", "<start_of_turn>model\n") : ("[INST]", "[/INST]");

    private static string Sides(string text, string user, string assistant)
    {
        var sides = "";
        for (var at = 0; at < text.Length; at++)
        {
            sides += string.CompareOrdinal(text, at, user, 0, user.Length) == 0 ? "U" : string.CompareOrdinal(text, at, assistant, 0, assistant.Length) == 0 ? "A" : "";
        }

        return sides;
    }
}
