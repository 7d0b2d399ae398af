namespace EigenFlux.Models.Ngram;

/// <summary>
/// The documents of a training text: a line of three or more hyphens and nothing else divides them. Line breaks at both ends of a
/// document are not part of it.
/// </summary>
internal static class TrainingText
{
    public static IReadOnlyList<ReadOnlyMemory<byte>> Documents(ReadOnlyMemory<byte> text)
    {
        var documents = new List<ReadOnlyMemory<byte>>();
        var start = 0;
        for (var line = 0; line < text.Length;)
        {
            var length = text.Span[line..].IndexOf((byte)'\n') is var found and >= 0 ? found : text.Length - line;
            if (length >= 3 && text.Span.Slice(line, length).IndexOfAnyExcept((byte)'-') < 0)
            {
                AddDocument(text[start..line]);
                start = line + length;
            }

            line += length + 1;
        }

        AddDocument(text[Math.Min(start, text.Length)..]);
        return documents;

        void AddDocument(ReadOnlyMemory<byte> document)
        {
            var trimmed = document.Trim((byte)'\n');
            if (!trimmed.IsEmpty)
            {
                documents.Add(trimmed);
            }
        }
    }
}
