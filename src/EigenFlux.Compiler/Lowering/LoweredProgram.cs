using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>A program lowered for one entry scene: all that an image holds but the layout.</summary>
/// <param name="Entry">The entry scene's name.</param>
/// <param name="Scenes">The scenes that can be reached, by name.</param>
/// <param name="Characters">The characters and coalitions, by name.</param>
/// <param name="Lore">The lore, by name.</param>
/// <param name="Premises">The premises, by name.</param>
/// <param name="Models">The models, by name.</param>
/// <param name="Globals">The values at the top of the files.</param>
/// <param name="Diagnostics">The diagnostics of lowering.</param>
public sealed record LoweredProgram(
    string Entry,
    IReadOnlyDictionary<string, SceneProgram> Scenes,
    IReadOnlyDictionary<string, CharacterProgram> Characters,
    IReadOnlyDictionary<string, LoreProgram> Lore,
    IReadOnlyDictionary<string, PremiseProgram> Premises,
    IReadOnlyDictionary<string, ModelProgram> Models,
    IReadOnlyList<Instruction.Assign> Globals,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The same program with another window of its entry scene; null for the window that it has.</summary>
    public LoweredProgram WithWindow(int? tokens) => tokens is null || !Scenes.TryGetValue(Entry, out var entry)
        ? this
        : this with { Scenes = Scenes.ToDictionary(scene => scene.Key, scene => scene.Key == Entry ? entry with { Window = tokens } : scene.Value) };
}
