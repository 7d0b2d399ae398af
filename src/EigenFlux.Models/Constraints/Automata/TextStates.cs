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
    private readonly List<(int First, int Last, int Target)> pieces = [];

    private TextStates(AutomatonBuilder builder, UnitAutomaton units, bool isJson)
    {
        this.builder = builder;
        this.units = units;
        this.isJson = isJson;
        utf8 = new Utf8States(builder);
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

            pieces.Clear();
            AddPlain(units.Next[i]);
            AddPairs(units.Next[i]);
            utf8.AddEdges(first + i, pieces);
            if (isJson)
            {
                AddEscapes(first + i, units.Next[i]);
            }
        }
    }

    /// <summary>The characters of one unit that stand for themselves.</summary>
    private void AddPlain(int[] next)
    {
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            if (next[unit] < 0)
            {
                continue;
            }

            AddPiece(from, Math.Min(to, (char)0xD7FF), next[unit]);
            AddPiece(Math.Max(from, (char)0xE000), to, next[unit]);
        }
    }

    private void AddPiece(int from, int to, int next)
    {
        if (!isJson)
        {
            Put(from, to, next);
            return;
        }

        Put(Math.Max(from, ' '), Math.Min(to, '"' - 1), next);
        Put(Math.Max(from, '"' + 1), Math.Min(to, '\\' - 1), next);
        Put(Math.Max(from, '\\' + 1), to, next);
    }

    private void Put(int from, int to, int next)
    {
        if (from > to)
        {
            return;
        }

        if (pieces.Count > 0 && pieces[^1].Target == first + next && pieces[^1].Last == from - 1)
        {
            pieces[^1] = (pieces[^1].First, to, first + next);
        }
        else
        {
            pieces.Add((from, to, first + next));
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
        if (next >= 0)
        {
            Put(char.ConvertToUtf32((char)high, (char)low), char.ConvertToUtf32((char)highest, (char)lowest), next);
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

    private void AddEscapes(int state, int[] next)
    {
        var escape = -1;
        var hexadecimal = new int[2];
        foreach (var (from, to, unit) in units.Classes.Ranges)
        {
            for (var value = (int)from; value <= Math.Min((int)to, '\\') && next[unit] >= 0; value++)
            {
                var target = first + next[unit];
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
