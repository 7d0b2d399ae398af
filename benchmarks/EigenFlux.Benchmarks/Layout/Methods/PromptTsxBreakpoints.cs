namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// prompt-tsx with cache breakpoints (microsoft/vscode-prompt-tsx, 0.4.0-alpha; pull request 169, <c>src/base/materialized.ts</c> and
/// <c>promptElements.tsx</c>). Its rules: the child with the lowest priority is removed until the rest fits; nothing before the last
/// <c>cacheBreakpoint</c> is ever removed, and a prompt whose rest cannot be made to fit is an error; but a <c>TokenLimit</c> cuts its
/// children before that, also in front of a breakpoint; a <c>Chunk</c> is removed whole or not at all; <c>passPriority</c> lets the
/// children of a list compete with what stands around the list; a <c>flexGrow</c> element is rendered last, with the budget that is left.
/// Nothing is remembered from one rendering to the next.
/// <para>What a good author writes with them: a system message with pins and the definitions of the main cast in a <c>TokenLimit</c>, and
/// a breakpoint; the history in a <c>TokenLimit</c> of constant size, as a prioritized list of <c>Chunk</c>s with <c>passPriority</c>, the
/// oldest with the lowest priority, so that it loses a third at a time and keeps its beginning in between; then, with priorities above the
/// history, recalled messages and the live definitions that the system message does not have in full, each as long as the
/// <c>flexGrow</c> budget permits. A turn that needs more than nine in ten turns do has more of the history removed.</para>
/// <para>Simplified: roles of messages cost no tokens; a live definition that does not fit is passed over, which is kinder than the order of
/// priorities. The setting is a message of the history, and the one that holds at its first message stays before it.</para>
/// </summary>
internal sealed class PromptTsxBreakpoints() : SectionedPrompt(fill: 0, rare: 0.1, parts: 3)
{
    public override string Name => "prompt-tsx, breakpoints";
}
