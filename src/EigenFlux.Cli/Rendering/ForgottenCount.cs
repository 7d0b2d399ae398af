using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// Counts the tokens that the deletion policy deletes from the windows: not those that a stop removes, nor those that move to another
/// place.
/// </summary>
internal sealed class ForgottenCount
{
    private readonly Stack<Dictionary<string, int>> lengths = new([new Dictionary<string, int>(StringComparer.Ordinal)]);
    private readonly Dictionary<string, int> tokens = new(StringComparer.Ordinal);
    private string? open;

    public void Count(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.Called:
                lengths.Push(new Dictionary<string, int>(StringComparer.Ordinal));
                break;
            case FluxEvent.Returned when lengths.Count > 1:
                lengths.Pop();
                break;
            case FluxEvent.TurnStarted turn:
                open = turn.Segment;
                break;
            case FluxEvent.Appended { IsCommon: true } appended:
                Grow(appended.Model, appended.Tokens.Count);
                if (appended.Again)
                {
                    tokens.Remove(appended.Segment);
                }

                break;
            case FluxEvent.Deleted { IsCommon: true } deleted:
                var length = Grow(deleted.Model, -deleted.Count);
                if (deleted.At < length || deleted.Segment != open)
                {
                    tokens[deleted.Segment] = tokens.GetValueOrDefault(deleted.Segment) + deleted.Count;
                }

                break;
        }
    }

    /// <summary>The count since the last call, in words; null for none.</summary>
    public string? Take()
    {
        if (tokens.Count == 0)
        {
            return null;
        }

        var remark = $"{Quantity.Of(tokens.Count, "segment")}, {Quantity.Of(tokens.Values.Sum(), "token")} forgotten";
        tokens.Clear();
        return remark;
    }

    /// <summary>The count since the last call, by segment.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> TakeEach()
    {
        List<KeyValuePair<string, int>> taken = [.. tokens];
        tokens.Clear();
        return taken;
    }

    /// <summary>The run went back to where these scenes were running.</summary>
    public void GoBack(IReadOnlyList<SceneState> scenes)
    {
        lengths.Clear();
        foreach (var scene in scenes)
        {
            lengths.Push(scene.Pages.Where(page => page.IsCommon).ToDictionary(page => page.Model ?? "", page => page.Length, StringComparer.Ordinal));
        }

        tokens.Clear();
        open = null;
    }

    private int Grow(string? model, int count) =>
        lengths.Peek()[model ?? ""] = lengths.Peek().GetValueOrDefault(model ?? "") + count;
}
