namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    /// <summary>The absolute path of the root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of this project's folder.</summary>
    public static string Project { get; } = Path.Combine(Root, "tests", "EigenFlux.Architecture.Tests");

    /// <summary>The project files of the product.</summary>
    public static IEnumerable<string> ProjectFiles =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The path of a file from the root, with '/' between names.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
