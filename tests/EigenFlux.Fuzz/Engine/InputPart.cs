namespace EigenFlux.Fuzz.Engine;

/// <summary>A part of an input. Text may hold half characters; bytes are characters from U+0000 to U+00FF.</summary>
internal sealed record InputPart(string Name, PartKind Kind, string Content);
