using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Targets;

/// <summary>
/// The target that lays a scene out as a chat. The definitions and pins are the system's message, what the author scripted and what
/// a person says are the user's, and what is generated is the assistant's; every speech begins with the speaker's name. A
/// template is a program, so its frames are found by trying it: a message whose content is a mark is put after another, and
/// what stands before and after the mark is the frame.
/// </summary>
/// <remarks>
/// A template that has no system message of its own, or nothing in front of what an assistant says, demands that the sides alternate.
/// There the text between any two segments is within an open message of the user's: a text of the user's is a line of it, and a turn
/// closes the message, says the assistant's and opens the user's next. So whatever segments are deleted, the rest alternates.
/// </remarks>
public sealed class ChatTarget : ITarget
{
    private const string ChatName = "chat";
    private const string SummaryLabel = "The story so far:";
    private const string NameLabel = "{name}:";
    private const string Mark = "\u0002\u0003";
    private const string OtherMark = "\u0003\u0002";
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
        var assistant = Frame(template, Assistant);

        // The label is written for the model, and so is what the template puts before what an assistant says.
        var turnOpen = OpenAssistant(template) is { } open && !assistant.Open.StartsWith(open, StringComparison.Ordinal) ? open : assistant.Open;
        if (string.IsNullOrWhiteSpace(user.Close + turnOpen))
        {
            throw Unsuited(template); // Nothing would stand between what the user says and what the assistant says.
        }

        var turn = (turnOpen, assistant.Close);
        return SystemFrame(template, user) is { } system && !string.IsNullOrWhiteSpace(turnOpen)
            ? OfMessages(system, user, turn)
            : Alternating(Head(template, user), user, turn);
    }

    /// <summary>Every segment is a message.</summary>
    private static TargetData OfMessages((string Open, string Close) system, (string Open, string Close) user, (string Open, string Close) turn)
    {
        var narration = Framed(user, "");
        return Target(turn, Framed(user, NameLabel), narration, Framed(user, SummaryLabel), Framed(turn, ""), Framed(turn, NameLabel)) with
        {
            PrefixOpen = [new Markup(system.Open, true)],
            PrefixClose = [new Markup(system.Close, true)],
        };
    }

    /// <summary>A text of the user's is a line of the user's message that is open.</summary>
    private static TargetData Alternating(
        (string Open, string Between, string Alone) head, (string Open, string Close) user, (string Open, string Close) turn)
    {
        var within = (user.Close + turn.Open, turn.Close + user.Open);
        return Target(turn, Lined(NameLabel), Lined(""), Lined(SummaryLabel), Framed(within, ""), Framed(within, NameLabel)) with
        {
            PrefixOpen = [new Markup(head.Open, true)],

            // The last text of the prefix ends with a line break.
            PrefixClose = [new Markup(head.Between.StartsWith('\n') ? head.Between[1..] : head.Between, true)],
            EmptyPrefix = [new Markup(head.Alone, true)],
        };
    }

    private static TargetData Target(
        (string Open, string Close) assistant, TextFrame line, TextFrame narration, TextFrame summary, TextFrame narratorTurn, TextFrame turn) => new()
    {
        Name = ChatName,
        ExampleLine = "\n{name}: {text}",
        Setting = narration,
        Summary = summary,
        Narration = narration,
        Line = line,
        NarratorTurn = narratorTurn,
        Turn = turn,
        Label = "\n{name}:",
        NarratorLabel = "",
        MessageEnds = assistant.Close.Trim() is { Length: > 0 } end ? [end] : [],
        WholeSegmentsOnly = true,
    };

    // Spaces at a frame's end belong to the word after them: it is written in the token that has both.
    private static TextFrame Framed((string Open, string Close) frame, string label)
    {
        var mark = frame.Open.TrimEnd(' ');
        var gap = frame.Open[mark.Length..];
        List<Markup> open = mark.Length == 0 ? [] : [new Markup(mark, true)];
        Markup[] close = [new Markup(frame.Close, true)];
        return label.Length == 0 ? new TextFrame(open, gap, close) : new TextFrame([.. open, new Markup(gap + label)], " ", close);
    }

    private static TextFrame Lined(string label)
    {
        Markup[] close = [new Markup("\n")];
        return label.Length == 0 ? new TextFrame([], "", close) : new TextFrame([new Markup(label)], " ", close);
    }

    /// <summary>
    /// The frame of the system's message; null where the template has none that stands by itself (some put its text into the user's
    /// first message, so that what follows it would not be a message of its own).
    /// </summary>
    private static (string Open, string Close)? SystemFrame(IChatTemplate template, (string Open, string Close) user)
    {
        var system = new ChatMessage(System, Mark);
        return TrySplit(TryRender(template, [system], false), "", out var frame)
            && TryRender(template, [system, new ChatMessage(User, "a")], false) == $"{frame.Open}{Mark}{frame.Close}{user.Open}a{user.Close}"
                ? frame
                : null;
    }

    /// <summary>
    /// How a chat begins whose first message of the user's is open: what comes before the system's text, what stands between that and
    /// the user's own, and what comes before the user's own where there is no text of the system's.
    /// </summary>
    private static (string Open, string Between, string Alone) Head(IChatTemplate template, (string Open, string Close) user)
    {
        if (!TrySplit(TryRender(template, [new ChatMessage(User, Mark)], false), "", out var alone))
        {
            throw Unsuited(template);
        }

        return TrySplit(TryRender(template, [new ChatMessage(System, Mark), new ChatMessage(User, OtherMark)], false), "", out var both)
            && both.Close.EndsWith(OtherMark + user.Close, StringComparison.Ordinal)
                ? (both.Open, both.Close[..^(OtherMark + user.Close).Length], alone.Open)
                : (alone.Open, "\n\n", alone.Open);
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
        $"The chat template '{template.Name}' cannot be split into messages; name another with the model's `template` setting or --template.");
}
