using EigenFlux.Models.Common;
using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Constraints.Vocabulary;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>
/// An automaton over a vocabulary, with the masks that were asked for so far. It holds no tokenizer, so that it outlives the model it
/// was made for. Safe to use from several threads.
/// </summary>
internal sealed class ConstraintCore
{
    // What the masks of one shape may take, and how many places are remembered; beyond that all are made anew when they are asked for.
    private const int MostMaskBytes = 16 << 20;
    private const int MostFrames = 20_000;

    private static readonly BoundedCache<(string, int, string), ConstraintCore> Kept = new(most: 16);

    private readonly int mostMasks;
    private readonly Lock gate = new();
    private StateMask?[] stateMasks;
    private Dictionary<(int Below, int State), Frame> frames = [];
    private int lastId;
    private int masks;

    private ConstraintCore(TurnShape turn, CompiledShape shape, VocabularyTrie trie)
    {
        Trie = trie;
        SpellsAll = !shape.Automaton!.Bytes.Where((occurs, value) => occurs && !trie.Bytes[value]).Any();
        if (!SpellsAll && ShapeCompiler.Compile(turn, spaceBefore: true, sharesCharacters: false) is { Automaton: not null } unshared)
        {
            // A token that ends inside of a character, or begins there, may be the only one that spells it: how such tokens follow each other is seen
            // where characters are no rules.
            shape = unshared;
        }

        Automaton = shape.Automaton!;
        Completion = SpellsAll ? shape.Completion! : TokenSteps.Complete(Automaton, trie);
        Problems = SpellsAll ? [] : SpellingProblems.Find(shape.Rules, Completion, trie);
        CanBegin = Completion.CanEnd(Automaton.Start);
        mostMasks = Math.Max(64, MostMaskBytes / Math.Max(1, trie.Words * sizeof(ulong)));
        stateMasks = new StateMask?[Automaton.Count];
        Start = Intern(null, Automaton.Start, 0);
    }

    /// <summary>The automaton.</summary>
    public Automaton Automaton { get; }

    /// <summary>The vocabulary.</summary>
    public VocabularyTrie Trie { get; }

    /// <summary>How states end in the vocabulary's tokens.</summary>
    public Completion Completion { get; }

    /// <summary>Whether the vocabulary can spell all bytes of the automaton.</summary>
    public bool SpellsAll { get; }

    /// <summary>What the vocabulary cannot spell.</summary>
    public IReadOnlyList<ShapeProblem> Problems { get; }

    /// <summary>Whether any value can be spelled.</summary>
    public bool CanBegin { get; }

    /// <summary>The place where nothing was said.</summary>
    public Frame Start { get; }

    /// <summary>The automaton of a shape that has no problem, over a vocabulary.</summary>
    public static ConstraintCore Of(ITokenizer tokenizer, TurnShape shape, CompiledShape compiled)
    {
        var (fingerprint, size) = VocabularyTries.KeyOf(tokenizer);
        return Kept.Get((fingerprint, size, ShapeKey.Of(shape)), () => new ConstraintCore(shape, compiled, VocabularyTries.Of(tokenizer)));
    }

    /// <summary>The tokens that may come in a place.</summary>
    public TokenMask MaskOf(Frame frame) => frame.Mask ?? (frame.Mask = MakeMask(frame));

    /// <summary>Whether what was said is a value that no token can go on from.</summary>
    public bool IsFinished(Frame frame)
    {
        if (!frame.IsComplete)
        {
            return false;
        }

        ref readonly var state = ref Automaton[frame.State];
        return state is { Width: 0, Callee: < 0 } || (!SpellsAll && StateMaskOf(frame.State).Mask.Count == 0);
    }

    /// <summary>The place after some bytes.</summary>
    /// <param name="frame">The place before them.</param>
    /// <param name="bytes">A token's bytes.</param>
    /// <returns>The place; null where the bytes may not come.</returns>
    public Frame? Advance(Frame frame, ReadOnlySpan<byte> bytes)
    {
        var (state, levels, below) = (frame.State, frame.Levels, frame.Below);
        foreach (var value in bytes)
        {
            int next;
            while ((next = Automaton.Next(state, value)) < 0)
            {
                ref readonly var from = ref Automaton[state];
                if (from.Callee >= 0)
                {
                    below = Intern(below, from.Return, levels);
                    levels += from.Levels;
                    state = from.Callee;
                    if (levels + Completion.Levels(state) > ShapeCompiler.MostLevels)
                    {
                        return null;
                    }
                }
                else if (from.IsFinal && below is not null)
                {
                    (state, levels, below) = (below.State, below.Levels, below.Below);
                }
                else
                {
                    return null;
                }
            }

            state = next;
        }

        // Where a rule can only be over, it is, so that one place is told in one way.
        while (below is not null && Automaton[state] is { IsFinal: true, Width: 0, Callee: < 0 })
        {
            (state, levels, below) = (below.State, below.Levels, below.Below);
        }

        if (!SpellsAll && !CanEnd(state, below))
        {
            return null;
        }

        return Intern(below, state, levels);
    }

    private bool CanEnd(int state, Frame? below)
    {
        while (Completion.CanEnd(state))
        {
            if (below is null)
            {
                return true;
            }

            (state, below) = (below.State, below.Below);
        }

        return false;
    }

    private Frame Intern(Frame? below, int state, int levels)
    {
        lock (gate)
        {
            var key = (below?.Id ?? 0, state);
            if (!frames.TryGetValue(key, out var frame))
            {
                if (frames.Count >= MostFrames)
                {
                    frames = [];
                }

                frame = new Frame(++lastId, below, state, levels, Automaton[state].IsFinal && (below?.IsComplete ?? true));
                frames.Add(key, frame);
            }

            return frame;
        }
    }

    private TokenMask MakeMask(Frame frame)
    {
        var common = StateMaskOf(frame.State);
        var mask = common.Mask;
        if (frame.Levels + common.Levels > ShapeCompiler.MostLevels)
        {
            var walk = NewWalk(new ulong[Trie.Words]);
            walk.From(0, Trie.Labels.Length, frame);
            mask = Keep(walk.Words);
        }
        else if (frame.Below is { } below && common.Leaving.Length > 0)
        {
            var walk = NewWalk(mask.Words.ToArray());
            foreach (var node in common.Leaving)
            {
                walk.From(node, Trie.Ends[node], below);
            }

            mask = walk.HasFound ? Keep(walk.Words) : mask;
        }

        if (frame.IsComplete)
        {
            var words = mask.Words.ToArray();
            for (var i = 0; i < words.Length; i++)
            {
                words[i] |= Trie.End.Words[i];
            }

            mask = Keep(words);
        }

        return mask;
    }

    private StateMask StateMaskOf(int state)
    {
        var known = stateMasks;
        if (Volatile.Read(ref known[state]) is { } mask)
        {
            return mask;
        }

        mask = NewWalk(new ulong[Trie.Words]).FromState(state);
        Volatile.Write(ref known[state], mask);
        Count();
        return mask;
    }

    private MaskWalk NewWalk(ulong[] words) => new(Automaton, Trie, Completion, SpellsAll, words);

    private TokenMask Keep(ulong[] words)
    {
        Count();
        return new TokenMask(words);
    }

    private void Count()
    {
        if (Interlocked.Increment(ref masks) <= mostMasks)
        {
            return;
        }

        // Those that are in use are kept by whoever uses them.
        lock (gate)
        {
            stateMasks = new StateMask?[Automaton.Count];
            frames = [];
            masks = 0;
        }
    }
}
