using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Targets;

/// <summary>Questions and answers: the model's chat template if it has one, and labels if it has none.</summary>
public sealed class InterviewTarget : ITarget
{
    public string Name => "interview";

    public TargetData For(TargetRequest request)
    {
        if (request.Model.Direction == TimeDirection.Backward)
        {
            throw new TargetException("an interview begins with a question. Use a model that writes forwards.");
        }

        if (request.Template is not null || request.Model.ChatTemplate is not null)
        {
            return BuiltinTargets.Chat.For(request) with { Name = Name };
        }

        return new TargetData
        {
            Name = Name,
            Line = TextFrame.Of("{name}: {text}\n\n"),
            Narration = TextFrame.Of("*{text}*\n\n"),
            NarratorTurn = TextFrame.Of("Editor: {text}\n\n"),
        };
    }
}
