using EigenFlux.Models.Files;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Hosting;

/// <summary>
/// A folder of computed prefixes, one file each. When it would exceed its limit, the least recently used files are deleted. Several
/// processes can share it: files are written atomically, and a file that another process deletes counts as missing.
/// </summary>
/// <param name="path">The folder; it is made when something is first kept.</param>
/// <param name="limit">The most bytes of all files together.</param>
/// <param name="time">The clock by which files age; null for the system's.</param>
public sealed class PrefixFolder(string path, long limit, TimeProvider? time = null) : IPrefixStore
{
    /// <summary>The default limit of a folder, in bytes.</summary>
    public const long DefaultLimit = 2_000_000_000;

    private const string Extension = ".prefix";
    private const string Unfinished = ".tmp";

    // What a process leaves unfinished for so long, it has left behind.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    // The sign by which programs that copy and search files pass over a cache: https://bford.info/cachedir/
    private const string CacheSign = "CACHEDIR.TAG";
    private const string CacheSignText =
        "Signature: 8a477f597d28d172789f06886806bc55\n# Computed prefixes of EigenFlux. They can be deleted at any time.\n";

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private int hasFailed;

    /// <summary>The folder's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public long Limit => limit;

    /// <summary>The number of saved prefixes and their size in bytes.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public (int Count, long Bytes) Measure()
    {
        var files = Files();
        return (files.Count, files.Sum(file => file.Length));
    }

    /// <summary>Deletes all saved prefixes and the unfinished files of other processes.</summary>
    /// <returns>The number of deleted prefixes and their size in bytes.</returns>
    /// <exception cref="IOException">Something cannot be deleted.</exception>
    public (int Count, long Bytes) Clear()
    {
        var kept = Files();

        // A file that was deleted has no length any more.
        var bytes = kept.Sum(file => file.Length);
        Try(() =>
        {
            foreach (var file in kept.Concat(UnfinishedFiles()))
            {
                file.Delete();
            }
        });
        return (kept.Count, bytes);
    }

    /// <inheritdoc/>
    public byte[]? Find(PrefixKey key)
    {
        var file = FileOf(key);
        try
        {
            var state = SafeFile.Read(file, FileLimits.Prefix);
            Touch(file);
            return state;
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    /// <inheritdoc/>
    public void Keep(PrefixKey key, ReadOnlySpan<byte> state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(state.Length, limit, nameof(state));
        var beside = FileOf(key) + $".{Environment.ProcessId}-{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Make();
            MakeRoom(state.Length, except: FileOf(key));
            try
            {
                Write(beside, state);
                Touch(beside);
                File.Move(beside, FileOf(key), overwrite: true);
            }
            catch
            {
                File.Delete(beside);
                throw;
            }

            // Others may have written meanwhile.
            MakeRoom(0, except: null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What a run cannot keep once it will not be able to keep the next time either.
            if (Interlocked.Exchange(ref hasFailed, 1) == 0)
            {
                throw new IOException(problem.Message, problem);
            }
        }
    }

    private static void Write(string file, ReadOnlySpan<byte> state)
    {
        // With its size given in advance, a disk that is too full says so before anything is written. Nothing is flushed to the disk: a
        // file that a crash has torn is found out by its hash.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            PreallocationSize = state.Length,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(state);
    }

    /// <summary>
    /// Creates the folder with access for its owner only: anyone who can write to it can make the native library read arbitrary data.
    /// </summary>
    private void Make()
    {
        if (Directory.Exists(Path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            using var sign = new StreamWriter(System.IO.Path.Combine(Path, CacheSign), options);
            sign.Write(CacheSignText);
        }
        catch (IOException) when (File.Exists(System.IO.Path.Combine(Path, CacheSign)))
        {
            // Another run, or another process, has made the folder at the same moment.
        }
    }

    /// <summary>Deletes the least recently used files until <paramref name="incoming"/> more bytes fit.</summary>
    private void MakeRoom(long incoming, string? except)
    {
        var now = time.GetUtcNow();
        foreach (var left in UnfinishedFiles().Where(file => now - file.LastWriteTimeUtc > Abandoned))
        {
            left.Delete();
        }

        var files = Files().Where(file => file.FullName != except).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        var total = files.Sum(file => file.Length) + incoming;
        foreach (var file in files.TakeWhile(_ => total > limit))
        {
            total -= file.Length;
            file.Delete();
        }
    }

    private void Touch(string file)
    {
        try
        {
            File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A folder that can only be read gives what it has; it loses nothing either.
        }
    }

    private List<FileInfo> Files() => List("*" + Extension);

    private List<FileInfo> UnfinishedFiles() => List("*" + Extension + ".*" + Unfinished);

    private List<FileInfo> List(string pattern)
    {
        var found = new List<FileInfo>();
        Try(() =>
        {
            if (Directory.Exists(Path))
            {
                // A file that is gone by the time it is looked at has no length any more.
                found.AddRange(new DirectoryInfo(Path).EnumerateFiles(pattern).Where(file => file.Exists));
            }
        });
        return found;
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    private string FileOf(PrefixKey key) => System.IO.Path.Combine(Path, key.Name + Extension);
}
