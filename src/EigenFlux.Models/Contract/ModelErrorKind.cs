namespace EigenFlux.Models.Contract;

/// <summary>Why a model could not do what was asked.</summary>
public enum ModelErrorKind
{
    /// <summary>No engine knows the URI, or it is malformed.</summary>
    UnknownModel,

    /// <summary>There is no such file.</summary>
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

    /// <summary>A recording has no turn left to say.</summary>
    NothingToSay,

    /// <summary>What a recording says next is not among the tokens that may come.</summary>
    NotAllowed,

    /// <summary>The engine cannot do this at all.</summary>
    Unsupported,
}
