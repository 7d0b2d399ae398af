using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Testing;

/// <summary>The tests of a program, and the values that their expressions read.</summary>
public sealed record TestSuite
{
    /// <summary>The program's entry file, as it was given.</summary>
    public required string Program { get; init; }

    /// <summary>The tests of the entry file, in the order of the source.</summary>
    public required IReadOnlyList<TestProgram> Tests { get; init; }

    /// <summary>The characters and coalitions, by name.</summary>
    public required IReadOnlyDictionary<string, CharacterProgram> Characters { get; init; }

    /// <summary>The values at the top of the program's files, in the order in which they are computed.</summary>
    public required IReadOnlyList<Instruction.Assign> Globals { get; init; }
}
