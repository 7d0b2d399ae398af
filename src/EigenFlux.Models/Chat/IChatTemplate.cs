using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Chat;

/// <summary>Lays out a chat as the text that a model was trained on.</summary>
public interface IChatTemplate
{
    /// <summary>The template's name, or <c>model</c> for one from a model's metadata.</summary>
    string Name { get; }

    /// <summary>Renders a chat as text, with control tokens by their names.</summary>
    /// <param name="messages">The messages, oldest first.</param>
    /// <param name="openAssistant">Whether the text ends with the opening of an assistant's message.</param>
    /// <exception cref="ModelException">The template cannot lay out these messages.</exception>
    string Render(IReadOnlyList<ChatMessage> messages, bool openAssistant);
}
