using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Reads the entry file and all that it imports.</summary>
internal sealed class SourceLoader(ISourceProvider sources, List<Diagnostic> diagnostics)
{
    private readonly Dictionary<string, LoadedFile> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<LoadedFile> _open = [];

    public List<LoadedFile> Files { get; } = [];

    public string Root { get; private set; } = "";

    public void Load(string path)
    {
        path = path.Replace('\\', '/');
        Root = FindRoot(FolderOf(path));
        if (Refuse(path, null, path, new DiagnosticBuilder(null)))
        {
            return;
        }

        if (sources.Read(path) is not { } source)
        {
            diagnostics.Add(Missing(path, null, path, new DiagnosticBuilder(null)));
            return;
        }

        // A list of what is still to do, not recursion: a chain of imports may be long.
        var pending = new Stack<LoadedFile>();
        pending.Push(Add(path, source));
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

    private LoadedFile Add(string path, SourceText source)
    {
        var file = new LoadedFile(FileParser.Parse(source));
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
                if (Refuse(path, Root, text, at))
                {
                    continue;
                }

                if (sources.Read(path) is not { } source)
                {
                    var diagnostic = Missing(path, Root, text, at);
                    diagnostics.Add(sources.Exists(path + ".eflux") ? diagnostic with { Fix = at.Replacement($"\"{text}.eflux\"") } : diagnostic);
                    continue;
                }

                target = Add(path, source);
                added.Add(target);
            }

            file.Imports.Add(new FileImport(import, target));
        }

        return added;
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
