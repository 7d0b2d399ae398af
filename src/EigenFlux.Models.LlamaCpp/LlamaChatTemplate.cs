using System.Text;
using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;
using NativeMessage = EigenFlux.Models.LlamaCpp.Native.LlamaChatMessage;
using LlamaApi = EigenFlux.Models.LlamaCpp.Native.LlamaApi;
using NativeBuffer = EigenFlux.Models.LlamaCpp.Native.NativeBuffer;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>One of the library's chat templates, found by its name or by a source that the library recognises.</summary>
internal sealed unsafe class LlamaChatTemplate(string name, string source) : IChatTemplate
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Render(IReadOnlyList<ChatMessage> messages, bool openAssistant)
    {
        foreach (var message in messages)
        {
            if (message.Role.Contains('\0', StringComparison.Ordinal) || message.Content.Contains('\0', StringComparison.Ordinal))
            {
                throw new ModelException(
                    ModelErrorKind.Unsupported,
                    $"The chat template '{name}' cannot lay out a message that holds the character U+0000. Remove it from the text.");
            }
        }

        return TryRender(messages, openAssistant) ?? throw new ModelException(
            ModelErrorKind.Unsupported,
            $"The chat template '{name}' cannot lay out these messages. Name another template.");
    }

    /// <summary>The chat's text, or null where the library does not know the template.</summary>
    internal string? TryRender(IReadOnlyList<ChatMessage> messages, bool openAssistant)
    {
        // All texts lie in one buffer, each ended by a zero.
        var size = Encoding.UTF8.GetByteCount(source) + 1;
        foreach (var message in messages)
        {
            size += Encoding.UTF8.GetByteCount(message.Role) + Encoding.UTF8.GetByteCount(message.Content) + 2;
        }

        using var texts = new NativeBuffer((nuint)size);
        using var list = new NativeBuffer((nuint)(sizeof(NativeMessage) * Math.Max(1, messages.Count)));
        var next = (byte*)texts.Pointer;
        var end = next + size;
        var template = Put(source);
        var chat = (NativeMessage*)list.Pointer;
        for (var i = 0; i < messages.Count; i++)
        {
            chat[i] = new NativeMessage { Role = Put(messages[i].Role), Content = Put(messages[i].Content) };
        }

        var opens = openAssistant ? (byte)1 : (byte)0;
        var length = LlamaApi.llama_chat_apply_template(template, chat, (nuint)messages.Count, opens, null, 0);
        if (length < 0)
        {
            return null;
        }

        using var rendered = new NativeBuffer((nuint)length + 1);
        length = LlamaApi.llama_chat_apply_template(template, chat, (nuint)messages.Count, opens, (byte*)rendered.Pointer, length + 1);
        return Encoding.UTF8.GetString((byte*)rendered.Pointer, length);

        byte* Put(string text)
        {
            var start = next;
            next += Encoding.UTF8.GetBytes(text, new Span<byte>(next, (int)(end - next)));
            *next++ = 0;
            return start;
        }
    }
}
