namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>Where the repository's files are.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Baselines { get; } = Path.Combine(Root, "tests", "Baselines");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests are not in the repository's tree.");
        }

        return folder.FullName;
    }
}
