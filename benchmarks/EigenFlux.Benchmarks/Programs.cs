using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks;

/// <summary>The programs that are measured.</summary>
internal static class Programs
{
    public const int Characters = 200;
    public const int Beats = 100;

    private static readonly string[] Trades = ["ferryman", "clockmaker", "smith", "broker", "midwife", "tinker", "surveyor", "glazier", "cooper", "herald"];
    private static readonly string[] Habits =
    [
        "counts the steps of every stair", "never says a number twice", "answers with a question", "keeps a list of debts",
        "looks at the door before speaking", "knows the tide without a table", "distrusts any clean coat", "speaks to the dog first",
    ];

    /// <summary>One turn of the narrator, of so many tokens.</summary>
    public static string LongTurn(int tokens, int window, string sampler) => $$"""
        model Measured = "builtin:mini" { {{sampler}} }

        scene Story on Measured {
          window {{window}} tokens, reserve 64
          target novel
          pin "A story of a lighthouse, its keeper, and the three ships that came in one winter, told slowly, with all names and all weathers."
          narrator: "In the first winter of the war the keeper of the northern light wrote down everything he saw."
          narrator -> story until {{tokens}} tokens
          return story: story
        }
        """;

    /// <summary>Many short turns of the narrator, in a window that fills: a prefix of about 200 tokens, and a policy.</summary>
    public static string ManyTurns(int turns, int length, int window, int pinned, string policy) => $$"""
        scene Watch {
          window {{window}} tokens, reserve {{length + 16}}
          target novel
          {{policy}}
          pin "{{Prose(pinned)}}"
          repeat {{turns}} {
            narrator -> log until {{length}} tokens
          }
          return last: log
        }
        """;

    /// <summary>Two hundred characters, each with both levels of detail and lines, and a hundred beats.</summary>
    public static string Large()
    {
        var program = new StringBuilder();
        var cast = string.Join(", ", Enumerable.Range(1, Characters).Select(i => $"Person{i}"));
        for (var i = 1; i <= Characters; i++)
        {
            var (trade, habit) = (Trades[i % Trades.Length], Habits[i % Habits.Length]);
            program.Append(CultureInfo.InvariantCulture, $$""""
                /// The {{trade}} of house {{i}}.
                character Person{{i}} "Person {{i}}" {
                  brief "Person {{i}}, a {{trade}} who {{habit}}."
                  full """
                    Person {{i}} has been a {{trade}} for {{(i % 40) + 3}} years, in the house with the number {{i}} at the end of the lower
                    street. Person {{i}} {{habit}}, and has not forgotten who was kind in the year of the flood. When asked about it,
                    Person {{i}} says what it cost, and then says nothing.
                    """
                  voice "short, dry, a little tired"
                  line "I have {{i}} reasons, and you will hear two of them."
                  line "Ask the {{Trades[(i + 3) % Trades.Length]}}. I was not there."
                }

                """");
        }

        program.Append(CultureInfo.InvariantCulture, $$"""

            scene Town(thing: text = "the bridge") {
              window 32768 tokens, reserve 256
              target screenplay
              delete by turn down to 65 %
              cast {{cast}}
              setting "The market at noon. Everyone has come, because of {thing}."
              pin "The vote is at midnight."

            """);
        for (var beat = 0; beat < Beats; beat += 2)
        {
            program.Append(CultureInfo.InvariantCulture, $$"""
                  Person{{(beat * 7 % Characters) + 1}}: "I have seen {thing} with my own eyes, {{beat}} times, and it does not hold."
                  Person{{(beat * 11 % Characters) + 1}} -> answer until line, 60 tokens

                """);
        }

        program.Append("  return answers: answer.count, last: answer\n}\n");
        return program.ToString();
    }

    /// <summary>Plain sentences of so many words.</summary>
    public static string Prose(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => (i % 12) switch
    {
        0 => "The", 1 => Trades[i / 12 % Trades.Length], 2 => "of", 3 => "the", 4 => "lower", 5 => "street", 6 => "waits", 7 => "for",
        8 => "the", 9 => "boat", 10 => "and", _ => "sings.",
    }));

    /// <summary>Writes a program into a folder of its own below the system's temporary one, and gives its path.</summary>
    public static string Save(string program)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("eflux-benchmark-").FullName, "program.eflux");
        File.WriteAllText(path, program);
        return path;
    }

    public static void Delete(string path) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
}
