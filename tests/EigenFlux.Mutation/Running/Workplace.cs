using EigenFlux.Mutation.Mutating;

namespace EigenFlux.Mutation.Running;

/// <summary>A copy of the tree, in which mutants are built and tested.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly HashSet<string> Left =
        new([".git", ".cache", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults"], StringComparer.OrdinalIgnoreCase);

    private readonly FileStream _lock;

    private readonly string _configuration;

    private Workplace(string root, string configuration, FileStream held)
    {
        Root = root;
        _configuration = configuration;
        _lock = held;
    }

    /// <summary>The root of the copy.</summary>
    public string Root { get; }

    /// <summary>Makes the copy equal to the tree; what was built in it stays.</summary>
    /// <exception cref="IOException">Another run uses the folder.</exception>
    public static Workplace Prepare(string tree, string folder, string configuration)
    {
        var root = Path.Combine(Directory.CreateDirectory(folder).FullName, "tree");
        var held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Mirror(tree, root);

        // What the build has fetched is not fetched again.
        Environment.SetEnvironmentVariable("ToolCache", Path.Combine(tree, ".cache") + Path.DirectorySeparatorChar);
        return new Workplace(root, configuration, held);
    }

    /// <summary>Builds the test projects and all they need; the pages' tests are left out, because they need a browser.</summary>
    /// <param name="only">The names of the test projects; all if there is none.</param>
    /// <returns>The paths of the projects.</returns>
    public IReadOnlyList<string> Build(IReadOnlyCollection<string> only)
    {
        var projects = Projects("tests").Where(path => path.EndsWith(".Tests.csproj", StringComparison.Ordinal)
            && !path.EndsWith("Browser.Tests.csproj", StringComparison.Ordinal)
            && (only.Count == 0 || only.Contains(Path.GetFileNameWithoutExtension(path)))).ToList();
        var filter = Path.Combine(Root, "Mutation.slnf");
        var listed = projects.Select(path => Path.GetRelativePath(Root, path).Replace("\\", "/", StringComparison.Ordinal));
        File.WriteAllText(filter, $$"""{ "solution": { "path": "EigenFlux.sln", "projects": [ {{string.Join(", ", listed.Select(path => $"\"{path}\""))}} ] } }""");
        Builds.Build(filter, _configuration);
        return projects;
    }

    /// <summary>The product's projects.</summary>
    public IEnumerable<string> Sources() => Projects("src");

    /// <summary>The folder of a test project's assembly.</summary>
    public string Output(string project) => Path.Combine(Path.GetDirectoryName(project)!, "bin", _configuration, "net10.0");

    public void Dispose() => _lock.Dispose();

    private IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static void Mirror(string from, string to)
    {
        Directory.CreateDirectory(to);
        var wanted = new HashSet<string>(Directory.EnumerateFiles(from).Select(path => Path.GetFileName(path)!), StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            var (source, copy) = (Path.Combine(from, name), Path.Combine(to, name));
            if (!File.Exists(copy) || !File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(copy)))
            {
                File.Copy(source, copy, overwrite: true);
                File.SetLastWriteTimeUtc(copy, DateTime.UtcNow);
            }
        }

        foreach (var path in Directory.EnumerateFiles(to).Where(path => !wanted.Contains(Path.GetFileName(path))))
        {
            File.Delete(path);
        }

        var folders = new HashSet<string>(
            Directory.EnumerateDirectories(from).Select(path => Path.GetFileName(path)!).Where(name => !Left.Contains(name)), StringComparer.Ordinal);
        foreach (var name in folders)
        {
            Mirror(Path.Combine(from, name), Path.Combine(to, name));
        }

        foreach (var path in Directory.EnumerateDirectories(to).Where(path => !folders.Contains(Path.GetFileName(path)) && !Left.Contains(Path.GetFileName(path))))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
