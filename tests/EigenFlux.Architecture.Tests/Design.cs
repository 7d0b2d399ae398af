namespace EigenFlux.Architecture.Tests;

/// <summary>The structure that the tests hold.</summary>
internal static class Design
{
    /// <summary>The projects that each project may use. A new project needs a row.</summary>
    public static IReadOnlyDictionary<string, string[]> Projects { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["EigenFlux.Language"] = [],
        ["EigenFlux.Models"] = [],
        ["EigenFlux.Models.LlamaCpp"] = ["EigenFlux.Models"],
        ["EigenFlux.Scenes"] = ["EigenFlux.Models"],
        ["EigenFlux.Compiler"] = ["EigenFlux.Language", "EigenFlux.Scenes", "EigenFlux.Models"],
        ["EigenFlux.Runtime"] = ["EigenFlux.Scenes", "EigenFlux.Models"],
        ["EigenFlux"] = ["EigenFlux.Language", "EigenFlux.Models", "EigenFlux.Models.LlamaCpp", "EigenFlux.Scenes", "EigenFlux.Compiler", "EigenFlux.Runtime"],
        ["EigenFlux.Cli"] =
        [
            "EigenFlux", "EigenFlux.Language", "EigenFlux.Models", "EigenFlux.Models.LlamaCpp", "EigenFlux.Scenes", "EigenFlux.Compiler", "EigenFlux.Runtime",
        ],
    };

    /// <summary>Projects that a project may not reach, not even through others. Exceptions are in <c>Known/reaches.txt</c>.</summary>
    public static IReadOnlyList<(string From, string To)> Never { get; } =
    [
        ("EigenFlux.Runtime", "EigenFlux.Language"),
        ("EigenFlux.Scenes", "EigenFlux.Language"),
    ];

    /// <summary>
    /// The folders of a project from the lowest to the highest: a folder may use those before it. A folder stands for the folders in it as well. A folder
    /// that is not named may stand anywhere; the fewest arrows between types then decide.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Orders { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["EigenFlux.Language"] = ["Text", "Diagnostics", "Syntax", "Parsing", "Symbols", "Binding", "Compilations", "Classification"],
        ["EigenFlux.Models"] =
        [
            "Common", "Files", "Contract", "Chat", "Telemetry", "Tokenizers", "Decoding", "Delegating", "Opening", "Pages", "Constraints/Regexes",
            "Constraints/Shapes", "Constraints/Automata", "Constraints/Vocabulary", "Constraints/Masks", "Constraints", "Ngram", "Replay", "Builtin", "Engines",
        ],
        ["EigenFlux.Scenes"] =
        [
            "Values", "Program", "Problems", "Window", "Targets", "Mentions", "Story", "Planning/Plans", "Planning/Layout", "Planning/Scheduling",
            "Planning/Solving", "Planning/Views", "Planning", "Image",
        ],
        ["EigenFlux.Runtime"] =
        [
            "Collapse", "Auditing", "Stops", "Dynamics", "Events", "Trajectories", "Telemetry", "Prefixes", "Checkpoints", "Persons", "Batching", "Caches", "Run",
            "Amplitudes", "Windows", "Turns", "Loop",
        ],
        ["EigenFlux.Compiler"] = ["Diagnostics", "Lowering", "Testing", "Reviews"],
        ["EigenFlux.Cli"] = ["Terminal", "Rendering", "Commands"],
    };

    /// <summary>The only users of some packages.</summary>
    public static IReadOnlyDictionary<string, string> PackageUsers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Antlr4.Runtime.Standard"] = "EigenFlux.Language",
    };
}
