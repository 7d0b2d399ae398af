using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>What one model had in its window at one moment, of what one character sees where not everyone sees everything: the segments in order, each with its tokens. Immutable.</summary>
public sealed class PageState
{
    internal PageState(string? model, string? view, int window, IReadOnlyList<PageSegment> segments)
    {
        (Model, View, Window, Segments) = (model, view, window, segments);
        Length = segments.Count == 0 ? 0 : segments[^1].At + segments[^1].Length;
    }

    /// <summary>The model whose page-state it is, as the events name it; null for the scene's own.</summary>
    public string? Model { get; }

    /// <summary>Whose view it is, by name; null where everyone sees everything.</summary>
    public string? View { get; }

    /// <summary>Whether it is what all have in common: where not everyone sees everything, the narrator's, who has what everyone sees.</summary>
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

    /// <summary>The last segment of that name; null where there is none.</summary>
    public PageSegment? Find(string name) => Segments.LastOrDefault(segment => segment.Name == name);
}
