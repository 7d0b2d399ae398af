namespace EigenFlux.Language.Parsing;

/// <summary>What differs between two texts: all between what both begin with and what both end with.</summary>
/// <param name="Start">Where it starts in both.</param>
/// <param name="OldEnd">Where it ends in the old text.</param>
/// <param name="NewEnd">Where it ends in the new text.</param>
internal readonly record struct TextChange(int Start, int OldEnd, int NewEnd)
{
    /// <summary>How many units later the new text has what follows the change.</summary>
    public int Delta => NewEnd - OldEnd;

    public static TextChange Between(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        var (oldEnd, newEnd) = (before.Length, after.Length);
        while (oldEnd > start && newEnd > start && before[oldEnd - 1] == after[newEnd - 1])
        {
            oldEnd--;
            newEnd--;
        }

        return new TextChange(start, oldEnd, newEnd);
    }
}
