namespace EigenFlux.Language.Text;

/// <summary>The kinds of reasons not to read a source file.</summary>
public enum SourceRefusalKind
{
    /// <summary>It lies outside of the project's root, with links followed.</summary>
    Outside,

    /// <summary>It is a folder, a pipe, a device or a socket.</summary>
    NotRegular,

    /// <summary>It has more bytes than a source file may have.</summary>
    TooLarge,

    /// <summary>The system does not let it be read.</summary>
    Unreadable,
}
