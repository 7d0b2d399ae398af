namespace EigenFlux.Tests.Support;

/// <summary>The real model that some tests need.</summary>
public static class RealModel
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The model's path; the test is skipped, visibly, where there is none.</summary>
    public static string Path()
    {
        var path = Find();
        Skip.If(path is null, "No real model: set EFLUX_TEST_MODEL to a GGUF file.");
        return path!;
    }

    /// <summary>The folder that it is in, for programs that name it; none if there is no model.</summary>
    public static IReadOnlyList<string> Folders => Find() is { } path ? [System.IO.Path.GetDirectoryName(path)!] : [];

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("EFLUX_TEST_MODEL");
        var folder = System.IO.Path.Combine(Root, "..", "shared", "models");
        var path = !string.IsNullOrEmpty(named) ? named
            : Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.gguf").Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return path is null ? null : System.IO.Path.GetFullPath(path);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
