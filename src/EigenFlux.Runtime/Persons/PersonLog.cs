using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>
/// What persons have said in a run, and where: to take the last line back the run is replayed from a journal that ends before it. Lines
/// within the branches of a <c>choose</c> are not among them: what a branch says cannot be taken back by itself.
/// </summary>
/// <param name="carried">The lines that the run had before it went back; none for a new run.</param>
internal sealed class PersonLog(IReadOnlyList<SpokenLine> carried)
{
    private readonly List<SpokenLine> lines = [];

    /// <summary>A person is asked for a line.</summary>
    /// <param name="part">Whose.</param>
    /// <param name="position">The length of the journal.</param>
    /// <param name="emitted">The number of emitted events; while a run is replayed after it went back, the log knows it from before.</param>
    public void Ask(FluxValue.Character part, int position, int emitted) =>
        lines.Add(new SpokenLine(part, position, lines.Count < carried.Count ? carried[lines.Count].Asked : emitted));

    /// <summary>The person has said it.</summary>
    /// <param name="said">The length of the journal with the line in it.</param>
    /// <param name="end">The length with the number of the retry too.</param>
    /// <param name="retry">The number of the retry.</param>
    public void Say(int said, int end, int retry) => lines[^1] = lines[^1] with { SaidBy = said, End = end, Retry = retry };

    /// <summary>The run's state is kept with the line.</summary>
    /// <param name="end">The length of the journal with that in it.</param>
    public void Keep(int end) => lines[^1] = lines[^1] with { End = end };

    /// <summary>The line is in the window.</summary>
    public void Hear(int emitted)
    {
        var known = lines.Count <= carried.Count ? carried[lines.Count - 1].Heard : -1;
        lines[^1] = lines[^1] with { Heard = known >= 0 ? known : emitted };
    }

    /// <summary>Whether there is a line to take back, while another is asked for.</summary>
    public bool CanUndo => lines.Count > 1;

    /// <summary>Whether anything came after the last line that could come in another way, while another is asked for.</summary>
    public bool CanRetry => lines.Count > 1 && lines[^1].Start > lines[^2].End;

    /// <summary>Before the last line.</summary>
    public Rewind Undo(ReadOnlySpan<byte> journal, int emitted)
    {
        var line = lines[^2];
        return new Rewind(
            [.. journal[..line.Start], (byte)JournalEntry.Asked], [.. lines[..^2], line with { Heard = -1 }], line.Asked, line.Part, emitted);
    }

    /// <summary>After the last line, with another number of the retry.</summary>
    public Rewind Retry(ReadOnlySpan<byte> journal, int emitted)
    {
        var line = lines[^2];
        using var number = new MemoryStream();
        using (var writer = new BinaryWriter(number))
        {
            Journal.Write(writer, line.Retry + 1);
        }

        return new Rewind([.. journal[..line.SaidBy], .. number.ToArray()], lines[..^1], line.Heard, null, emitted);
    }
}
