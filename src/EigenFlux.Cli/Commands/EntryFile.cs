using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Cli.Commands;

/// <summary>Looks at the file that a command line names before anything is done with it.</summary>
internal static class EntryFile
{
    /// <summary>The error of the path; null if the file exists.</summary>
    public static Diagnostic? Check(string path)
    {
        if (Directory.Exists(path))
        {
            var programs = Names(path).Where(name => name.EndsWith(".eflux", StringComparison.OrdinalIgnoreCase)).Order().Take(5).ToList();
            return new DiagnosticBuilder(null).FileUnreadable(
                path, "it is a folder. " + (programs.Count == 0 ? "Name a file in it." : $"Name a file in it: {string.Join(", ", programs)}."));
        }

        return File.Exists(path) ? null : new DiagnosticBuilder(null).NoSuchFile(path, Nearest(path));
    }

    /// <summary>The reason in words why a file could not be read or written.</summary>
    /// <param name="problem">What the system said.</param>
    /// <param name="path">The file; null if it has no name.</param>
    public static string Reason(Exception problem, string? path = null) => problem switch
    {
        _ when Directory.Exists(path) => "it is a folder.",
        UnauthorizedAccessException => "permission is denied.",
        DirectoryNotFoundException => "its folder does not exist.",
        FileNotFoundException => "it does not exist.",
        _ => FirstClause(problem.Message),
    };

    public static bool IsFileProblem(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    private static string Nearest(string path)
    {
        var name = Path.GetFileName(path);
        var folder = Path.GetDirectoryName(path) ?? "";
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            return $" There is no folder {folder} either.";
        }

        var names = Names(folder.Length == 0 ? "." : folder).ToList();
        var near = names.Find(other => other == name + ".eflux")
            ?? names.Find(other => Suggestion.For(name, names).Contains($"'{other}'", StringComparison.Ordinal));
        return near is null ? "" : $" Did you mean '{Path.Combine(folder, near).Replace('\\', '/')}'?";
    }

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Take(10_000).Select(file => Path.GetFileName(file))];
        }
        catch (Exception problem) when (IsFileProblem(problem))
        {
            return [];
        }
    }

    // The framework's messages name the path again after the reason.
    private static string FirstClause(string message)
    {
        var end = message.IndexOf(" : '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.') + ".";
    }
}
