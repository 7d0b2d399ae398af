namespace EigenFlux.Scenes.Targets;

/// <summary>A target cannot be used with a model. The compiler reports the problem at the scene that names the target.</summary>
public sealed class TargetException : Exception
{
    /// <summary>Creates a refusal with a message of the target's package.</summary>
    public TargetException(string reason)
        : base(reason) => Problem = new TargetProblem.Refused(reason);

    /// <summary>A refusal that the compiler has a diagnostic for.</summary>
    public TargetException(TargetProblem problem)
        : base(problem.ToString()) => Problem = problem;

    /// <summary>The problem.</summary>
    public TargetProblem Problem { get; }
}
