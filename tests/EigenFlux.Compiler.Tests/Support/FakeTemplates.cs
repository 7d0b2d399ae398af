using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Chat templates written as functions.</summary>
internal sealed class FakeTemplate(string name, Func<IReadOnlyList<ChatMessage>, bool, string> render) : IChatTemplate
{
    public string Name => name;

    public string Render(IReadOnlyList<ChatMessage> messages, bool openAssistant) => render(messages, openAssistant);

    public static FakeTemplate ChatMl { get; } = new("chatml", (messages, open) =>
        string.Concat(messages.Select(m => $"<|im_start|>{m.Role}\n{m.Content}<|im_end|>\n")) + (open ? "<|im_start|>assistant\n" : ""));

    public static FakeTemplate Llama3 { get; } = new("llama3", (messages, open) =>
        string.Concat(messages.Select(m => $"<|start_header_id|>{m.Role}<|end_header_id|>\n\n{m.Content.Trim()}<|eot_id|>"))
        + (open ? "<|start_header_id|>assistant<|end_header_id|>\n\n" : ""));

    /// <summary>No system message: its text goes before the next message of the user. Trims what is said.</summary>
    public static FakeTemplate Gemma { get; } = new("gemma", (messages, open) =>
    {
        var (text, system) = ("", "");
        foreach (var message in messages)
        {
            if (message.Role == "system")
            {
                system = message.Content.Trim();
                continue;
            }

            text += $"<start_of_turn>{(message.Role == "assistant" ? "model" : "user")}\n";
            text += system.Length > 0 && message.Role == "user" ? system + "\n\n" : "";
            system = message.Role == "user" ? "" : system;
            text += message.Content.Trim() + "<end_of_turn>\n";
        }

        return text + (open ? "<start_of_turn>model\n" : "");
    });

    /// <summary>The system's text stands within the user's first message, and the sides must alternate.</summary>
    public static FakeTemplate Mistral { get; } = new("mistral", (messages, open) =>
    {
        var (text, inside) = ("", false);
        var last = "";
        foreach (var message in messages)
        {
            if (message.Role == last || (last.Length == 0 && message.Role == "assistant"))
            {
                throw new ModelException(ModelErrorKind.Unsupported, "The sides must alternate.");
            }

            last = message.Role == "system" ? "" : message.Role;
            if (message.Role == "assistant")
            {
                text += $" {message.Content}</s>";
                inside = false;
                continue;
            }

            text += inside ? "" : "[INST] ";
            inside = true;
            text += message.Role == "system" ? message.Content + "\n\n" : message.Content + " [/INST]";
        }

        return text;
    });

    /// <summary>Counts the messages at its head, so that none has a frame of its own.</summary>
    public static FakeTemplate Counting { get; } = new("counting", (messages, _) =>
        $"{messages.Count} messages:" + string.Concat(messages.Select(m => m.Content)));

    /// <summary>Shows nobody what is said.</summary>
    public static FakeTemplate Silent { get; } = new("silent", (messages, _) => string.Concat(messages.Select(m => m.Role)));
}

internal sealed class FakeTemplates : IChatTemplateSource
{
    private static readonly FakeTemplate[] All =
        [FakeTemplate.ChatMl, FakeTemplate.Counting, FakeTemplate.Gemma, FakeTemplate.Llama3, FakeTemplate.Mistral, FakeTemplate.Silent];

    public IReadOnlyList<string> Names { get; } = [.. All.Select(template => template.Name)];

    public IChatTemplate? FindByName(string name) => All.FirstOrDefault(template => template.Name == name);

    public IChatTemplate? FindBySource(string jinja) => FindByName(jinja.Trim('{', '}', ' '));
}
