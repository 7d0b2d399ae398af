using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>A test, lowered.</summary>
/// <param name="Name">The text that names it.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Site">Where it is written.</param>
public sealed record TestProgram(string Name, IReadOnlyList<TestStatement> Body, SourceSite Site)
{
    /// <summary>The slot under which a test's expressions find what the scene of a run returned.</summary>
    public const string ResultSlot = "=result";

    /// <summary>What the slots of a test's own values begin with, and no slot of a scene does.</summary>
    public const char OwnMark = '%';

    /// <summary>What the slots of the program's values begin with.</summary>
    public const char GlobalMark = '@';
}
