using EigenFlux.Compiler.Targets;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models.Files;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Hosting;

/// <summary>The targets of a host: its own, and those of files, which are read when they are first wanted.</summary>
internal sealed class HostTargets
{
    private readonly Lazy<(TargetRegistry Registry, IReadOnlyList<Diagnostic> Diagnostics)> read;

    /// <summary>The targets of a host.</summary>
    /// <param name="own">The host's own.</param>
    /// <param name="files">The paths of its files.</param>
    /// <param name="resolve">Converts a path to an absolute path.</param>
    /// <exception cref="ArgumentException">Two of the host's own have one name.</exception>
    public HostTargets(IReadOnlyList<ITarget> own, IReadOnlyList<string> files, Func<string, string> resolve)
    {
        var registry = new TargetRegistry(own);
        read = new(() => files.Count == 0 ? (registry, []) : Read(own, files, resolve));
    }

    public TargetRegistry Registry => read.Value.Registry;

    /// <summary>The errors in the target files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => read.Value.Diagnostics;

    private static (TargetRegistry Registry, IReadOnlyList<Diagnostic> Diagnostics) Read(
        IReadOnlyList<ITarget> own, IReadOnlyList<string> files, Func<string, string> resolve)
    {
        var diagnostics = new List<Diagnostic>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var targets = new List<ITarget>(own);
        foreach (var path in files)
        {
            if (Open(path, resolve(path), diagnostics) is not { } source || TargetFile.Read(source, diagnostics) is not { } target)
            {
                continue;
            }

            var other = own.Any(one => one.Name == target.Name) ? "the host" : places.GetValueOrDefault(target.Name);
            if (other is not null)
            {
                diagnostics.Add(new DiagnosticBuilder(null).TargetTwice(path, target.Name, other));
                continue;
            }

            places[target.Name] = path;
            targets.Add(target);
        }

        return (new TargetRegistry(targets), diagnostics);
    }

    private static SourceText? Open(string name, string path, List<Diagnostic> diagnostics)
    {
        if (!File.Exists(path))
        {
            diagnostics.Add(new DiagnosticBuilder(null).NoSuchFile(name, ""));
            return null;
        }

        try
        {
            return SourceText.FromBytes(path, SafeFile.Read(path, FileLimits.Target));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new DiagnosticBuilder(null).FileUnreadable(name, problem.Message));
            return null;
        }
    }
}
