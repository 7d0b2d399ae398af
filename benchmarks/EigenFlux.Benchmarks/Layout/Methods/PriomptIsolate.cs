namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Priompt with isolated sections (anysphere/priompt, README and <c>priompt/src/lib.ts</c>, 0.1.x): an <c>isolate</c> has a token limit,
/// is rendered with a cutoff of its own before the rest of the prompt is, and is a part of the rest that cannot be cut further. So it changes
/// only when its own content does; the README names the cache as its use. Otherwise the rule is that of <see cref="PriorityGreedy"/>.
/// <para>What a good author writes with it: pins; an isolate with definitions, by the number of turns at which they will be live, in which
/// the main cast is brief or full (<c>first</c>) and others fill it up to a third of the window; an isolate with the history, whose
/// limit leaves the room that the turn with the largest need takes, in scopes of several messages with a priority each (the README's
/// caveat 3 advises coarse scopes), so that a half or a third of it is cut at a time; and outside both, above the history, recalled messages and the
/// live definitions that the first section does not have in full.</para>
/// <para>Simplified: a scope that does not fit outside the isolates is passed over, which is kinder than a cutoff. If the latest message and
/// what a turn needs do not fit next to the history, the history is cut once more instead of the error that Priompt raises. The setting is a
/// message of the history, and the one that holds at its first message stays before it.</para>
/// </summary>
/// <param name="parts">2 or 3: how many scopes the history has.</param>
internal sealed class PriomptIsolate(int parts) : SectionedPrompt(fill: 1 / 3.0, rare: 0, parts)
{
    public override string Name { get; } = $"Priompt, isolated sections, history in {(parts == 2 ? "halves" : "thirds")}";
}
