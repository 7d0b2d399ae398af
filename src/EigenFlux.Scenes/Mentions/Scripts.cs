namespace EigenFlux.Scenes.Mentions;

/// <summary>Determines the script of a character.</summary>
internal static class Scripts
{
    // The first and the last code point of the blocks whose scripts put nothing between words.
    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF), (0x1B00, 0x1B7F), (0x3005, 0x3007),
        (0x3041, 0x309F), (0x3100, 0x312F), (0x31A0, 0x31BF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA980, 0xA9FF), (0xAA60, 0xAADF),
        (0xF900, 0xFAFF), (0x11700, 0x1174F), (0x16FE0, 0x18DFF), (0x1B000, 0x1B2FF), (0x20000, 0x3FFFD),
    ];

    private static readonly (int First, int Last)[] Katakana = [(0x30A0, 0x30FF), (0x31F0, 0x31FF)];

    private static readonly (int First, int Last)[] Hangul = [(0x1100, 0x11FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)];

    // Compatibility jamo stand for sounds, as in laughter, and belong to no word.
    private static readonly (int First, int Last)[] Sounds = [(0x3130, 0x318F)];

    /// <summary>The script of a unit of a text.</summary>
    public static Script Of(FoldedText text, int index)
    {
        var codePoint = text[index];
        return codePoint == '_' ? Script.Underscore
            : !text.IsWord(index) || IsIn(Sounds, codePoint) ? Script.None
            : codePoint < 0x300 ? (codePoint is >= '0' and <= '9' ? Script.Digit : Script.Spaced)
            : System.Text.Rune.IsDigit(new System.Text.Rune(codePoint)) ? Script.Digit
            : IsIn(Unspaced, codePoint) ? Script.Unspaced
            : IsIn(Katakana, codePoint) ? Script.Katakana
            : IsIn(Hangul, codePoint) ? Script.Hangul
            : Script.Spaced;
    }

    private static bool IsIn((int First, int Last)[] blocks, int codePoint)
    {
        foreach (var (first, last) in blocks)
        {
            if (first <= codePoint && codePoint <= last)
            {
                return true;
            }
        }

        return false;
    }
}
