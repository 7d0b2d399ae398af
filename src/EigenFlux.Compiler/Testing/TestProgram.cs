using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>A test, lowered.</summary>
/// <param name="Name">The text that names it.</param>
/// <param name="Body">The statements of the test.</param>
/// <param name="Site">The place of the test in the source.</param>
public sealed record TestProgram(string Name, IReadOnlyList<TestStatement> Body, SourceSite Site)
{
    /// <summary>The slot in which a test's expressions find the result of a run's scene.</summary>
    public const string ResultSlot = "=result";

    /// <summary>The first character of the slots of a test's own values; no slot of a scene begins with it.</summary>
    public const char OwnMark = '%';

    /// <summary>The first character of the slots of the program's values.</summary>
    public const char GlobalMark = '@';
}
