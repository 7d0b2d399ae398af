using System.Text;
using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Terminal.Persons;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Fuzz.Targets;

/// <summary>The lines that a person types, from bytes to what is said.</summary>
internal sealed class LineTarget : FuzzTarget
{
    private const string Input = "input";
    private static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal) { "/open" };
    private static readonly string[] Lines = ["Hello.", "/undo", "/retry", "/why", "/quit now", "//slash", "/open", "/what", "  x  ", "", "\u001b[200~pasted\u001b[201~", "\u001b]0;title\u0007x", "a\tb"];

    public override string Name => "lines";

    public override string Usage => "bytes at the prompt: lines without control characters and halves of characters, whatever is typed";

    public override int Share => 5500;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = new StringBuilder();
        for (var lines = random.NextInt32(4); lines >= 0; lines--)
        {
            var line = random.Pick(Lines);
            for (var odd = random.Small(4); odd > 0; odd--)
            {
                line = line.Insert(random.NextInt32(line.Length + 1), random.Pick(OddTexts.Characters));
            }

            text.Append(line).Append(random.Pick<string>(["\n", "\r\n", "\n", ""]));
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return new FuzzInput(FuzzInput.Binary(Input, random.OneIn(3) ? ByteMutator.Mutate(bytes, random) : bytes));
    }

    public override void Run(FuzzInput input)
    {
        var bytes = input.Bytes(Input);
        var lines = new InputLines(new MemoryStream(bytes));
        var count = 0;
        while (lines.Read() is { } line)
        {
            count++;
            var said = PersonLine.Clean(TypedLine.Read(line, OwnWords).Text);
            Prints.CheckUnicode(said);
            Prints.CheckSafe(said.Replace('\t', ' '));
            BrokenRuleException.Require(PersonLine.Clean(said) == said, "what is clean stays as it is", () => line);
            Prints.CheckSafe(Printable.Line(line));
            Prints.CheckSafe(Printable.Prose(line).Replace('\t', ' '));
        }

        var ends = bytes.Count(value => value == '\n') + (bytes.Length > 0 && bytes[^1] != '\n' ? 1 : 0);
        BrokenRuleException.Require(count == ends, "every line is read once", () => $"{count} of {ends}");
    }
}
