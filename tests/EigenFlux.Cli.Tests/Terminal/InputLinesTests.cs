using System.Text;
using EigenFlux.Cli.Terminal.Persons;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class InputLinesTests
{
    [Theory]
    [InlineData("a\nb\r\n\nc", "a|b||c")]
    [InlineData("\ufeffa\n", "a")]
    [InlineData("", "")]
    [InlineData("\n", "")]
    public void Lines_are_read_one_by_one(string input, string lines) => Read(Encoding.UTF8.GetBytes(input)).ShouldBe(lines);

    [Fact]
    public void What_is_not_UTF8_is_replaced() => Read([(byte)'a', 0xff, (byte)'b', (byte)'\n']).ShouldBe("a\ufffdb");

    [Fact]
    public void A_line_of_any_length_is_read_and_the_next_one_after_it()
    {
        var bytes = new byte[40 << 20];
        Array.Fill(bytes, (byte)'x');
        var lines = new InputLines(new MemoryStream([.. bytes, (byte)'\n', (byte)'y']));
        lines.Read()!.Length.ShouldBe(16 << 20);
        lines.Read().ShouldBe("y");
        lines.Number.ShouldBe(2);
        lines.Read().ShouldBeNull();
    }

    private static string Read(byte[] input)
    {
        var lines = new InputLines(new MemoryStream(input));
        var read = new List<string>();
        while (lines.Read() is { } line)
        {
            read.Add(line);
        }

        return string.Join('|', read);
    }
}
