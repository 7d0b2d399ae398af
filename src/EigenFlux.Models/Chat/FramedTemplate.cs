using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Chat;

/// <summary>A chat template that frames each message by its role alone. Unlike a model's Jinja source, it needs no library.</summary>
public sealed class FramedTemplate : IChatTemplate
{
    private readonly Dictionary<string, (string Open, string Close)> frames;

    private FramedTemplate(string name, (string Open, string Close) system, (string Open, string Close) user, (string Open, string Close) assistant) =>
        (Name, frames) = (name, new(StringComparer.Ordinal) { ["system"] = system, ["user"] = user, ["assistant"] = assistant });

    /// <summary>
    /// OpenAI's harmony, the format of gpt-oss: the system message becomes the developer's instructions, and replies to the user
    /// are in the channel <c>final</c>. Source: the description of the format at github.com/openai/harmony.
    /// </summary>
    public static FramedTemplate Harmony { get; } = new(
        "gpt-oss",
        ("<|start|>developer<|message|># Instructions\n\n", "<|end|>"),
        ("<|start|>user<|message|>", "<|end|>"),
        ("<|start|>assistant<|channel|>final<|message|>", "<|end|>"));

    /// <summary>
    /// DeepSeek V3 and R1: the system message is at the beginning, without a mark. Source: the models' own template.
    /// </summary>
    public static FramedTemplate DeepSeek3 { get; } = new(
        "deepseek3",
        ("", ""),
        ("<\uff5cUser\uff5c>", ""),
        ("<\uff5cAssistant\uff5c>", "<\uff5cend\u2581of\u2581sentence\uff5c>"));

    /// <summary>All built-in templates of this kind.</summary>
    public static IReadOnlyList<FramedTemplate> All => [Harmony, DeepSeek3];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The template that corresponds to a model's Jinja source, recognized by its marks; null if there is none.</summary>
    public static FramedTemplate? FindBySource(string jinja)
    {
        return Has("<|start|>", "<|channel|>", "<|message|>") ? Harmony
            : Has(DeepSeek3.frames["user"].Open, DeepSeek3.frames["assistant"].Open, DeepSeek3.frames["assistant"].Close) ? DeepSeek3
            : null;

        bool Has(params string[] marks) => marks.All(mark => jinja.Contains(mark, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public string Render(IReadOnlyList<ChatMessage> messages, bool openAssistant)
    {
        var text = new System.Text.StringBuilder();
        foreach (var message in messages)
        {
            var (open, close) = frames.TryGetValue(message.Role, out var frame)
                ? frame
                : throw new ModelException(ModelErrorKind.Unsupported, $"The chat template '{Name}' has no role '{message.Role}'.");
            text.Append(open).Append(message.Content).Append(close);
        }

        return text.Append(openAssistant ? frames["assistant"].Open : "").ToString();
    }
}
