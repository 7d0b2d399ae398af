using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Tests;

public sealed class ChatTemplateTests
{
    private static readonly ChatMessage[] Chat = [new("system", "Be brief."), new("user", "Hi 🐉"), new("assistant", "Hello."), new("user", "Go on")];

    [Theory]
    [InlineData("chatml", "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi 🐉<|im_end|>\n<|im_start|>assistant\nHello.<|im_end|>\n<|im_start|>user\nGo on<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData("gemma", "<start_of_turn>user\nBe brief.\n\nHi 🐉<end_of_turn>\n<start_of_turn>model\nHello.<end_of_turn>\n<start_of_turn>user\nGo on<end_of_turn>\n<start_of_turn>model\n")]
    [InlineData("llama3", "<|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi 🐉<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nHello.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nGo on<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n")]
    public void A_chat_is_laid_out_by_name(string name, string expected)
    {
        var template = new LlamaChatTemplates().FindByName(name).ShouldNotBeNull();
        template.Name.ShouldBe(name);
        template.Render(Chat, openAssistant: true).ShouldBe(expected);
    }

    [Fact]
    public void Names_are_in_order_and_each_is_a_template_that_lays_out_a_plain_chat()
    {
        var templates = new LlamaChatTemplates();
        templates.Names.ShouldBe(templates.Names.Order(StringComparer.Ordinal));
        foreach (var name in (string[])["chatml", "gemma", "llama2", "llama3", "mistral-v1", "mistral-v7", "phi3", "vicuna", "zephyr"])
        {
            templates.Names.ShouldContain(name);
        }

        foreach (var name in templates.Names)
        {
            templates.FindByName(name)!.Render(Chat[1..], openAssistant: true).ShouldContain("Go on", Case.Sensitive, name);
        }
    }

    [Fact]
    public void A_name_that_the_library_does_not_have_is_no_template() =>
        new LlamaChatTemplates().FindByName("nobody-s").ShouldBeNull();

    [Fact]
    public void A_model_s_own_source_is_recognised()
    {
        var template = new LlamaChatTemplates()
            .FindBySource("{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>'}}{% endfor %}")
            .ShouldNotBeNull();
        template.Name.ShouldBe("model");
        template.Render([new("user", "Hi")], openAssistant: false).ShouldBe("<|im_start|>user\nHi<|im_end|>\n");
    }

    [Theory]
    [InlineData("'[INST] ' + m['content'] + '[/INST]' '[AVAILABLE_TOOLS]'", "[INST] Hi[/INST] Hello.</s>")]
    [InlineData("'[INST]' + m['content'] + '[/INST]'", "[INST]Hi[/INST]Hello.</s>")]
    [InlineData("\"[INST]\" + m['content'] + \"[/INST]\" \"[AVAILABLE_TOOLS]\"", "[INST]Hi[/INST]Hello.</s>")]
    [InlineData("'[SYSTEM_PROMPT] ' '[INST] ' + m['content'] + '[/INST]'", "[INST] Hi[/INST] Hello.</s>")]
    [InlineData("'[SYSTEM_PROMPT]' '[INST]' + m['content'] + '[/INST]'", "[INST]Hi[/INST]Hello.</s>")]
    public void Mistral_s_marks_have_spaces_where_the_source_has_them(string source, string expected) =>
        new LlamaChatTemplates().FindBySource("{{ " + source + " }}").ShouldNotBeNull()
            .Render([new("user", "Hi"), new("assistant", "Hello.")], openAssistant: false).ShouldBe(expected);

    [Theory]
    [InlineData("{{ something of its own }}")]
    [InlineData("")]
    [InlineData("gemma")]
    public void A_source_that_the_library_does_not_know_is_no_template(string source) =>
        new LlamaChatTemplates().FindBySource(source).ShouldBeNull();

    [Fact]
    public void An_empty_chat_is_what_opens_the_assistant_s_message() =>
        new LlamaChatTemplates().FindByName("chatml")!.Render([], openAssistant: true).ShouldBe("<|im_start|>assistant\n");

    [Fact]
    public void A_zero_character_is_refused() =>
        Should.Throw<ModelException>(() => new LlamaChatTemplates().FindByName("chatml")!.Render([new("user", "a\0b")], true))
            .Message.ShouldContain("U+0000");
}
