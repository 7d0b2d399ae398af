using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Story;

/// <summary>
/// The segments of a setting or a note that hold: the last one, or where some have a text of their own, the last one of each view. There
/// are no more of them than views.
/// </summary>
public sealed class HeldTexts
{
    private readonly List<(string Segment, Audience Holders)> held;

    /// <summary>Nothing holds.</summary>
    public HeldTexts() => held = [];

    /// <summary>Copies another.</summary>
    public HeldTexts(HeldTexts other) => held = [.. other.held];

    /// <summary>The segments, the oldest first.</summary>
    public IEnumerable<string> Segments => held.Select(text => text.Segment);

    /// <summary>Replaces the texts of an audience.</summary>
    /// <param name="segment">The segment of the new text.</param>
    /// <param name="audience">Who has it.</param>
    /// <param name="viewers">All who have a view.</param>
    /// <returns>The segments that go from the windows of those who see it.</returns>
    public IReadOnlyList<string> Replace(string segment, Audience audience, IEnumerable<string> viewers)
    {
        var gone = new List<string>();
        var left = new List<(string Segment, Audience Holders)>();
        foreach (var (other, its) in held)
        {
            var remaining = (its.IsEveryone ? viewers : its.Names).Where(viewer => !audience.Contains(viewer)).ToList();
            if (its.IsEveryone || remaining.Count < its.Names.Count)
            {
                gone.Add(other);
            }

            if (remaining.Count > 0)
            {
                left.Add((other, Audience.Of(remaining)));
            }
        }

        held.Clear();
        held.AddRange(left);
        held.Add((segment, audience));
        return gone;
    }
}
