using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>The slots of a scene as far as they are known before the run.</summary>
internal sealed class StaticScope(
    IReadOnlyDictionary<string, FluxValue> globals,
    IReadOnlyDictionary<string, CharacterProgram> characters,
    ITokenizer tokenizer) : IEvaluationScope
{
    /// <summary>The slots that have a value now.</summary>
    public Dictionary<string, FluxValue> Slots { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The characters and elements of all that was put together so far.</summary>
    public long Built { get; private set; }

    public void CountWork(long characters, long elements) => Built += characters + elements;

    public FluxValue Find(string name) => Slots.GetValueOrDefault(name) ?? globals.GetValueOrDefault(name) ?? FluxValue.Empty;

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list.Count == 1 ? list[0] : UnknownText.OneOf(list, CountTokens);

    public int CountTokens(string text) => tokenizer.Tokenize(text).Length;

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) =>
        CharacterProgram.MembersOf(coalition, characters);
}
