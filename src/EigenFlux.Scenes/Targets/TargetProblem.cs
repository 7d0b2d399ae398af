namespace EigenFlux.Scenes.Targets;

/// <summary>Why a target cannot be used with a model.</summary>
public abstract record TargetProblem
{
    private TargetProblem()
    {
    }

    /// <summary>A package refuses the model.</summary>
    /// <param name="Reason">A sentence that describes the problem and the fix.</param>
    public sealed record Refused(string Reason) : TargetProblem;

    /// <summary>The model carries no chat template that is known, and none is named.</summary>
    /// <param name="Scene">The scene's name.</param>
    /// <param name="Model">The model's URI.</param>
    /// <param name="Known">The chat templates that can be named.</param>
    public sealed record NoChatTemplate(string Scene, string Model, IReadOnlyList<string> Known) : TargetProblem;

    /// <summary>There is no chat template of that name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Known">The chat templates that can be named.</param>
    public sealed record UnknownChatTemplate(string Name, IReadOnlyList<string> Known) : TargetProblem;
}
