using System.Text.RegularExpressions;

namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>A typed line: speech, or a command.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">What is said; of an unknown word what was typed.</param>
internal readonly partial record struct TypedLine(PersonCommand Command, string Text)
{
    /// <summary>The commands, as they are typed and described in the help.</summary>
    public static readonly IReadOnlyList<(string Word, PersonCommand Command, string Meaning)> Commands =
    [
        ("/undo", PersonCommand.Undo, "takes back your last line and everything after it; repeat it for the line before"),
        ("/retry", PersonCommand.Retry, "generates again what the others have said since your last line"),
        ("/why", PersonCommand.Why, "shows the window of the next speaker, and what was deleted from it"),
        ("/quit", PersonCommand.Quit, "ends the scene and returns its result"),
        ("/help", PersonCommand.Help, "shows this list; to say a line that begins with a slash, type two: //"),
    ];

    /// <summary>Reads a line.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="ownWords">Words with a slash that the scene itself looks for: they are said.</param>
    public static TypedLine Read(string line, IReadOnlySet<string> ownWords)
    {
        var trimmed = line.Trim();
        if (trimmed.StartsWith("//", StringComparison.Ordinal))
        {
            return new TypedLine(PersonCommand.None, trimmed[1..]);
        }

        var word = Slashed().Match(trimmed).Groups[1].Value;
        if (word.Length == 0 || ownWords.Contains(word))
        {
            return new TypedLine(PersonCommand.None, line);
        }

        return new TypedLine(
            Commands.FirstOrDefault(command => command.Word.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) is { Word: not null } known
                ? known.Command
                : PersonCommand.Unknown,
            trimmed);
    }

    [GeneratedRegex(@"\A(/\w+)(?:\s|\z)")]
    private static partial Regex Slashed();
}
