using System.Text;
using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class LineEditorTests
{
    private const string Prompt = "You> ";

    [Theory]
    [InlineData("abc\b\bd", "ad")]
    [InlineData("é\b\b\bx", "x")]
    [InlineData("e\u0301\bx", "x")]
    [InlineData("你好\b吗", "你吗")]
    [InlineData("a😀\bb", "ab")]
    [InlineData("👩‍👩‍👧\b.", ".")]
    [InlineData("🇨🇭\b.", ".")]
    [InlineData("ac<b", "abc")]
    [InlineData("ac^b>d", "badc")]
    [InlineData("你好<\b吗", "吗好")]
    [InlineData("one two ~three", "one three")]
    [InlineData("a\u009Bb\u202Ec", "abc")]
    [InlineData("", "")]
    public void A_character_is_edited_as_a_whole_and_the_prompt_stays(string typed, string line)
    {
        var (read, screen) = Type(typed, 40);
        read.ShouldBe(line);
        screen.ShouldBe($"{Prompt}{line}".TrimEnd());
    }

    [Theory]
    [InlineData("The line is longer than the terminal is wide, by far.")]
    [InlineData("你好你好你好你好你好你好你好你好你好你好")]
    [InlineData("123456789012345")]
    [InlineData("1234567890123456789012345678901234")]
    [InlineData("1234567890123你好你好")]
    public void A_line_that_is_longer_than_the_terminal_can_be_taken_back_to_its_beginning(string line)
    {
        var (read, screen) = Type(line, 20);
        read.ShouldBe(line);
        string.Concat(screen.Split('\n')).ShouldBe(Prompt + line);

        var count = new System.Globalization.StringInfo(line).LengthInTextElements;
        (read, screen) = Type(line + new string('\b', count + 3) + "no", 20);
        read.ShouldBe("no");
        screen.ShouldBe(Prompt + "no");
    }

    [Fact]
    public void Any_way_of_typing_shows_what_is_read()
    {
        var random = new Random(9);
        string[] keys = ["a", "b ", "你", "😀", "é", "e\u0301", "\b", "\b", "<", ">", "^", "$", "`", "~"];
        for (var i = 0; i < 400; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => keys[random.Next(keys.Length)]));
            var columns = random.Next(12, 30);
            var (read, screen) = Type(typed, columns, each: i % 2 == 0);
            // A wide character that does not fit in a row leaves its last column free.
            string.Concat(screen.Split('\n')).Replace(" ", "", StringComparison.Ordinal)
                .ShouldBe((Prompt + read).Replace(" ", "", StringComparison.Ordinal), $"{typed} at {columns}");
        }
    }

    [Fact]
    public void The_end_of_the_input_is_no_line()
    {
        Type("\x04", 40).Read.ShouldBeNull();
        Type("a\x04", 40).Read.ShouldBe("a");
    }

    /// <summary>Types at a terminal: &lt; and &gt; are arrows, ^ and $ Home and End, ` Delete, ~ Ctrl-W; then Enter.</summary>
    private static (string? Read, string Screen) Type(string typed, int columns, bool each = true)
    {
        var screen = new VirtualScreen(columns, 24);
        using var writer = new StreamWriter(screen, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var pen = new Pen(writer, colour: false, columns);
        pen.Write(Prompt).Flush();
        var keys = new Queue<ConsoleKeyInfo>(typed.Append('\n').Select(Key));
        var read = new LineEditor(pen, () => columns, keys.Dequeue, () => !each && keys.Count > 0).Read(Prompt.Length);
        pen.Flush();
        return (read, screen.Text);
    }

    private static ConsoleKeyInfo Key(char c) => c switch
    {
        '\n' => new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false),
        '\b' => new ConsoleKeyInfo('\b', ConsoleKey.Backspace, false, false, false),
        '<' => new ConsoleKeyInfo('\0', ConsoleKey.LeftArrow, false, false, false),
        '>' => new ConsoleKeyInfo('\0', ConsoleKey.RightArrow, false, false, false),
        '^' => new ConsoleKeyInfo('\0', ConsoleKey.Home, false, false, false),
        '$' => new ConsoleKeyInfo('\0', ConsoleKey.End, false, false, false),
        '`' => new ConsoleKeyInfo('\0', ConsoleKey.Delete, false, false, false),
        '~' => new ConsoleKeyInfo('\x17', ConsoleKey.W, false, false, true),
        '\x04' => new ConsoleKeyInfo('\x04', ConsoleKey.D, false, false, true),
        _ => new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false),
    };
}
