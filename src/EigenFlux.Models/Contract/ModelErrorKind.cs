namespace EigenFlux.Models.Contract;

/// <summary>The reason why an operation of a model failed.</summary>
public enum ModelErrorKind
{
    /// <summary>No engine supports the URI, or it is malformed.</summary>
    UnknownModel,

    /// <summary>The file does not exist.</summary>
    NotFound,

    /// <summary>A program names a file outside of the folders in which it may look for models.</summary>
    Outside,

    /// <summary>The file is cut off, damaged, or of another format.</summary>
    Unreadable,

    /// <summary>The engine's native library is not on this machine, or is of another release.</summary>
    LibraryMissing,

    /// <summary>The window is larger than the model's.</summary>
    WindowTooLarge,

    /// <summary>The engine could not get the memory it needs.</summary>
    OutOfMemory,

    /// <summary>The engine failed while computing.</summary>
    EngineFailed,

    /// <summary>A recording has no further turn.</summary>
    NothingToSay,

    /// <summary>The next token of a recording is not allowed.</summary>
    NotAllowed,

    /// <summary>The engine cannot do this at all.</summary>
    Unsupported,
}
