using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Targets;

/// <summary>A request to a target: a scene on a model.</summary>
public sealed record TargetRequest
{
    /// <summary>The scene's name.</summary>
    public required string Scene { get; init; }

    /// <summary>The description of the scene's model.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>The model's tokenizer.</summary>
    public required ITokenizer Tokenizer { get; init; }

    /// <summary>Finds chat templates.</summary>
    public required IChatTemplateSource Templates { get; init; }

    /// <summary>The chat template that the command line or the model's settings name; null for the model's own.</summary>
    public string? Template { get; init; }

    /// <summary>The chat template: the one that is named, or else the one in the model's metadata.</summary>
    /// <exception cref="TargetException">There is none, or none of that name.</exception>
    public IChatTemplate FindChatTemplate()
    {
        if (Template is { } name)
        {
            return Templates.FindByName(name)
                ?? throw new TargetException(new TargetProblem.UnknownChatTemplate(name, Templates.Names));
        }

        return Model.ChatTemplate is { } jinja && Templates.FindBySource(jinja) is { } own
            ? own
            : throw new TargetException(new TargetProblem.NoChatTemplate(Scene, Model.Uri, Templates.Names));
    }
}
