using EigenFlux.Models.Files;

namespace EigenFlux.Hosting;

/// <summary>The most bytes that are read of each kind of file.</summary>
public static class FileLimits
{
    /// <summary>A program's file: as many letters as a file may have, in the longest form of UTF-8.</summary>
    public const long Source = 32L << 20;

    /// <summary>A target's file.</summary>
    public const long Target = 4L << 20;

    /// <summary>The measured weights of a program.</summary>
    public const long Weights = 16L << 20;

    /// <summary>A text that is scored.</summary>
    public const long Text = 256L << 20;

    /// <summary>An image.</summary>
    public const long Image = 256L << 20;

    /// <summary>A checkpoint: it holds the caches of the models.</summary>
    public const long Checkpoint = SafeFile.MostBytes;

    /// <summary>A computed prefix.</summary>
    public const long Prefix = SafeFile.MostBytes;
}
