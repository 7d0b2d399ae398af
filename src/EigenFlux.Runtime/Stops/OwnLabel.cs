using System.Text;

namespace EigenFlux.Runtime.Stops;

/// <summary>
/// The label that opens a speaker's turn, said again at the beginning of the turn: it is no text of the speaker's. A model may say it several times.
/// </summary>
/// <param name="label">The label that begins the speaker's turns; null if there is none.</param>
internal sealed class OwnLabel(string? label)
{
    private readonly string text = label?.Trim('\n', '\r') ?? "";

    /// <summary>Removes the label from the beginning of a complete text, and the white space around the text.</summary>
    /// <param name="said">The text.</param>
    public string TakenOff(string said) => said[Find(new StringBuilder(said)).Length..].Trim();

    /// <summary>Finds the label at the beginning of a text, including repetitions and white space before it.</summary>
    /// <param name="said">The text.</param>
    /// <returns>The length of the labels in characters, and whether the text after them may still become another label.</returns>
    public (int Length, bool IsOpen) Find(StringBuilder said)
    {
        var length = 0;
        while (text.Length > 0)
        {
            var at = length;
            while (at < said.Length && char.IsWhiteSpace(said[at]))
            {
                at++;
            }

            var same = 0;
            while (same < text.Length && at + same < said.Length && said[at + same] == text[same])
            {
                same++;
            }

            if (same < text.Length)
            {
                return (length, at + same == said.Length);
            }

            length = at + same;
        }

        return (length, false);
    }
}
