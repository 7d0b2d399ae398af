using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks;

/// <summary>
/// The text of a program whose characters are needed in phases: a few at a time, some of whom come back. Or they are scattered over the
/// whole of it, so that nobody is ever done. Its definitions do not all fit into the window, so that there is something to plan.
/// </summary>
internal static class PhasedProgram
{
    private const int AtATime = 6;
    private const int BeatsOfAPhase = 20;

    /// <summary>The line that <see cref="Changed"/> changes.</summary>
    private const string Line = "\"That is what was agreed, and I have it in writing.\"";

    /// <summary>The program's text.</summary>
    public static string Text(int characters, int beats, int window, bool scattered)
    {
        var text = new StringBuilder();
        for (var i = 1; i <= characters; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$""""
                character Person{{i}} "Person {{i}}" {
                  brief "Person {{i}}, of house {{(i * 7 % 90) + 1}}."
                  full """
                    {{Programs.Prose(24 + (i * 13 % 60))}} Person {{i}} has lived in house {{(i * 7 % 90) + 1}} for {{(i % 40) + 3}} years, and
                    has not forgotten who was kind in the year of the flood.
                    """
                  line "I have {{i}} reasons, and you will hear two of them."
                }

                """");
        }

        var cast = string.Join(", ", Enumerable.Range(1, characters).Select(i => $"Person{i}"));
        text.Append(CultureInfo.InvariantCulture, $$"""
            scene Town {
              window {{window}} tokens, reserve 96
              target screenplay
              delete by turn down to 70 %
              cast {{cast}}
              pin "The vote is at midnight."

            """);
        for (var beat = 0; beat < beats; beat++)
        {
            var phase = beat / BeatsOfAPhase;
            var first = phase % 5 == 4 ? phase * 3 : phase * AtATime;
            var who = (scattered ? (int)((beat + 1L) * 7919 * (beat + 3) % 104_729 % characters) : (first + (beat * 5 % AtATime)) % characters) + 1;
            if (beat == beats / 2)
            {
                text.Append(CultureInfo.InvariantCulture, $"  Person{who}: {Line}\n");
            }
            else if (beat % 4 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  Person{who}: \"{Programs.Prose(8 + (beat % 9))} I was there {beat} times.\"\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"  Person{who} -> said until line, 60 tokens\n");
            }
        }

        return text.Append("  return last: said\n}\n").ToString();
    }

    /// <summary>The same program with one line of prose changed, in a way of its own for each number.</summary>
    public static string Changed(string text, int number) =>
        text.Replace(Line, $"\"That is what was agreed, and I have it in writing, on page {number}.\"", StringComparison.Ordinal);
}
