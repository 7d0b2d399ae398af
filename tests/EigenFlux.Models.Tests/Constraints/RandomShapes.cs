using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>Regular expressions and shapes made at random, the same for the same seed.</summary>
public sealed class RandomShapes(ulong seed)
{
    private static readonly string[] Words =
        ["sell", "hold", "caf\u00e9", "a \"b\"", "back\\slash", "line\nbreak", "😀", "\u0001", "", "x/y", "ж", "yes", "no", "tab\t"];

    private static readonly string[] Pieces =
    [
        "a", "b", "Z", "é", "ж", "0", " ", "-", "\"", @"\\", ".", @"\d", @"\w", @"\s", @"\D", @"\W", @"\S", "[a-f]", "[^a-f]", "[^\\n\"]", @"[\w-[aeiou]]",
        @"[a-z-[m-p-[n]]]", @"\p{Lu}", @"\P{L}", @"\p{IsGreek}", @"\x41", @"\u00e9", @"\n", @"\t", @"\.", @"[\-\]x]", @"[]a]", "[^]a]", "😀", "😁", "[😀😁]", "[^😀]", "[😀-🙏]", "[^a-f😀]", @"[\W-[😀]]", @"\uD83D\uDE00", @"[\w😁]", "[K-k]", @"\e",
        @"\0", @"\cA", "[a-]", "[-a]", "[ß-ä]", "k", "s", "i", "{", "}", "]", "x{", "[.]", @"[\d\s]", @"[^\W]", "&", "[[-`]",
    ];

    private readonly SeededRandom random = new(seed);

    /// <summary>An expression of the regular subset that .NET understands.</summary>
    public string Regex()
    {
        while (true)
        {
            if (Alternatives(random.NextInt32(3)) is var pattern && IsRegex(pattern))
            {
                return pattern;
            }
        }
    }

    /// <summary>A record, and those that it is made of; some hold lists of themselves.</summary>
    public TurnShape Record()
    {
        var records = new Dictionary<string, RecordShape>(StringComparer.Ordinal);
        var count = 1 + random.NextInt32(3);
        for (var i = count - 1; i >= 0; i--)
        {
            var fields = new List<FieldShape>();
            var most = random.NextInt32(6);
            for (var field = 0; field < most; field++)
            {
                fields.Add(new FieldShape(FieldName(field), Value(2, records.Keys, i)));
            }

            records.Add($"R{i}", new RecordShape(fields));
        }

        ValueShape value = new ValueShape.RecordOf("R0");
        return new TurnShape(random.NextInt32(4) == 0 ? new ValueShape.ListOf(value) : value, records);
    }

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (RegexParseException)
        {
            // A range the wrong way round, say.
            return false;
        }
    }

    /// <summary>A class of signs that mean something in classes, wherever they happen to stand.</summary>
    private string Class()
    {
        while (true)
        {
            var text = new StringBuilder(random.NextInt32(3) == 0 ? "[^" : "[");
            for (var i = random.NextInt32(6); i >= 0; i--)
            {
                text.Append(Pick(["a", "f", "z", "-", "-", "[", "]", "^", ":", "&", @"\]", @"\[", @"\-", @"\d", @"\W", "a-f", "-[a-c]", @"\x41", "é-ж", @"\p{Lu}", @"\n", @"\c]", @"\cA"]));
            }

            if (text.Append(']').ToString() is var made && IsRegex(made))
            {
                return made;
            }
        }
    }

    private string FieldName(int number) => number switch { 1 => "b b", 2 => "ç", 3 => "q\"", _ => "f" + number };

    private ValueShape Value(int deep, ICollection<string> records, int own)
    {
        switch (random.NextInt32(deep > 0 ? 9 : 6))
        {
            case 0:
                return Choice();
            case 1:
                return new ValueShape.WholeNumber();
            case 2:
                return new ValueShape.Real();
            case 3:
                return new ValueShape.Truth();
            case 4:
                return new ValueShape.Prose();
            case 5:
                return new ValueShape.Pattern(Matching());
            case 6:
                return new ValueShape.ListOf(Value(deep - 1, records, own));
            case 7:
                return new ValueShape.ListOf(new ValueShape.RecordOf($"R{own}"));
            default:
                return records.Count == 0 ? Choice() : new ValueShape.RecordOf(records.ElementAt(random.NextInt32(records.Count)));
        }
    }

    /// <summary>An expression that some text matches.</summary>
    private string Matching()
    {
        while (true)
        {
            var pattern = Regex();
            if (RegexShape.Check(pattern) is null)
            {
                return pattern;
            }
        }
    }

    private ValueShape.Choice Choice()
    {
        var alternatives = new HashSet<string>();
        for (var i = random.NextInt32(4); i >= 0; i--)
        {
            alternatives.Add(Pick(Words));
        }

        return new ValueShape.Choice([.. alternatives]);
    }

    private string Alternatives(int deep)
    {
        var text = new StringBuilder(Parts(deep));
        for (var i = random.NextInt32(6); i > 3; i--)
        {
            text.Append('|').Append(Parts(deep));
        }

        return text.ToString();
    }

    private string Parts(int deep)
    {
        var text = new StringBuilder();
        if (random.NextInt32(12) == 0)
        {
            text.Append(Pick(["^", @"\A", "(?i)", "(?s)", "(?m)", "(?x) ", "(?i-s)", "(?n)", "(?m)^"]));
        }

        for (var i = random.NextInt32(4); i >= 0; i--)
        {
            text.Append(deep > 0 && random.NextInt32(3) == 0 ? Group(deep - 1) : random.NextInt32(5) == 0 ? Class() : Pick(Pieces)).Append(Quantifier());
        }

        if (random.NextInt32(12) == 0)
        {
            text.Append(Pick(["$", @"\z", @"\Z", "(?m)$", "(?#a comment)", "(?m:$)", "(?m:$)\\n", "(?x: # to the end\n)", "(?x: a # b\n+ ?)"]));
        }

        return text.ToString();
    }

    private string Group(int deep) => Pick(["(", "(?:", "(?<name>", "(?'n'", "(?i:", "(?s-i:", "(?im:", "(?x: "]) + Alternatives(deep) + ")";

    private string Quantifier() => random.NextInt32(3) > 0
        ? ""
        : Pick(["*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}", "*?", "+?", "??", "{1,2}?", "{0}"]);

    private string Pick(string[] from) => from[random.NextInt32(from.Length)];
}
