namespace EigenFlux.Language.Text;

/// <summary>A place in a text as a reader finds it, both zero-based; the column is in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Column);
