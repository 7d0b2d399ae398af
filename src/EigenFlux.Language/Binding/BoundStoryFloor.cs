using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>story at least …</c>: the latest part of the story that no definition displaces and that a deletion takes last.</summary>
/// <param name="Size">The least number of tokens or of messages.</param>
/// <param name="IsInTokens">Whether it is a number of tokens. Otherwise it is one of messages: scripted lines, narrations and turns.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundStoryFloor(int Size, bool IsInTokens, SourceLocation Location)
    : BoundNode(Location);
