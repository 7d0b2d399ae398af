namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>The kinds of baseline that a scenario has.</summary>
public enum BaselineKind
{
    /// <summary>The tokens of each file.</summary>
    Tokens,

    /// <summary>The syntax tree of each file.</summary>
    Tree,

    /// <summary>The symbols of the program, with their uses.</summary>
    Symbols,

    /// <summary>What the command line reports when the program is checked, compiled and run.</summary>
    Diagnostics,

    /// <summary>The memory map, and all data of the image. Only a program that compiles has one.</summary>
    Plan,

    /// <summary>The events of a run. Only a program that compiles has one.</summary>
    Trace,
}
