namespace EigenFlux.Models.Files;

/// <summary>The kind of file at a path, with links followed.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A regular file: it has a length, and reading it ends.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A named pipe, a device or a socket: reading it may wait for ever, or never end.</summary>
    Special,
}
