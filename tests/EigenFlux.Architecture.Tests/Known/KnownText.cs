using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests.Known;

/// <summary>The text of a list: a line for each entry, with a reason after '#'; lines that begin with '#' are remarks.</summary>
internal static class KnownText
{
    /// <summary>The command that rewrites the lists.</summary>
    public const string Command = "dotnet test tests/EigenFlux.Architecture.Tests -e EFLUX_ARCHITECTURE=accept";

    /// <summary>Whether the lists are to be rewritten.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("EFLUX_ARCHITECTURE") == "accept";

    /// <summary>The text of a list in this project's folder <c>Known/</c>.</summary>
    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Writes a list in this project's folder <c>Known/</c>.</summary>
    public static void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>The lines that are not empty and no remarks.</summary>
    public static IEnumerable<KnownLine> Lines(string text) => text.Split('\n')
        .Select((line, index) => (Text: line.TrimEnd('\r', ' '), Number: index + 1))
        .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
        .Select(line =>
        {
            var mark = line.Text.IndexOf(" #", StringComparison.Ordinal);
            var (content, reason) = mark < 0 ? (line.Text, "") : (line.Text[..mark], line.Text[(mark + 2)..]);
            return new KnownLine(line.Number, line.Text[0] == ' ', content.Trim(), reason.Trim());
        });

    /// <summary>A line.</summary>
    public static string Line(string content, string reason) => reason.Length == 0 ? content : $"{content}  # {reason}";

    /// <summary>A text with a remark at its head.</summary>
    public static string Format(string remark, IEnumerable<string> lines) => $"# {remark}\n{string.Concat(lines.Select(line => line + "\n"))}";

    /// <summary>Fails with all problems and the command that accepts them.</summary>
    public static void ShouldBeTrue(string name, IReadOnlyCollection<string> problems) => problems.ShouldBeEmpty(
        $"{string.Join("\n", problems)}\nThe list is tests/EigenFlux.Architecture.Tests/Known/{name}. To rewrite it: {Command}\n");

    private static string PathOf(string name) => Path.Combine(Repository.Project, "Known", name);
}
