using System.Text;

namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>A program of the examples or of the docs, which has a scenario of its own.</summary>
/// <param name="Scenario">The name of the scenario.</param>
/// <param name="Path">The file that it is, or that it is written in.</param>
/// <param name="Text">The program.</param>
/// <param name="IsFile">Whether it is a file by itself, so that what it imports is beside it.</param>
public sealed record Original(string Scenario, string Path, string Text, bool IsFile)
{
    /// <summary>Scenarios whose names begin so are copies of an original, and of nothing else.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["docs-", "example-"];

    /// <summary>Every example, every program file of the docs, and every other program that a document shows, right or wrong.</summary>
    public static IReadOnlyList<Original> All { get; } = [.. Find()];

    /// <summary>The files that the scenario has of it: the program, what it imports, and what the scenario's settings name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files(ScenarioSettings settings)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Scenarios.Scenario.EntryFile] = Encoding.UTF8.GetBytes(Text) };
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        foreach (var name in settings.Targets.Concat(settings.Files))
        {
            files[name] = System.IO.File.ReadAllBytes(System.IO.Path.Combine(folder, name));
        }

        if (IsFile)
        {
            using var host = new FluxHost(new FluxHostOptions { BaseFolder = folder });
            foreach (var path in host.Load(Path).Files.Select(file => System.IO.Path.GetFullPath(file.Path)).Where(path => path != System.IO.Path.GetFullPath(Path)))
            {
                files[System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/')] = System.IO.File.ReadAllBytes(path);
            }
        }

        return files;
    }

    private static IEnumerable<Original> Find()
    {
        var examples = System.IO.Path.Combine(Repository.Root, "examples");
        var docs = System.IO.Path.Combine(Repository.Root, "docs");
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<Original> files =
        [
            .. Sorted(examples, "*.eflux").Select(path => File("example-" + System.IO.Path.GetFileNameWithoutExtension(path), path)),
            .. Directory.EnumerateDirectories(examples).Order(StringComparer.Ordinal).Where(folder => Sorted(folder, "*.eflux").Any())
                .Select(folder => File("example-" + System.IO.Path.GetFileName(folder), Entry(folder))),
            .. Sorted(docs, "*.eflux").Select(path => File("docs-" + System.IO.Path.GetFileNameWithoutExtension(path), path)),
        ];
        foreach (var file in files)
        {
            known.Add(file.Text);
            yield return file;
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in Sorted(docs, "*.md").Prepend(System.IO.Path.Combine(Repository.Root, "README.md")))
        {
            foreach (var (heading, text) in Blocks(document).Where(block => known.Add(block.Text)))
            {
                var name = $"docs-{Slug(System.IO.Path.GetFileNameWithoutExtension(document))}-{Slug(heading)}";
                var count = names[name] = names.GetValueOrDefault(name) + 1;
                yield return new Original(count == 1 ? name : $"{name}-{count}", document, text, IsFile: false);
            }
        }
    }

    private static Original File(string scenario, string path) => new(scenario, path, System.IO.File.ReadAllText(path), IsFile: true);

    private static IEnumerable<string> Sorted(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);

    /// <summary>The file of an example's folder that imports the others.</summary>
    private static string Entry(string folder) =>
        Sorted(folder, "*.eflux").First(path => System.IO.File.ReadAllText(path).Contains("import \"", StringComparison.Ordinal));

    /// <summary>The programs of a document, each with the heading that it stands below.</summary>
    private static IEnumerable<(string Heading, string Text)> Blocks(string document)
    {
        var heading = "";
        string? fence = null;
        var text = new StringBuilder();
        foreach (var line in System.IO.File.ReadAllLines(document))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = line[3..].Trim();
                text.Clear();
            }
            else if (fence is not null && line.StartsWith("```", StringComparison.Ordinal))
            {
                if (fence is "eflux" or "eflux wrong")
                {
                    yield return (heading, text.ToString());
                }

                fence = null;
            }
            else if (fence is not null)
            {
                text.Append(line).Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
            }
        }
    }

    /// <summary>A heading as part of a name; of that of a diagnostic only its code.</summary>
    private static string Slug(string heading)
    {
        var words = heading.Split(':')[0].ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-');
        return string.Join('-', string.Concat(words).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
