namespace EigenFlux.Language.Syntax;

/// <summary>Deletion as an instruction.</summary>
public enum RetentionKind
{
    /// <summary><c>keep</c></summary>
    Keep,

    /// <summary><c>forget</c></summary>
    Forget,

    /// <summary><c>recall</c></summary>
    Recall,
}
