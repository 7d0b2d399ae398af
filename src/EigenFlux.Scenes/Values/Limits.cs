namespace EigenFlux.Scenes.Values;

/// <summary>The limits of programs and values; <c>docs/limits.md</c> lists them.</summary>
public static class Limits
{
    /// <summary>The most characters (UTF-16) of a text: as many as a line of a program may have, and more than windows hold.</summary>
    public const int TextCharacters = 1 << 20;

    /// <summary>The most elements of a list, with those of the lists in it.</summary>
    public const int ListElements = 1_000_000;

    /// <summary>The most lists in one another.</summary>
    public const int ListLevels = 64;

    /// <summary>The most characters and elements of a list, of all values at the top of a program's files, and of all values of a scene.</summary>
    public const int Held = 1 << 24;

    /// <summary>The most branches of a <c>choose</c>.</summary>
    public const int Branches = 1_000;
}
