using System.Text;

namespace EigenFlux.Tests.Views;

/// <summary>
/// A random program in which some texts are not everyone's. Each such text begins with the letters of those who may see it, in angle
/// brackets: <c>n</c> for the narrator, and a letter for each character. Bytes are its tokens, and what is said is recorded.
/// </summary>
internal sealed class RandomSecrets
{
    public static readonly IReadOnlyList<string> Cast = ["Ada", "Ben", "Cyd", "Dot"];

    private readonly Random random;
    private readonly List<string> recorded = [];
    private readonly List<string> captures = [];
    private int texts;

    public RandomSecrets(int seed)
    {
        random = new Random(seed);
        var policy = Of("turn", "turn down to 60 %", "token", "block 16", "summary using Recap", "summary using Recap down to 60 %");

        // What everyone sees is half of all: it fills a window later, and only then is a summary written.
        var statements = (14 + random.Next(14)) * (policy.StartsWith("summary", StringComparison.Ordinal) ? 3 : 1);
        var body = string.Join("\n", Enumerable.Range(0, statements).Select(_ => "  " + Statement()));
        Source = $$"""
            model Tape = "replay:turns.txt"
            {{string.Join("\n", Cast.Select(Character))}}
            scene Recap(fell: text, before: text) on Tape {
              window 9000 tokens
              narrator: "{fell} {before}"
              return told: "{fell} {before}"
            }
            scene S() on Tape {
              window {{440 + random.Next(400)}} tokens, reserve {{random.Next(3) * 40}}
              delete by {{policy}}
              cache {{Of("exact", "shift")}}
              cast {{string.Join(", ", Cast)}}
              pin "Everyone knows the harbour."
              {{(random.Next(2) == 0 ? $"pin \"{Tag(out var seers)}a pinned word\" seen by {seers}" : "")}}
            {{body}}
              return {{(captures.Count == 0 ? "1" : captures[0] + ".count")}}
            }
            """;
    }

    public string Source { get; }

    /// <summary>What is said, a turn each.</summary>
    public string[] Recorded => [.. recorded];

    /// <summary>The letter of one who has a view.</summary>
    public static char LetterOf(string viewer) => char.ToLowerInvariant(viewer[0]);

    private string Character(string name) => random.Next(2) == 0
        ? $"character {name} {{ brief \"{name} is here.\" }}"
        : $"character {name} {{ brief \"{name} is here.\" knows \"<{LetterOf(name)}>{name} knows {new string('k', 1 + random.Next(30))}\" }}";

    private string Statement() => random.Next(10) switch
    {
        0 or 1 => Line(),
        2 => $"narrator: \"{Words(out var seers)}\"{seers}",
        3 => $"setting \"{Words(out var seers)}\"{seers}",
        4 => $"note \"{Words(out var seers)}\"{(random.Next(2) == 0 ? " depth 1" : "")}{seers}",
        5 when captures.Count > 0 => $"{Of("forget", "keep", "recall")} {captures[random.Next(captures.Count)]}",
        _ => Turn(),
    };

    private string Line() => $"{Of([.. Cast])}: \"{Words(out var seers)}\"{seers}";

    private string Turn()
    {
        var capture = captures.Count > 0 && random.Next(3) == 0 ? captures[random.Next(captures.Count)] : $"c{captures.Count}";
        if (!captures.Contains(capture))
        {
            captures.Add(capture);
        }

        var said = Words(out var seers);
        recorded.Add(" " + said);
        return $"{Of([.. Cast, "narrator"])} -> {capture}{seers} until line, 60 tokens";
    }

    private string Words(out string seenBy)
    {
        var text = $"w{texts++} {new string((char)('a' + random.Next(26)), random.Next(24))}";
        if (random.Next(2) == 0)
        {
            seenBy = "";
            return text;
        }

        var tag = Tag(out var seers);
        seenBy = $" seen by {seers}";
        return tag + text;
    }

    private string Tag(out string seers)
    {
        var chosen = Cast.Append("narrator").Where(_ => random.Next(2) == 0).ToList();
        if (chosen.Count == 0)
        {
            chosen.Add(Of([.. Cast]));
        }

        seers = string.Join(", ", chosen);
        return new StringBuilder("<").AppendJoin("", chosen.Select(LetterOf)).Append('>').ToString();
    }

    private string Of(params string[] choices) => choices[random.Next(choices.Length)];
}
