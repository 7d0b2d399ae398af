using System.Text;
using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class LiveLineTests
{
    private const string Status = "31.4 tokens/s · window 812/1,024";

    [Fact]
    public void The_line_stands_below_what_is_written_and_leaves_nothing_behind()
    {
        var (screen, line, output) = Make(60, 10);
        line.Begin();
        Write(output, "Ada: Twelve");
        Show(line, Status);
        screen.Text.ShouldBe($"Ada: Twelve\n{Status}");
        Write(output, " metres");
        screen.Text.ShouldBe($"Ada: Twelve metres\n{Status}");
        Write(output, ".\n");
        screen.Text.ShouldBe("Ada: Twelve metres.");
        Show(line, Status);
        screen.Text.ShouldBe($"Ada: Twelve metres.\n\n{Status}");
        Write(output, "Ben: No.\n");
        Show(line, Status);
        line.End();
        Write(output, "done\n");
        Show(line, Status);
        screen.Text.ShouldBe("Ada: Twelve metres.\nBen: No.\ndone");
    }

    [Fact]
    public void It_is_not_shown_before_it_begins_nor_while_somebody_types()
    {
        var (screen, line, output) = Make(60, 10);
        Show(line, Status);
        screen.Text.ShouldBe("");
        line.Begin();
        Show(line, Status);
        screen.Below.ShouldBe(Status);
        Write(output, "You> ");
        line.Pause();
        screen.Text.ShouldBe("You>");
        Show(line, Status);
        screen.Text.ShouldBe("You>");

        // What is typed is the terminal's own echo.
        screen.Write("Hello.\n"u8);
        line.Resume();
        Show(line, Status);
        screen.Text.ShouldBe($"You> Hello.\n\n{Status}");
    }

    [Fact]
    public void It_is_cut_to_the_terminal_and_gives_way_where_that_is_too_narrow()
    {
        var (screen, line, output) = Make(24, 10);
        line.Begin();
        Write(output, "船長");
        Show(line, "window ██████░░ 812/1,024 and more");
        screen.Below.ShouldBe("window ██████░░ 812/1,…");
        line.End();
        screen.Text.ShouldBe("船長");
        (screen, line, _) = Make(19, 10);
        line.Begin();
        Show(line, Status);
        screen.Text.ShouldBe("");
    }

    [Fact]
    public void A_terminal_that_changes_its_width_loses_it_until_the_next_line()
    {
        var screen = new VirtualScreen(60, 10);
        var columns = 60;
        var line = new LiveLine(screen, () => columns, new Ticking());
        var output = new LiveStream(screen, line);
        line.Begin();
        Write(output, "Ada: Twelve");
        Show(line, Status);
        columns = 50;
        Show(line, Status);
        screen.Text.ShouldBe("Ada: Twelve");
        Write(output, " metres.");
        Show(line, Status);
        screen.Text.ShouldBe("Ada: Twelve metres.");
        Write(output, "\n");
        Show(line, Status);
        screen.Below.ShouldBe(Status);
    }

    [Fact]
    public void A_text_that_has_not_changed_and_one_that_comes_too_soon_are_not_written()
    {
        var time = new Ticking { Step = TimeSpan.Zero };
        var screen = new VirtualScreen(60, 10);
        var line = new LiveLine(screen, () => 60, time);
        line.Begin();
        Show(line, "one");
        Show(line, "two");
        screen.Below.ShouldBe("one");
        time.Pass(TimeSpan.FromMilliseconds(100));
        Show(line, "two");
        screen.Below.ShouldBe("two");
    }

    [Theory]
    [InlineData(20, 4)]
    [InlineData(21, 3)]
    [InlineData(33, 6)]
    [InlineData(80, 24)]
    public void Whatever_is_written_stands_there_as_if_there_had_been_no_line(int columns, int rows)
    {
        string[] pieces = ["a", "word ", "\n", "\e[1;38;5;74mDr. Ada Voss:\e[0m ", "港の朝", "é", "\u0301", "👩‍👩‍👧", "a longer piece of text, of more than one line ", "·", "\n\n"];
        var random = new Random(columns);
        for (var round = 0; round < 200; round++)
        {
            var (screen, line, output) = Make(columns, rows);
            var plain = new VirtualScreen(columns, rows);
            line.Begin();
            for (var i = 0; i < 30; i++)
            {
                var piece = pieces[random.Next(pieces.Length)];
                Write(plain, piece);
                var bytes = Encoding.UTF8.GetBytes(piece);
                var cut = piece.Contains("👩", StringComparison.Ordinal) ? bytes.Length : random.Next(bytes.Length + 1);
                output.Write(bytes.AsSpan(0, cut));
                output.Write(bytes.AsSpan(cut));
                if (random.Next(3) > 0)
                {
                    Show(line, $"{i} tokens · 窓 {round}");
                }
            }

            line.End();
            screen.Text.ShouldBe(plain.Text);
        }
    }

    private static (VirtualScreen Screen, LiveLine Line, LiveStream Output) Make(int columns, int rows)
    {
        var screen = new VirtualScreen(columns, rows);
        var line = new LiveLine(screen, () => columns, new Ticking());
        return (screen, line, new LiveStream(screen, line));
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Show(LiveLine line, string text) => line.Show(_ => text, Style.Dim, colour: true);
}
