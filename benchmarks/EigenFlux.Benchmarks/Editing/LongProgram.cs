using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks.Editing;

/// <summary>The text of a file of 2,000 lines with every kind of declaration, and copies of it with mistakes.</summary>
internal static class LongProgram
{
    /// <summary>The lines of the file.</summary>
    public const int Lines = 2000;

    private const int Characters = 48;
    private const int Lores = 24;

    // Each takes one line of a program and puts one mistake into it; null if the line has no place for it.
    private static readonly Func<string, string?>[] Mistakes =
    [
        line => Replace(line, " until ", " unitl "),
        line => line.EndsWith(".\"", StringComparison.Ordinal) ? line[..^1] : null,
        line => Replace(line, "enter Lore", "enter Lorre"),
        line => Replace(line, ": \"", " \""),
        line => Replace(line, "tokens, reserve", "tokens reserve"),
        line => Replace(line, " == ", " = "),
        line => Replace(line, "repeat ", "repeet "),
        line => Replace(line, " -> ", " > "),
        line => Replace(line, "note \"", "note \u201C"),
        line => Replace(line, "brief \"", "breif \""),
        line => line.EndsWith(" {", StringComparison.Ordinal) && line.TrimStart().StartsWith("if ", StringComparison.Ordinal) ? line[..^2] : null,
        line => Replace(line, "call Report(", "call Report"),
        line => Replace(line, "weight ", "weigth "),
        line => Replace(line, "return ", "retrun "),
    ];

    /// <summary>The file.</summary>
    /// <param name="mistakes">The mistakes in it, spread over all lines.</param>
    public static string Text(int mistakes)
    {
        var lines = WithoutMistakes();
        var kind = 0;
        for (var i = 0; i < mistakes; i++)
        {
            // From its place on, the first line that one of the kinds fits, beginning with the kind whose turn it is.
            var line = (int)((i + 0.5) * lines.Count / mistakes);
            string? changed = null;
            for (; changed is null; line = (line + 1) % lines.Count)
            {
                for (var k = 0; changed is null && k < Mistakes.Length; k++)
                {
                    if (Mistakes[(kind + k) % Mistakes.Length](lines[line]) is { } broken)
                    {
                        (changed, lines[line]) = (broken, broken);
                    }
                }
            }

            kind++;
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The same statements in one scene of 2,000 lines, which is the least that can be reused.</summary>
    public static string OneScene()
    {
        var lines = new List<string> { "character Ada { brief \"Ada, who was there.\" }", "lore Lore0 { brief \"A house by the harbour.\" }", "scene Long {", "  window 4096 tokens, reserve 64", "  cast Ada" };
        for (var i = 0; lines.Count < Lines - 1; i++)
        {
            lines.AddRange(Statements(i, "Ada", "Ada", "Lore0").Where(line => !line.Contains("call ", StringComparison.Ordinal)));
        }

        return string.Join('\n', lines.Take(Lines - 1).Append("}")) + "\n";
    }

    private static List<string> WithoutMistakes()
    {
        var text = new StringBuilder("let places = [\"the harbour\", \"the mill\", \"the long road\"]\n\nmodel Table = \"builtin:mini\" {\n  temperature 0.8\n}\nmodel Cold : Table {\n  temperature 0.1\n}\n\n");
        for (var i = 0; i < Characters; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$""""
                /// Lives in house {{i}}.
                character Person{{i}} "Person {{i}}" {
                  brief "Person {{i}}, of house {{(i * 7 % 90) + 1}}."
                  full """
                    {{Programs.Prose(12 + (i * 13 % 10))}}
                    Person {{i}} has lived there for {{(i % 40) + 3}} years,
                    and {{Programs.Prose(8 + (i * 5 % 8))}}
                    """
                  line "I have {{i}} reasons, and you will hear two of them."
                  fact "Was there in the year of the flood."
                  weight 1.5
                }

                """");
        }

        for (var i = 0; i < Lores; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                lore Lore{{i}} "place {{i}}" {
                  brief "{{Programs.Prose(8)}}"
                  also "mill {{i}}", "yard {{i}}"
                }

                """);
        }

        text.Append("record Finding {\n  name: text\n  count: int\n  kind: \"open\" | \"closed\"\n}\n\nscene Report(before: text) on Cold {\n  window 2048 tokens, reserve 200\n  target chat\n  narrator: \"Before: {before}\"\n  narrator -> summary until eos, 200 tokens\n  return summary\n}\n\n");
        for (var scene = 0; LineCount(text) < Lines - 60; scene++)
        {
            var (first, second) = ($"Person{scene * 3 % Characters}", $"Person{((scene * 3) + 1) % Characters}");
            text.Append(CultureInfo.InvariantCulture, $$"""
                scene Scene{{scene}}(hook: text, turns: int = 6) on Table {
                  window 4096 tokens, reserve 128, lore 300
                  target screenplay
                  delete by turn down to 70 %
                  cast {{first}}, {{second}}
                  setting "Rain, and {hook}."

                """);
            for (var i = 0; i < 4; i++)
            {
                text.AppendJoin('\n', Statements((scene * 4) + i, first, second, $"Lore{((scene * 4) + i) % Lores}")).Append('\n');
            }

            text.Append("  return last: said.all, recap: recap\n}\n\n");
        }

        for (var i = 0; LineCount(text) < Lines - 8; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                test "scene {{i}} ends" {
                  run Scene{{i}}(hook: "a bell") times 20 seed 7
                  expect P(said.any ~ /bell/) >= 0.1 confidence 0.95
                  report mean(said.count)
                }

                """);
        }

        var lines = text.ToString().TrimEnd('\n').Split('\n').ToList();
        while (lines.Count < Lines)
        {
            lines.Add("// " + Programs.Prose(6));
        }

        return lines;
    }

    private static IEnumerable<string> Statements(int i, string first, string second, string lore) =>
    [
        $"  {first}: \"{Programs.Prose(9 + (i % 5))} I was there {i} times.\"",
        $"  {second} -> said until line, 60 tokens",
        $"  enter {lore}",
        $"  note \"{Programs.Prose(6)}\" depth 3 seen by {first}",
        $"  repeat {2 + (i % 3)} {{",
        $"    {first} -> move until line, 40 tokens, /the end/",
        "    if move contains \"bell\" and move.count > 2 {",
        $"      narrator: \"{Programs.Prose(7)}\"",
        "    } else if move.stop == \"collapse\" {",
        $"      {second}: \"You say {{move}}, and {{places[1]}} is far.\"",
        "    }",
        "  }",
        "  for place in places {",
        $"    narrator: \"{{place}} is {Programs.Prose(4)}\"",
        "  }",
        "  call Report(before: said) -> recap",
        $"  // {Programs.Prose(5)}",
        $"  exit {lore}",
    ];

    private static int LineCount(StringBuilder text)
    {
        var lines = 0;
        foreach (var chunk in text.GetChunks())
        {
            lines += chunk.Span.Count('\n');
        }

        return lines;
    }

    private static string? Replace(string line, string part, string by)
    {
        var at = line.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? null : line[..at] + by + line[(at + part.Length)..];
    }
}
