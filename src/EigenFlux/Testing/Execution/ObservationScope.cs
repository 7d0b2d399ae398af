using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Execution;

/// <summary>What a condition sees of one run: the scene's values at its end, what it returned, and the test's own values.</summary>
/// <param name="observation">The run.</param>
/// <param name="own">The test's values, as they were where the condition stands.</param>
/// <param name="characters">The program's characters.</param>
internal sealed class ObservationScope(
    Observation observation,
    IReadOnlyDictionary<string, FluxValue> own,
    IReadOnlyDictionary<string, CharacterProgram> characters) : IEvaluationScope
{
    public FluxValue Find(string name) => name switch
    {
        TestProgram.ResultSlot => observation.Done.Result,
        [TestProgram.OwnMark, ..] => own.GetValueOrDefault(name) ?? FluxValue.Empty,
        _ => observation.Done.Ending.GetValueOrDefault(name) ?? FluxValue.Capture.None,
    };

    public FluxValue Pick(IReadOnlyList<FluxValue> list) =>
        throw new EvaluationException("A test cannot draw: it has no seed of its own. Draw in the scene, and return the value.");

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);
}
