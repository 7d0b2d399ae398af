using System.Text;
using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Vocabulary;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>Finds the shortest text that makes what was said a value.</summary>
internal static class Closings
{
    /// <summary>What closes a place.</summary>
    /// <param name="core">The automaton over its vocabulary.</param>
    /// <param name="frame">The place.</param>
    /// <param name="tokenizer">The vocabulary's tokenizer.</param>
    public static ClosingText Of(ConstraintCore core, Frame frame, ITokenizer tokenizer) =>
        frame.Closing ?? (frame.Closing = frame.IsComplete ? ClosingText.None : Make(core, frame, tokenizer));

    private static ClosingText Make(ConstraintCore core, Frame frame, ITokenizer tokenizer)
    {
        var steps = new List<int>();
        for (var place = frame; place is not null; place = place.Below)
        {
            AddSteps(core, place.State, steps);
        }

        if (!core.SpellsAll)
        {
            TokenId[] path = [.. steps.Select(step => new TokenId(step))];
            return new ClosingText(Encoding.UTF8.GetString(BytesOf(tokenizer, path)), path);
        }

        byte[] bytes = [.. steps.Select(step => (byte)step)];
        var text = Encoding.UTF8.GetString(bytes);
        var tokens = tokenizer.Tokenize(text);
        if (!BytesOf(tokenizer, tokens).AsSpan().SequenceEqual(bytes) || !tokens.All(core.Trie.HasText))
        {
            // The rest of a character, or a tokenizer that changes what it is given.
            tokens = Spelling.Fewest(core.Trie, bytes)!;
        }

        return new ClosingText(text, tokens);
    }

    private static void AddSteps(ConstraintCore core, int state, List<int> steps)
    {
        while (true)
        {
            var way = core.Completion.Way(state);
            switch (way.By)
            {
                case Completion.Over:
                    return;
                case Completion.Call:
                    AddSteps(core, core.Automaton[state].Callee, steps);
                    break;
                default:
                    steps.Add(way.By);
                    break;
            }

            state = way.Target;
        }
    }

    private static byte[] BytesOf(ITokenizer tokenizer, TokenId[] tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(tokenizer.GetBytes(token));
        }

        return [.. bytes];
    }
}
