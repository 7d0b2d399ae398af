namespace EigenFlux.Models.Files;

/// <summary>A file is there and is not read: it is of another kind, or too large.</summary>
public sealed class UnfitFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">The kind of file at the path.</param>
    /// <param name="reason">The reason, as a clause with a full stop: "it is a folder.".</param>
    public UnfitFileException(FileKind kind, string reason)
        : base(reason) => Kind = kind;

    /// <summary>The kind of file at the path; <see cref="FileKind.Regular"/> for a file that is too large.</summary>
    public FileKind Kind { get; }

    /// <summary>The reason for a kind that is no regular file.</summary>
    public static UnfitFileException Of(FileKind kind) => new(kind, kind == FileKind.Folder
        ? "it is a folder."
        : "it is not a regular file, but a pipe, a device or a socket.");

    /// <summary>The reason for a file that exceeds the limit.</summary>
    /// <param name="length">The known length in bytes.</param>
    /// <param name="most">The limit in bytes.</param>
    public static UnfitFileException TooLarge(long length, long most) => new(FileKind.Regular, FormattableString.Invariant(
        $"it has {(length > most ? "" : "more than ")}{length:N0} bytes; the limit is {most:N0}."));
}
