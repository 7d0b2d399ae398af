using System.Globalization;

namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// What Unicode says of single code points. The framework's own normalisation does nothing in a program that carries no cultures, and this
/// is one, so the tables are part of the assembly. They are read on first use.
/// </summary>
internal static class UnicodeTables
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;

    private static readonly Lazy<Dictionary<int, int[]>> Decompositions = new(ReadDecompositions);
    private static readonly Lazy<Dictionary<int, byte>> Classes = new(ReadClasses);

    /// <summary>Adds what a code point is made of: base letters and marks, in full; a code point that is one piece is added itself.</summary>
    public static void Decompose(int codePoint, List<int> into)
    {
        if (codePoint is >= HangulFirst and <= HangulLast)
        {
            var index = codePoint - HangulFirst;
            into.Add(0x1100 + (index / (Vowels * Finals)));
            into.Add(0x1161 + (index % (Vowels * Finals) / Finals));
            if (index % Finals is > 0 and var final)
            {
                into.Add(0x11A7 + final);
            }
        }
        else if (codePoint >= 0x80 && Decompositions.Value.TryGetValue(codePoint, out var parts))
        {
            into.AddRange(parts);
        }
        else
        {
            into.Add(codePoint);
        }
    }

    /// <summary>The canonical combining class of a code point: 0 for what starts anew, else the order among the marks of a letter.</summary>
    public static byte CombiningClass(int codePoint) =>
        codePoint >= 0x300 && Classes.Value.TryGetValue(codePoint, out var order) ? order : (byte)0;

    private static Dictionary<int, int[]> ReadDecompositions()
    {
        var all = new Dictionary<int, int[]>();
        foreach (var fields in Lines("Decompositions.txt"))
        {
            var codePoint = Hex(fields[0]);
            foreach (var parts in fields.Skip(1))
            {
                all[codePoint++] = [.. parts.Split('+').Select(Hex)];
            }
        }

        return all;
    }

    private static Dictionary<int, byte> ReadClasses()
    {
        var all = new Dictionary<int, byte>();
        foreach (var fields in Lines("CombiningClasses.txt"))
        {
            for (var (codePoint, last) = (Hex(fields[0]), Hex(fields[1])); codePoint <= last; codePoint++)
            {
                all[codePoint] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
            }
        }

        return all;
    }

    private static IEnumerable<string[]> Lines(string file)
    {
        using var reader = new StreamReader(typeof(UnicodeTables).Assembly.GetManifestResourceStream(typeof(UnicodeTables), file)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ');
            }
        }
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
