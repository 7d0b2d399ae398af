using System.Runtime.CompilerServices;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests;

/// <summary>Where programs for tests come from.</summary>
internal static class Programs
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The design programs beside the repository, or null where they are not.</summary>
    public static string? DesignFolder { get; } = FindDesign();

    public static BoundProgram Load(string text) => EfluxProgram.Load("program.eflux",
        new InMemorySourceProvider().Add("program.eflux", text).Add("other.eflux", Diagnostics.WrongPrograms.Other));

    public static BoundProgram LoadFile(string path) => EfluxProgram.Load(Path.GetFullPath(path).Replace('\\', '/'), new Disk());

    /// <summary>The fixtures beside the tests; there are some, or every test of them would pass for want of any.</summary>
    public static IEnumerable<string> Fixtures()
    {
        var files = Directory.GetFiles(Path.Combine(Folder(), "Fixtures"), "*.eflux");
        files.ShouldNotBeEmpty();
        return files.OrderBy(f => f, StringComparer.Ordinal);
    }

    /// <summary>Every program that is there and has no mistake: fixtures, and the design programs where they are.</summary>
    public static IEnumerable<string> GoodFiles() =>
        Fixtures().Concat(DesignFolder is null ? [] : Directory.GetFiles(DesignFolder, "*.eflux").OrderBy(f => f, StringComparer.Ordinal));

    /// <summary>Every source file of the baselines, with and without mistakes.</summary>
    public static IReadOnlyList<SourceText> Baselines { get; } =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryRoot, "tests", "Baselines"), "*.eflux", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => SourceText.FromBytes(path.Replace('\\', '/'), File.ReadAllBytes(path))),
    ];

    public static (string Text, TextSpan Span) Unmark(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var text = marked.Remove(start, 2);
        var end = text.IndexOf("|]", start, StringComparison.Ordinal);
        return (text.Remove(end, 2), TextSpan.FromBounds(start, end));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string FindRoot()
    {
        var folder = Folder();
        while (!File.Exists(Path.Combine(folder, "EigenFlux.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string? FindDesign()
    {
        var candidates = new[] { Path.Combine(RepositoryRoot, "..", "shared", "design", "programs"), Environment.GetEnvironmentVariable("EFLUX_DESIGN_PROGRAMS") };
        return candidates.FirstOrDefault(c => c is not null && Directory.Exists(c));
    }

    private sealed class Disk : ISourceProvider
    {
        public SourceText? Read(string path) => File.Exists(path) ? SourceText.FromBytes(path, File.ReadAllBytes(path)) : null;

        public bool Exists(string path) => File.Exists(path);
    }
}
