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

    private TextStates(AutomatonBuilder builder, UnitAutomaton units, bool isJson, bool sharesCharacters)
    {
        this.builder = builder;
        this.units = units;
        this.isJson = isJson;
        utf8 = new Utf8States(builder, units.Classes.Characters, sharesCharacters);
        targets = new int[units.Classes.Count];
        first = builder.Count;
    }

    /// <summary>Adds the states.</summary>
    /// <param name="builder">Where they go.</param>
    /// <param name="units">The texts, over code points.</param>
    /// <param name="isJson">Whether they are JSON strings.</param>
    /// <param name="sharesCharacters">Whether the states inside of characters are shared (<see cref="Utf8States"/>).</param>
    /// <returns>The first state.</returns>
    public static int Add(AutomatonBuilder builder, UnitAutomaton units, bool isJson, bool sharesCharacters)
    {
        var states = new TextStates(builder, units, isJson, sharesCharacters);
        states.Add();
        return states.first;
    }

    private void Add()
    {
        for (var i = 0; i < units.Next.Count; i++)
        {
            builder.Add();
        }

        var canEnd = FindEnds();
        for (var i = 0; i < units.Next.Count && !builder.IsTooLarge; i++)
        {
            if (units.Final[i])
            {
                builder.MakeFinal(first + i);
            }

            var next = units.Next[i];
            for (var unit = 0; unit < targets.Length; unit++)
            {
                targets[unit] = next[unit] < 0 || !canEnd[next[unit]] ? -1 : first + next[unit];
            }

            AddAscii(first + i);
            utf8.Add(first + i, targets);
            if (isJson)
            {
                AddEscapes(first + i);
            }
        }
    }

    /// <summary>For each state whether a text can end after it. What only surrogates lead to cannot be reached.</summary>
    private bool[] FindEnds()
    {
        var characters = units.Classes.Ranges.Where(range => range.First < 0xD800 || range.Last > 0xDFFF).Select(range => range.Class).Distinct().ToArray();
        var before = new List<int>?[units.Next.Count];
        var canEnd = units.Final.ToArray();
        var open = new Stack<int>();
        for (var i = 0; i < canEnd.Length; i++)
        {
            foreach (var unit in characters)
            {
                if (units.Next[i][unit] is var next and >= 0 && (before[next] is not { } known || known[^1] != i))
                {
                    (before[next] ??= []).Add(i);
                }
            }

            if (canEnd[i])
            {
                open.Push(i);
            }
        }

        while (open.TryPop(out var state))
        {
            foreach (var previous in before[state] ?? [])
            {
                if (!canEnd[previous])
                {
                    canEnd[previous] = true;
                    open.Push(previous);
                }
            }
        }

        return canEnd;
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
