namespace EigenFlux.Models.Contract;

/// <summary>
/// A model could not do what was asked, for a reason outside the program: a file, a machine, a server. Hosts turn it into a
/// diagnostic; its message is one line that says what is wrong and what to do.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ModelException(ModelErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>Why.</summary>
    public ModelErrorKind Kind { get; }
}
