using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>
/// The contents of a model's window at one moment, or of one audience's window if not everyone sees everything: the segments in order, with
/// their tokens. Immutable.
/// </summary>
public sealed class PageState
{
    internal PageState(string? model, string? view, int window, IReadOnlyList<PageSegment> segments)
    {
        (Model, View, Window, Segments) = (model, view, window, segments);
        Length = segments.Count == 0 ? 0 : segments[^1].At + segments[^1].Length;
    }

    /// <summary>The model of the page-state, as in the events; null for the scene's own.</summary>
    public string? Model { get; }

    /// <summary>The name of the audience of the page-state; null if everyone sees everything.</summary>
    public string? View { get; }

    /// <summary>Whether this is the common page-state: the narrator's if not everyone sees everything, which contains what everyone sees.</summary>
    public bool IsCommon => View is null || View == FluxValue.Character.Narrator.Id;

    /// <summary>The scene's window, in tokens.</summary>
    public int Window { get; }

    /// <summary>The segments, in order.</summary>
    public IReadOnlyList<PageSegment> Segments { get; }

    /// <summary>The tokens in the page-state.</summary>
    public int Length { get; }

    /// <summary>All tokens, in order.</summary>
    public IEnumerable<TokenId> Tokens => Segments.SelectMany(segment => segment.Tokens);

    /// <summary>The text of all tokens.</summary>
    public string Text => Encoding.UTF8.GetString([.. Segments.SelectMany(segment => segment.Bytes.ToArray())]);

    /// <summary>The last segment of the given name; null if there is none.</summary>
    public PageSegment? Find(string name) => Segments.LastOrDefault(segment => segment.Name == name);
}
