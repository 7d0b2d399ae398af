namespace EigenFlux.Scenes.Targets;

/// <summary>A target cannot be used with a model. The compiler reports the problem at the scene that names the target.</summary>
public sealed class TargetException : Exception
{
    /// <summary>A refusal in a package's own words: a sentence that says what is wrong and what to do.</summary>
    public TargetException(string reason)
        : base(reason) => Problem = new TargetProblem.Refused(reason);

    /// <summary>A refusal that the compiler has a diagnostic for.</summary>
    public TargetException(TargetProblem problem)
        : base(problem.ToString()) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public TargetProblem Problem { get; }
}
