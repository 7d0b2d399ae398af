using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>What is known when a program is compiled: the values at the top of its files, and a scene's arguments.</summary>
internal sealed class CompileTimeScope(
    IReadOnlyDictionary<string, FluxValue> globals, IReadOnlyDictionary<string, CharacterProgram> characters) : IEvaluationScope
{
    /// <summary>The arguments.</summary>
    public IReadOnlyDictionary<string, FluxValue> Arguments { get; set; } = new Dictionary<string, FluxValue>();

    private long built;

    public void CountWork(long size) => ValueLimits.CheckHeld(built += size, "What is known before the run");

    public FluxValue Find(string name) =>
        Arguments.GetValueOrDefault(name) ?? globals.GetValueOrDefault(name) ?? new FluxValue.Unknown(1, -1);

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list.Count == 1 ? list[0] : new FluxValue.Unknown(1, -1);

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);
}
