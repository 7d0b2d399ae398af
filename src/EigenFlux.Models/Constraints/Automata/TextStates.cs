using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// Puts an automaton over code points into states over the bytes of UTF-8, bare or as they are inside a JSON string. Surrogates, which no
/// Unicode text has, are left out.
/// </summary>
internal sealed class TextStates
{
    private readonly AutomatonBuilder builder;
    private readonly UnitAutomaton units;
    private readonly Utf8States utf8;
    private readonly bool isJson;
    private readonly int first;
    private readonly int[] targets;
    private readonly List<(int First, int Last, int Target)> pairs = [];

    private TextStates(AutomatonBuilder builder, UnitAutomaton units, bool isJson)
    {
        this.builder = builder;
        this.units = units;
        this.isJson = isJson;
        utf8 = new Utf8States(builder, units.Classes.Blocks);
        targets = new int[units.Classes.Count];
        first = builder.Count;
    }

    /// <summary>Adds the states.</summary>
    /// <returns>The first; it begins a row of all that were added.</returns>
    public static int Add(AutomatonBuilder builder, UnitAutomaton units, bool isJson)
    {
        var states = new TextStates(builder, units, isJson);
        states.Add();
        return states.first;
    }

    private void Add()
    {
        for (var i = 0; i < units.Next.Count; i++)
        {
            builder.Add();
        }

        for (var i = 0; i < units.Next.Count && !builder.IsTooLarge; i++)
        {
            if (units.Final[i])
            {
                builder.MakeFinal(first + i);
            }

            var next = units.Next[i];
            for (var unit = 0; unit < targets.Length; unit++)
            {
                targets[unit] = next[unit] < 0 ? -1 : first + next[unit];
            }

            AddAscii(first + i);
            utf8.AddBlocks(first + i, targets);
            pairs.Clear();
            AddPairs(next);
            utf8.AddHigh(first + i, pairs);
            if (isJson)
            {
                AddEscapes(first + i);
            }
        }
    }

    /// <summary>The characters of one byte that stand for themselves.</summary>
    private void AddAscii(int state)
    {
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            if (from > 0x7F)
            {
                return;
            }

            var last = Math.Min(to, 0x7F);
            if (!isJson)
            {
                AddAscii(state, from, last, targets[unit]);
                continue;
            }

            AddAscii(state, Math.Max(from, ' '), Math.Min(last, '"' - 1), targets[unit]);
            AddAscii(state, Math.Max(from, '"' + 1), Math.Min(last, '\\' - 1), targets[unit]);
            AddAscii(state, Math.Max(from, '\\' + 1), last, targets[unit]);
        }
    }

    private void AddAscii(int state, int from, int to, int target)
    {
        if (from <= to && target >= 0)
        {
            builder.AddEdge(state, (byte)from, (byte)to, target);
        }
    }

    /// <summary>The characters from U+10000 on.</summary>
    private void AddPairs(int[] next)
    {
        foreach (var (from, to, kind) in units.Classes.Ranges)
        {
            if (to < CharSet.FirstAstral || next[kind] < 0)
            {
                continue;
            }

            var (low, target) = (Math.Max(from, CharSet.FirstAstral), first + next[kind]);
            if (pairs.Count > 0 && pairs[^1].Target == target && pairs[^1].Last == low - 1)
            {
                pairs[^1] = (pairs[^1].First, to, target);
            }
            else
            {
                pairs.Add((low, to, target));
            }
        }
    }

    private void AddEscapes(int state)
    {
        var escape = -1;
        var hexadecimal = new int[2];
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            for (var value = from; value <= Math.Min(to, '\\') && targets[unit] >= 0; value++)
            {
                var target = targets[unit];
                if (JsonText.ShortEscape((char)value) is { } letter)
                {
                    Escape();
                    builder.AddEdge(escape, (byte)letter, (byte)letter, target);
                }
                else if (value < ' ')
                {
                    Escape();
                    ref var high = ref hexadecimal[value >> 4];
                    if (high == 0)
                    {
                        high = builder.Add();
                    }

                    var digit = (byte)"0123456789abcdef"[value & 15];
                    builder.AddEdge(high, digit, digit, target);
                }
            }
        }

        if (hexadecimal[0] == 0 && hexadecimal[1] == 0)
        {
            return;
        }

        var zeros = builder.AddText(escape, "u00"u8);
        for (var high = 0; high < 2; high++)
        {
            if (hexadecimal[high] > 0)
            {
                builder.AddEdge(zeros, (byte)('0' + high), (byte)('0' + high), hexadecimal[high]);
            }
        }

        void Escape()
        {
            if (escape < 0)
            {
                escape = builder.Add();
                builder.AddEdge(state, (byte)'\\', (byte)'\\', escape);
            }
        }
    }
}
