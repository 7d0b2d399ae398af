using System.Text;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>Programs that mostly compile: what they declare is used as it may be, with numbers from a range in which most will do.</summary>
/// <param name="random">Decides.</param>
internal sealed class RunnablePrograms(SeededRandom random)
{
    private static readonly string[] Models = ["builtin:mini", "ngram:letters.txt", "ngram:words.txt?unit=words", "replay:turns.txt"];
    private static readonly string[] Texts =
    [
        "The dam leaks.", "Ada said no, and Ben said nothing.", "語は水。", "A well, a rope. 😀", "\\\"Quiet\\\"", "One, two, three, four, five, six, seven, eight, nine, ten.",
        "The rope and the salt toll.", "- first\\n- second", "x", "é ü ß İ",
    ];

    private static readonly (string Type, string Condition)[] Types =
    [
        ("int", "@ > 3"), ("number", "@ * 2 < 1.5"), ("bool", "@"), ("\"yes\" | \"no\" | \"perhaps\"", "@.p(\"yes\") > 0.4"), ("list of int", "@.count > 1"),
        ("list of \"a\" | \"b\"", "@.any == \"a\""), ("R", "@.b == \"x\" or @.a > 0"), ("list of R", "@.count == 0"), ("/[a-z]{1,4}/", "@ == \"abc\""), ("/\\d+/", "@ ~ /1/"),
        ("list of text", "@.count < 2"),
    ];

    private static readonly string[] Deletions = ["delete by turn", "delete by token", "delete by block 32", "delete by block 7 down to 50%", "delete by turn down to 60%", "delete by summary", ""];
    private readonly StringBuilder text = new();
    private readonly List<string> captures = [];
    private readonly List<(string Name, string Condition)> typed = [];
    private bool hasLoop;
    private int names;

    /// <summary>Makes a program.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="withPerson">Whether a person plays a part.</param>
    public static string Make(SeededRandom random, bool withPerson = false) => new RunnablePrograms(random).Make(withPerson);

    private string Make(bool withPerson)
    {
        text.Append($"model M = \"{random.Pick(Models)}\" {{ temperature {random.Pick<string>(["0", "0.7", "1", "1.5"])} }}\n");
        foreach (var name in (string[])["Ada", "Ben", "Cy"])
        {
            text.Append($"character {name}{(random.OneIn(3) ? $" \"Dr. {name}\"" : "")} {{ brief \"{Text()}\"");
            text.Append(random.OneIn(2) ? $" full \"{name}. {Text()} {Text()}\"" : "").Append(random.OneIn(3) ? " voice \"dry\"" : "");
            text.Append(random.OneIn(3) ? $" line \"{Text()}\"" : "").Append(random.OneIn(4) ? $" fact \"{Text()}\"" : "");
            text.Append(random.OneIn(4) ? $" knows \"{Text()}\"" : "").Append(" }\n");
        }

        text.Append("coalition Pair(Ada, Ben) { brief \"Two.\" }\n");
        text.Append("lore Toll \"the salt toll\" { brief \"A handful.\" also \"rope\" }\n");
        text.Append("premise P1 { brief \"Rain.\" }\npremise P2 { brief \"Sun.\" prior 0.3 }\n");
        text.Append("record R { a: int, b: \"x\" | \"y\", c: list of text }\n");
        text.Append($"let g = [\"{Text()}\", \"{Text()}\"]\n");
        Scene("Called", "n: int = 2, a: text = \"well\"", 1, false);
        captures.Clear();
        typed.Clear();
        Scene("Main", "n: int = 3, a: text = \"well\", who: character = Ada", random.OneIn(4) ? 3 : 2, withPerson);
        return text.ToString();
    }

    private void Scene(string name, string parameters, int depth, bool withPerson)
    {
        text.Append($"scene {name}({parameters}) {(random.OneIn(3) ? "on M " : "")}{{\n");
        text.Append($"  window {random.Pick<int>([120, 200, 300, 512])} tokens, reserve {random.Pick<int>([16, 24, 48, 64])}{(random.OneIn(4) ? ", lore 40" : "")}\n");
        text.Append($"  target {random.Pick<string>(["screenplay", "novel", "transcript", "screenplay"])}\n  {random.Pick(Deletions)}\n");
        text.Append(random.OneIn(4) ? "  cache shift\n" : "").Append($"  cast Ada, Ben, Pair, Cy{(withPerson ? " on input" : "")}\n");
        text.Append(random.OneIn(2) ? $"  pin \"{Text()}\"{Seen()}\n" : "").Append($"  setting \"{Text()}\"\n");
        text.Append(random.OneIn(5) ? "  watch Ada over P1, P2 as w\n" : "");
        text.Append("  let i = 0\n");
        Block(depth, "  ");
        if (withPerson)
        {
            text.Append("  repeat 2 {\n    Cy -> said until line\n    Ada -> answer until line, 12 tokens\n  }\n");
        }

        text.Append(captures.Count == 0 ? "  return i\n}\n" : $"  return last: {random.Pick(captures)}, all: {random.Pick(captures)}.all, i: i\n}}\n");
    }

    private void Block(int depth, string indent)
    {
        for (var statements = 1 + random.NextInt32(4); statements > 0; statements--)
        {
            Statement(depth, indent);
        }
    }

    private void Statement(int depth, string indent)
    {
        text.Append(indent);
        switch (random.NextInt32(depth > 0 ? 18 : 11))
        {
            case 0:
                text.Append($"{Speaker()}: \"{Said()}\"{Seen()}\n");
                break;
            case 1:
                text.Append($"note \"{Said()}\"{(random.OneIn(2) ? $" depth {random.NextInt32(4)}" : Seen())}\n");
                break;
            case 2 or 3 or 4 or 5:
                Turn();
                break;
            case 6:
                text.Append($"let i = i + {random.NextInt32(3)}\n");
                break;
            case 7:
                text.Append($"{random.Pick<string>(["enter", "exit"])} {random.Pick<string>(["Ben", "Toll", "Cy"])}\n");
                break;
            case 8:
                text.Append($"{random.Pick<string>(["keep", "forget", "recall"])} {(captures.Count > 0 && random.OneIn(2) ? random.Pick(captures) : "Toll")}\n");
                break;
            case 9 when hasLoop:
                text.Append($"stop when {Condition()}\n");
                break;
            case 10 or 9:
                text.Append($"setting \"{Said()}\"\n");
                break;
            case 11 or 12:
                hasLoop = true;
                Inner($"repeat {1 + random.NextInt32(4)} {{", depth, indent);
                break;
            case 13:
                Inner($"if {Condition()} {{", depth, indent);
                break;
            case 14:
                Inner($"for m in {random.Pick<string>(["Pair", "1..2", "g"])} {{", depth, indent);
                break;
            case 15:
                Inner($"while {Condition()} at most {random.NextInt32(4)} {{", depth, indent);
                break;
            case 16:
                text.Append($"call Called(n: {random.NextInt32(3)}) -> r{names++}\n");
                break;
            case 17:
                Inner($"choose {1 + random.NextInt32(3)} by {random.Pick<string>(["i", "0 - i", "1"])} {{", depth, indent);
                break;
        }
    }

    private void Inner(string head, int depth, string indent)
    {
        text.Append(head).Append('\n');
        Block(depth - 1, indent + "  ");
        text.Append(indent).Append("}\n");
    }

    private void Turn()
    {
        if (random.OneIn(8))
        {
            var (type, condition) = random.Pick(Types);
            var name = $"v{names++}";
            typed.Add((name, condition));
            text.Append($"{Speaker()} -> {name}: {type} until {20 + random.NextInt32(30)} tokens\n");
        }
        else
        {
            text.Append($"{Speaker()}{(random.OneIn(6) ? " | Cy" : "")} -> {Capture()}{Seen()} until {random.Pick<string>(["line", "paragraph", "line"])}, {4 + random.NextInt32(14)} tokens\n");
        }
    }

    private string Capture()
    {
        if (captures.Count > 0 && random.OneIn(3))
        {
            return random.Pick(captures);
        }

        captures.Add($"c{names++}");
        return captures[^1];
    }

    private string Condition() => random.NextInt32(8) switch
    {
        0 when captures.Count > 0 => $"{random.Pick(captures)} ~ /(a|e)+/",
        1 when captures.Count > 0 => $"{random.Pick(captures)}.count < 3",
        2 when captures.Count > 0 => $"{random.Pick(captures)} contains \"a\"",
        3 when captures.Count > 0 => $"{random.Pick(captures)} == a or i <= 3",
        4 or 5 when typed.Count > 0 => random.Pick(typed) is var (name, condition) ? condition.Replace("@", name, StringComparison.Ordinal) : "",
        6 => "i > 1 and not (n == 2)",
        _ => "i < 2",
    };

    private string Speaker() => random.Pick<string>(["Ada", "Ben", "narrator", "Pair", "Ada", "Ben"]);

    private string Seen() => random.OneIn(8) ? $" seen by {random.Pick<string>(["Ada", "Ben", "Ada, Ben", "narrator"])}" : "";

    private string Text() => random.Pick(Texts);

    /// <summary>A text within a scene, which may tell its values.</summary>
    private string Said() => random.OneIn(5) ? random.Pick<string>(["It costs {n}.", "The {a} and the salt toll.", "{i} of {n}"]) : Text();
}
