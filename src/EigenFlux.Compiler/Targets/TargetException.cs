using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Compiler.Targets;

/// <summary>A target cannot be had for a model. The compiler tells it at the scene that asks for the target.</summary>
public sealed class TargetException : Exception
{
    /// <summary>A refusal in a package's own words: a sentence that says what is wrong and what to do.</summary>
    public TargetException(string reason)
        : base(reason)
    {
    }

    /// <summary>A refusal with a diagnostic of its own.</summary>
    public TargetException(Diagnostic diagnostic)
        : base(diagnostic.Message) => Diagnostic = diagnostic;

    /// <summary>The diagnostic; null where there is only the message.</summary>
    public Diagnostic? Diagnostic { get; }
}
