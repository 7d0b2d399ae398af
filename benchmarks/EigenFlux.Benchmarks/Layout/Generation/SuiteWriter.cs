using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>
/// Writes the suite: programs that are like what people write, and the turns of one evening each. All of it is drawn with fixed seeds,
/// so that it is the same wherever it is written again.
/// </summary>
internal static class SuiteWriter
{
    /// <summary>Writes the programs, their turns, and the words that the suite counts as one token each.</summary>
    public static Task RunAsync()
    {
        Directory.CreateDirectory(Suite.Folder);
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var play in (PlayWriter[])
            [
                .. SmallPlays.All(), .. TownPlays.All(), .. ServicePlays.All(), .. StagePlays.All(),
            ])
        {
            Save(play.Name + ".eflux", play.Program);
            Save(play.Name + ".turns.txt", play.Turns);
            Collect(play.Program, words);
            Collect(play.Turns, words);
        }

        // Every word with a space before it and without, as it comes in a line and at its beginning.
        Save(Suite.WordsName, string.Concat(words.Select(word => $"{word} {word}\n")));
        var bytes = Directory.EnumerateFiles(Suite.Folder).Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"{Path.GetRelativePath(Places.Root, Suite.Folder)}: {words.Count} words, {bytes / 1000} KB");
        return Task.CompletedTask;
    }

    private static void Save(string name, string text) => File.WriteAllText(Path.Combine(Suite.Folder, name), text);

    private static void Collect(string text, SortedSet<string> words)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length
                && (char.IsLetter(text[i]) || (text[i] == '\'' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i + 1])));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }
    }
}
