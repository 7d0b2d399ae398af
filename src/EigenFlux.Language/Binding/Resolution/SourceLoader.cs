using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Reads the entry file and all that it imports.</summary>
/// <param name="sources">Where files come from.</param>
/// <param name="previous">Files by their paths that were loaded before; of another version of a file is reused what did not change.</param>
/// <param name="isFresh">Whether the text of a file that was loaded before is still its text, so that it need not be read again.</param>
/// <param name="diagnostics">Where mistakes are reported.</param>
/// <param name="cancellation">Ends the loading.</param>
internal sealed class SourceLoader(ISourceProvider sources, IReadOnlyDictionary<string, ParsedFile> previous, Func<string, bool> isFresh,
    List<Diagnostic> diagnostics, CancellationToken cancellation)
{
    private readonly Dictionary<string, LoadedFile> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<LoadedFile> _open = [];

    public List<LoadedFile> Files { get; } = [];

    /// <summary>The parsed files by the paths under which they were asked for.</summary>
    public IReadOnlyDictionary<string, ParsedFile> Parsed => _byPath.ToDictionary(pair => pair.Key, pair => pair.Value.Parsed, StringComparer.Ordinal);

    public string Root { get; private set; } = "";

    public void Load(string path)
    {
        path = path.Replace('\\', '/');
        Root = FindRoot(FolderOf(path));
        if (Reuse(path) is not { } entry)
        {
            if (Refuse(path, null, path, new DiagnosticBuilder(null)))
            {
                return;
            }

            if (sources.Read(path) is not { } source)
            {
                diagnostics.Add(Missing(path, null, path, new DiagnosticBuilder(null)));
                return;
            }

            entry = Add(path, source);
        }

        // A list of what is still to do, not recursion: a chain of imports may be long.
        var pending = new Stack<LoadedFile>();
        pending.Push(entry);
        while (pending.Count > 0)
        {
            foreach (var added in ReadImports(pending.Pop()))
            {
                pending.Push(added);
            }
        }

        ReportCycles();
    }

    /// <summary>Reports a file that is there and must not be read.</summary>
    private bool Refuse(string path, string? root, string written, DiagnosticBuilder at)
    {
        if ((sources as IConfinedSourceProvider)?.Refuse(path, root) is not { } refusal)
        {
            return false;
        }

        diagnostics.Add(Of(refusal, root, written, at));
        return true;
    }

    /// <summary>What is wrong with a file of which no text came: it is not there, or cannot be read.</summary>
    private Diagnostic Missing(string path, string? root, string written, DiagnosticBuilder at) =>
        (sources as IConfinedSourceProvider)?.FailureOf(path) is { } failure ? Of(failure, root, written, at) : at.FileNotFound(written);

    private static Diagnostic Of(SourceRefusal refusal, string? root, string written, DiagnosticBuilder at) => refusal.Kind switch
    {
        SourceRefusalKind.Outside => at.ImportLinkOutsideRoot(written, string.IsNullOrEmpty(root) ? "." : root!),
        SourceRefusalKind.NotRegular => at.SourceNotRegular(written, refusal.Reason),
        SourceRefusalKind.TooLarge => at.SourceTooLarge(written, refusal.Reason),
        SourceRefusalKind.Unreadable => at.FileUnreadable(written, refusal.Reason),
        _ => throw new InvalidOperationException($"{refusal.Kind} is no reason."),
    };

    private LoadedFile? Reuse(string path) => previous.TryGetValue(path, out var parsed) && isFresh(path) ? Add(path, parsed) : null;

    private LoadedFile Add(string path, SourceText source) =>
        Add(path, FileParser.Parse(source, previous.TryGetValue(path, out var before) ? before : null, cancellation));

    private LoadedFile Add(string path, ParsedFile parsed)
    {
        var file = new LoadedFile(parsed);
        _byPath.Add(path, file);
        Files.Add(file);
        diagnostics.AddRange(file.Tree.Diagnostics);
        return file;
    }

    private List<LoadedFile> ReadImports(LoadedFile file)
    {
        var added = new List<LoadedFile>();
        foreach (var import in file.Tree.Declarations.OfType<ImportSyntax>())
        {
            var text = import.Path.LiteralText;
            var at = DiagnosticBuilder.At(file.Source, import.Path.Span);
            if (string.IsNullOrWhiteSpace(text))
            {
                // A path that is missing, or that has a value in it, is reported elsewhere.
                if (import.Path.Span.Length > 0 && import.Path.Pieces.All(piece => piece is LiteralPieceSyntax))
                {
                    diagnostics.Add(at.EmptyImport(DiagnosticBuilder.At(file.Source, import.Span)));
                }

                continue;
            }

            var path = Combine(FolderOf(file.Path.Replace('\\', '/')), text.Replace('\\', '/'));
            if (!IsInside(path))
            {
                diagnostics.Add(at.ImportOutsideRoot(text, Root.Length == 0 ? "." : Root));
                continue;
            }

            if (!_byPath.TryGetValue(path, out var target))
            {
                target = Reuse(path) ?? ReadImport(path, text, at);
                if (target is null)
                {
                    continue;
                }

                added.Add(target);
            }

            file.Imports.Add(new FileImport(import, target));
        }

        return added;
    }

    private LoadedFile? ReadImport(string path, string written, DiagnosticBuilder at)
    {
        if (Refuse(path, Root, written, at))
        {
            return null;
        }

        if (sources.Read(path) is { } source)
        {
            return Add(path, source);
        }

        var missing = Missing(path, Root, written, at);
        diagnostics.Add(sources.Exists(path + ".eflux") ? missing with { Fix = at.Replacement($"\"{written}.eflux\"") } : missing);
        return null;
    }

    private void ReportCycles()
    {
        var done = new HashSet<LoadedFile>();
        foreach (var file in Files)
        {
            Visit(file, done);
        }
    }

    // Depth first, with a stack of our own for the same reason.
    private void Visit(LoadedFile first, HashSet<LoadedFile> done)
    {
        var path = new List<(LoadedFile File, int Next)>();
        if (done.Add(first))
        {
            _open.Add(first);
            path.Add((first, 0));
        }

        while (path.Count > 0)
        {
            var (file, next) = path[path.Count - 1];
            if (next == file.Imports.Count)
            {
                _open.Remove(file);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (file, next + 1);
            var import = file.Imports[next];
            if (_open.Contains(import.File))
            {
                ReportCycle(file, import, [.. path.Select(p => p.File)]);
            }
            else if (done.Add(import.File))
            {
                _open.Add(import.File);
                path.Add((import.File, 0));
            }
        }
    }

    private void ReportCycle(LoadedFile file, FileImport import, List<LoadedFile> path)
    {
        var circle = path.SkipWhile(f => f != import.File).ToList();
        var chain = string.Join(" → ", circle.Append(import.File).Select(f => NameOf(f.Path)));
        var back = circle[0].Imports.First(i => circle.Count == 1 ? i.File == circle[0] : i.File == circle[1]);
        diagnostics.Add(DiagnosticBuilder.At(file.Source, import.Syntax.Path.Span).ImportCycle(import.Syntax.Path.LiteralText, chain) with
        {
            Related = [new RelatedLocation(new SourceLocation(circle[0].Source, back.Syntax.Path.Span), "the import that leads here")],
        });
    }

    private string FindRoot(string folder)
    {
        for (var current = folder; ; current = FolderOf(current))
        {
            if (sources.Exists(current.Length == 0 ? "eflux.json" : current == "/" ? "/eflux.json" : current + "/eflux.json"))
            {
                return current;
            }

            if (current.Length == 0 || current == "/" || FolderOf(current) == current)
            {
                return folder;
            }
        }
    }

    private bool IsInside(string path) => Root.Length == 0
        ? !path.StartsWith("../", StringComparison.Ordinal) && !IsRooted(path)
        : path.StartsWith(Root.EndsWith("/", StringComparison.Ordinal) ? Root : Root + "/", StringComparison.Ordinal);

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.Substring(0, slash);
    }

    private static string Combine(string folder, string relative)
    {
        var isRooted = IsRooted(relative) ? relative.StartsWith("/", StringComparison.Ordinal) : folder.StartsWith("/", StringComparison.Ordinal);
        var parts = new List<string>();
        foreach (var part in (IsRooted(relative) ? relative : folder + "/" + relative).Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != "." && !(part == ".." && isRooted))
            {
                parts.Add(part);
            }
        }

        return (isRooted ? "/" : "") + string.Join("/", parts);
    }
}
