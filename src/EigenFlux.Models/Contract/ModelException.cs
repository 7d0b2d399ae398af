namespace EigenFlux.Models.Contract;

/// <summary>
/// An operation of a model failed for a reason outside the program: a file, a machine, a server. Hosts convert it to a
/// diagnostic; the message is one line with the problem and a fix.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ModelException(ModelErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>Why.</summary>
    public ModelErrorKind Kind { get; }
}
