namespace EigenFlux.Scenes.Program;

/// <summary>Names the segments that a scene writes: a statement's own name, and from the second time on with a
/// number. A turn's number stands in brackets, so that a capture may have the name of a statement.</summary>
public sealed class SegmentNames
{
    /// <summary>The name of the summary of deleted text.</summary>
    public const string Summary = "summary";

    private readonly Dictionary<string, int> reached = new(StringComparer.Ordinal);

    /// <summary>Makes the names of a scene that has written nothing yet.</summary>
    public SegmentNames()
    {
    }

    /// <summary>Copies the state of another instance.</summary>
    public SegmentNames(SegmentNames other) => reached = new Dictionary<string, int>(other.reached, StringComparer.Ordinal);

    /// <summary>The name for the next time that a statement writes.</summary>
    public string Next(string statement)
    {
        var times = reached[statement] = reached.GetValueOrDefault(statement) + 1;
        return times == 1 ? statement : $"{statement}#{times}";
    }

    /// <summary>The name of the beat that recalls a segment.</summary>
    public string NextRecall(string segment) => Next($"recall {segment}");

    /// <summary>The name of a capture's turn of that number, from 1.</summary>
    public static string Turn(string capture, int occurrence) => $"{capture}[{occurrence}]";
}
