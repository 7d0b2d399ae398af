using System.Text;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>Texts of one kind: the files of a folder, in the order of their names.</summary>
internal sealed record Corpus(string Name, IReadOnlyList<(string File, string Text)> Texts)
{
    private static readonly string[] Skipped = ["obj", "bin", ".git", ".cache"];

    /// <summary>Reads <c>NAME=PATH[:EXTENSION]</c>.</summary>
    public static Corpus Read(string argument)
    {
        var (name, path) = Split(argument, '=');
        var (folder, extension) = Split(path, ':');
        IEnumerable<string> files = File.Exists(folder) ? [folder] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(extension, StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(folder, file).Split('/', '\\').Any(part => Skipped.Contains(part)))
            .Order(StringComparer.Ordinal);
        var texts = new List<(string, string)>();
        foreach (var file in files)
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(file)).Replace("\r\n", "\n", StringComparison.Ordinal);
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                texts.Add((Path.GetFileName(file), text));
            }
        }

        return new Corpus(name, texts);
    }

    private static (string, string) Split(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }
}
