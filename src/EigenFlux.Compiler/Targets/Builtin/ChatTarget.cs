using EigenFlux.Models;
using EigenFlux.Models.Chat;

namespace EigenFlux.Compiler.Targets;

/// <summary>
/// The target that lays a scene out as a chat. The definitions and pins are the system's message, what the author scripted and what
/// a person says are the user's, and what is generated is the assistant's; every speech begins with the speaker's name. A
/// template is a program, so its frames are found by trying it: a message whose content is a mark is put after another, and
/// what stands before and after the mark is the frame.
/// </summary>
public sealed class ChatTarget : ITarget
{
    private const string ChatName = "chat";
    private const string Mark = "\u0002\u0003";
    private const string System = "system";
    private const string User = "user";
    private const string Assistant = "assistant";

    /// <inheritdoc/>
    public string Name => ChatName;

    /// <inheritdoc/>
    public TargetData For(TargetRequest request) => From(request.FindChatTemplate());

    /// <summary>The target for a template.</summary>
    /// <exception cref="ModelException">The template's messages cannot be taken apart.</exception>
    public static TargetData From(IChatTemplate template)
    {
        var user = Frame(template, User);
        var (systemOpen, systemClose) = Opening(template, user);
        var assistant = Frame(template, Assistant);
        // The label is written for the model, and so is what the template puts before what an assistant says.
        var turnOpen = OpenAssistant(template) is { } open && !assistant.Open.StartsWith(open, StringComparison.Ordinal) ? open : assistant.Open;
        var told = Framed(user, "");
        return new TargetData
        {
            Name = ChatName,
            PrefixOpen = [new Markup(systemOpen, true)],
            PrefixClose = [new Markup(systemClose, true)],
            ExampleLine = "\n{name}: {text}",
            Setting = told,
            Summary = Framed(user, "The story so far:"),
            Narration = told,
            Line = Framed(user, "{name}:"),
            NarratorTurn = Framed((turnOpen, assistant.Close), ""),
            Turn = Framed((turnOpen, assistant.Close), "{name}:"),
            Label = "\n{name}:",
            NarratorLabel = "",
            MessageEnds = assistant.Close.Trim() is { Length: > 0 } end ? [end] : [],
            WholeSegmentsOnly = true,
        };
    }

    // Spaces at a frame's end belong to the word after them: it is written in the token that has both.
    private static TextFrame Framed((string Open, string Close) frame, string label)
    {
        var mark = frame.Open.TrimEnd(' ');
        var gap = frame.Open[mark.Length..];
        List<Markup> open = mark.Length == 0 ? [] : [new Markup(mark, true)];
        Markup[] close = [new Markup(frame.Close, true)];
        return label.Length == 0 ? new TextFrame(open, gap, close) : new TextFrame([.. open, new Markup(gap + label)], " ", close);
    }

    /// <summary>
    /// The frame of the first message: the system's, or the user's where the template has no system message that stands by itself
    /// (some put it into the user's first message, so that what follows it would not be a message of its own).
    /// </summary>
    private static (string Open, string Close) Opening(IChatTemplate template, (string Open, string Close) user)
    {
        var system = new ChatMessage(System, Mark);
        if (TrySplit(TryRender(template, [system], false), "", out var frame)
            && TryRender(template, [system, new ChatMessage(User, "a")], false) == $"{frame.Open}{Mark}{frame.Close}{user.Open}a{user.Close}")
        {
            return frame;
        }

        return TrySplit(TryRender(template, [new ChatMessage(User, Mark)], false), "", out frame) ? frame : throw Unsuited(template);
    }

    private static (string Open, string Close) Frame(IChatTemplate template, string role)
    {
        // After messages of both sides, since many templates want the sides to alternate, and the user to begin.
        ChatMessage[] before = role == User
            ? [new ChatMessage(User, "a"), new ChatMessage(Assistant, "a")]
            : [new ChatMessage(User, "a")];
        return TryRender(template, before, false) is { } start
            && TrySplit(TryRender(template, [.. before, new ChatMessage(role, Mark)], false), start, out var frame)
                ? frame
                : throw Unsuited(template);
    }

    private static string? OpenAssistant(IChatTemplate template)
    {
        ChatMessage[] before = [new ChatMessage(User, "a")];
        var start = TryRender(template, before, false);
        var open = TryRender(template, before, true);
        return start is not null && open is not null && open.StartsWith(start, StringComparison.Ordinal) ? open[start.Length..] : null;
    }

    private static bool TrySplit(string? text, string start, out (string Open, string Close) frame)
    {
        var mark = text?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
        if (mark < start.Length || !text!.StartsWith(start, StringComparison.Ordinal))
        {
            frame = default;
            return false;
        }

        frame = (text[start.Length..mark], text[(mark + Mark.Length)..]);
        return true;
    }

    private static string? TryRender(IChatTemplate template, IReadOnlyList<ChatMessage> messages, bool open)
    {
        try
        {
            return template.Render(messages, open);
        }
        catch (ModelException)
        {
            return null;
        }
    }

    private static ModelException Unsuited(IChatTemplate template) => new(
        ModelErrorKind.Unsupported,
        $"The chat template '{template.Name}' cannot be taken apart into messages; name another with the model's `template` setting or --template.");
}
