using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// Puts an automaton over UTF-16 units into states over the bytes of UTF-8, bare or as they are inside a JSON string. Texts that are no
/// Unicode (half a surrogate pair) are left out.
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

            var last = Math.Min((int)to, 0x7F);
            if (!isJson)
            {
                AddAscii(state, from, last, targets[unit]);
                continue;
            }

            AddAscii(state, Math.Max((int)from, ' '), Math.Min(last, '"' - 1), targets[unit]);
            AddAscii(state, Math.Max((int)from, '"' + 1), Math.Min(last, '\\' - 1), targets[unit]);
            AddAscii(state, Math.Max((int)from, '\\' + 1), last, targets[unit]);
        }
    }

    private void AddAscii(int state, int from, int to, int target)
    {
        if (from <= to && target >= 0)
        {
            builder.AddEdge(state, (byte)from, (byte)to, target);
        }
    }

    /// <summary>The characters of two units.</summary>
    private void AddPairs(int[] next)
    {
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            var (high, highest) = (Math.Max((int)from, 0xD800), Math.Min((int)to, 0xDBFF));
            if (high > highest || next[unit] < 0)
            {
                continue;
            }

            var second = units.Next[next[unit]];
            if (TheOnly(second) is { } only)
            {
                PutPairs(high, highest, 0xDC00, 0xDFFF, only);
                continue;
            }

            for (; high <= highest; high++)
            {
                foreach (var (low, lowest, after) in units.Classes.Ranges)
                {
                    if (second[after] >= 0 && low <= 0xDFFF && lowest >= 0xDC00)
                    {
                        PutPairs(high, high, Math.Max((int)low, 0xDC00), Math.Min((int)lowest, 0xDFFF), second[after]);
                    }
                }
            }
        }
    }

    private void PutPairs(int high, int highest, int low, int lowest, int next)
    {
        if (next < 0)
        {
            return;
        }

        var (from, to) = (char.ConvertToUtf32((char)high, (char)low), char.ConvertToUtf32((char)highest, (char)lowest));
        if (pairs.Count > 0 && pairs[^1].Target == first + next && pairs[^1].Last == from - 1)
        {
            pairs[^1] = (pairs[^1].First, to, first + next);
        }
        else
        {
            pairs.Add((from, to, first + next));
        }
    }

    /// <summary>The one state that all second halves lead to (-1 where none leads on); null where there are several.</summary>
    private int? TheOnly(int[] second)
    {
        int? only = null;
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            if (from > 0xDFFF || to < 0xDC00)
            {
                continue;
            }

            if (only is { } other && other != second[unit])
            {
                return null;
            }

            only = second[unit];
        }

        return only;
    }

    private void AddEscapes(int state)
    {
        var escape = -1;
        var hexadecimal = new int[2];
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            for (var value = (int)from; value <= Math.Min((int)to, '\\') && targets[unit] >= 0; value++)
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
