using System.Text.RegularExpressions;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>Changes texts word by word: what is left out, doubled, moved, put in from elsewhere, or odd.</summary>
internal static partial class TextMutator
{
    private const int MostChanges = 6;
    private const int MostRepeats = 40;
    private const int Longest = 20_000;

    /// <summary>A text with some changes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="others">Texts from which pieces are put in.</param>
    /// <param name="random">Decides.</param>
    public static string Mutate(string text, IReadOnlyList<string> others, SeededRandom random)
    {
        var words = Split(text);
        for (var changes = 1 + random.Small(MostChanges); changes > 0; changes--)
        {
            Change(words, others, random);
        }

        var mutant = string.Concat(words);
        return mutant.Length <= Longest ? mutant : mutant[..Longest];
    }

    /// <summary>The numbers of a text changed, each once in so many times.</summary>
    public static string MutateNumbers(string text, SeededRandom random, int oneIn) => Number().Replace(text, match => !random.OneIn(oneIn)
        ? match.Value
        : random.NextInt32(8) switch
        {
            0 => random.Pick(OddTexts.Numbers),
            < 3 => long.TryParse(match.Value, out var number) ? (number + random.NextInt32(5) - 2).ToString() : match.Value,
            < 6 => long.TryParse(match.Value, out var number) && number < int.MaxValue ? (number * (1 + random.NextInt32(4)) / 2).ToString() : match.Value,
            _ => random.NextInt32(300).ToString(),
        });

    private static List<string> Split(string text) => [.. Words().Matches(text).Select(word => word.Value)];

    private static void Change(List<string> words, IReadOnlyList<string> others, SeededRandom random)
    {
        var at = random.NextInt32(words.Count + 1);
        var count = Math.Min(1 + random.Small(12), words.Count - at);
        switch (random.NextInt32(12))
        {
            case 0 or 1 when count > 0:
                words.RemoveRange(at, count);
                break;
            case 2 when count > 0:
                words.InsertRange(random.NextInt32(words.Count + 1), words.GetRange(at, count));
                break;
            case 3 when count > 0:
                var some = words.GetRange(at, count);
                for (var i = random.Small(MostRepeats); i >= 0; i--)
                {
                    words.InsertRange(at, some);
                }

                break;
            case 4 or 5:
                var other = Split(random.Pick(others));
                var from = random.NextInt32(other.Count + 1);
                words.InsertRange(at, other.GetRange(from, Math.Min(random.Small(30), other.Count - from)));
                break;
            case 6 when at < words.Count:
                words[at] = random.Pick(OddTexts.Words);
                break;
            case 7:
                words.InsertRange(at, [" ", random.Pick(OddTexts.Words), " "]);
                break;
            case 8 when at < words.Count && words[at].Length > 0:
                var within = random.NextInt32(words[at].Length);
                words[at] = random.OneIn(2) ? words[at].Remove(within, 1) : words[at].Insert(within, random.Pick(OddTexts.Characters));
                break;
            case 9:
                words.Insert(at, random.Pick(OddTexts.Characters));
                break;
            case 10:
                var numbers = Enumerable.Range(0, words.Count).Where(i => words[i].Length > 0 && char.IsAsciiDigit(words[i][0])).ToList();
                if (numbers.Count > 0)
                {
                    words[random.Pick(numbers)] = random.Pick(OddTexts.Numbers);
                }

                break;
            case 11 when at < words.Count:
                var place = random.NextInt32(words.Count);
                (words[at], words[place]) = (words[place], words[at]);
                break;
        }
    }

    [GeneratedRegex(@"\w+|[ \t]+|\n|""[^""\n]*""|->|\.\.|.", RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)?\b")]
    private static partial Regex Number();
}
