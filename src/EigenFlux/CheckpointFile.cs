using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EigenFlux.Hosting;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Files;
using EigenFlux.Runtime.Checkpoints;

namespace EigenFlux;

/// <summary>
/// A file with the checkpoint of one run, and a lock file next to it (<c>.lock</c>) that prevents two runs from writing it. A new
/// checkpoint replaces the previous one atomically: whenever the process ends, one of the two exists.
/// </summary>
public sealed partial class CheckpointFile : IDisposable
{
    private readonly string path;
    private readonly FileStream held;

    private CheckpointFile(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>Opens the file for a run.</summary>
    /// <param name="path">The file; it need not be there.</param>
    /// <param name="resumes">Whether the run continues from the file; otherwise the checkpoint of an unfinished run is not overwritten.</param>
    /// <param name="problem">The error; null if there is none.</param>
    /// <returns>Null if another run is writing the file, or if it cannot be written.</returns>
    public static CheckpointFile? Open(string path, bool resumes, out Diagnostic? problem)
    {
        problem = null;
        FileStream? held = null;
        try
        {
            // By whatever link it is named, one checkpoint has one lock, and a new one takes the place of the file and not of the link.
            path = Path.GetFullPath(path);
            if (SafeFile.KindOf(path) == FileKind.Special || IsOutput(path))
            {
                problem = new DiagnosticBuilder(null).CannotWrite($"The checkpoint {path}", UnfitFileException.Of(FileKind.Special).Message);
                return null;
            }

            path = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
            if (Directory.Exists(path))
            {
                problem = new DiagnosticBuilder(null).CannotWrite($"The checkpoint {path}", "it is a folder.");
                return null;
            }

            held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            if (!resumes && Read(path, out _) is { IsFinished: false })
            {
                held.Dispose();
                problem = new DiagnosticBuilder(null).CheckpointUnfinished(path);
                return null;
            }

            return new CheckpointFile(path, held);
        }
        catch (IOException refused) when (held is null && File.Exists(path + ".lock") && refused is not DirectoryNotFoundException)
        {
            problem = new DiagnosticBuilder(null).CheckpointInUse(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problem = new DiagnosticBuilder(null).CannotWrite($"The checkpoint {path}", Reason(refused));
        }

        return null;
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">The error; null if there is none.</param>
    /// <returns>Null if the file cannot be read, or its program has changed since.</returns>
    public static Checkpoint? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        try
        {
            var checkpoint = Checkpoint.FromBytes(SafeFile.Read(path, FileLimits.Checkpoint));
            if (checkpoint.Release != Checkpoint.ThisRelease)
            {
                problem = new DiagnosticBuilder(null).CheckpointMismatch($"release of EigenFlux ({checkpoint.Release})");
                return null;
            }

            if (Origin(checkpoint).Files.FirstOrDefault(file => File.Exists(file.Path) && HashOf(file.Path) != file.Hash) is { } changed)
            {
                problem = new DiagnosticBuilder(null).CheckpointMismatch($"program ({changed.Path} has changed since)");
                return null;
            }

            return checkpoint;
        }
        catch (FormatException bad)
        {
            problem = new DiagnosticBuilder(null).CheckpointUnreadable(path, bad.Message);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            problem = new DiagnosticBuilder(null).CheckpointUnreadable(path, Reason(bad).TrimEnd('.'));
        }

        return null;
    }

    /// <summary>The options of the host that a checkpoint was made with: with others, numbers are rounded in another way.</summary>
    public static FluxHostOptions HostOptions(Checkpoint checkpoint)
    {
        var origin = Origin(checkpoint);
        return new FluxHostOptions { BaseFolder = origin.Folder, Threads = origin.Threads, GpuLayers = origin.GpuLayers };
    }

    /// <summary>Options that save the state of a new run in this file.</summary>
    /// <param name="every">The number of generated tokens between two checkpoints.</param>
    /// <param name="host">The options of the run's host.</param>
    /// <param name="program">The program, whose files must not change until the run is resumed; null for an image.</param>
    public CheckpointOptions Options(int every, FluxHostOptions host, BoundProgram? program) => new(Write)
    {
        Every = every,
        Host = JsonSerializer.Serialize(
            new CheckpointOrigin(
                Path.GetFullPath(host.BaseFolder),
                host.Threads,
                host.GpuLayers,
                [.. (program?.Files ?? []).Select(file => new CheckpointSource(Path.GetFullPath(file.Path), HashOf(file.Path)))]),
            OriginJson.Default.CheckpointOrigin),
    };

    /// <summary>Options that save the state of a resumed run in this file.</summary>
    public CheckpointOptions Options(Checkpoint checkpoint) => new(Write) { Every = checkpoint.Every, Host = checkpoint.Host };

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    /// <exception cref="FormatException">The text was not written by <see cref="Options(int, FluxHostOptions, BoundProgram?)"/>.</exception>
    private static CheckpointOrigin Origin(Checkpoint checkpoint)
    {
        try
        {
            return JsonSerializer.Deserialize(checkpoint.Host, OriginJson.Default.CheckpointOrigin) is { } origin && origin.IsWhole
                ? origin
                : throw new FormatException("its host options are incomplete");
        }
        catch (JsonException bad)
        {
            throw new FormatException("its host options are not JSON", bad);
        }
    }

    /// <summary>An open output of the process, which may lead to a file: what replaced the file would take it from the output.</summary>
    private static bool IsOutput(string path) => !OperatingSystem.IsWindows()
        && (path is "/dev/stdout" or "/dev/stderr" || path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static string HashOf(string path)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(SafeFile.Read(path, FileLimits.Source)));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Reason(Exception problem) => problem switch
    {
        UnauthorizedAccessException => "permission is denied.",
        DirectoryNotFoundException => "its folder does not exist.",
        FileNotFoundException => "it does not exist.",
        _ => problem.Message,
    };

    private string? Write(Checkpoint checkpoint)
    {
        var beside = path + ".new";
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(checkpoint.ToBytes());
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            try
            {
                File.Delete(beside);
            }
            catch (Exception) when (refused is not null)
            {
                // It is as full or as closed for this as for the other.
            }

            return Reason(refused).TrimEnd('.');
        }
    }

    [JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(CheckpointOrigin))]
    private sealed partial class OriginJson : JsonSerializerContext;
}
