using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>Measures texts in a target's frames, including those whose parts only a run determines.</summary>
internal sealed class WrittenText(TargetWriter target, ITokenizer tokenizer, Evaluator evaluator)
{
    private readonly Dictionary<(string Name, bool Open), int> frames = [];
    private readonly Dictionary<(TurnShape Shape, string Gap), TurnLength> lengths = [];

    /// <summary>
    /// The text of a statement, its tokens, and which of them begin within a character; a part that is not known counts with its own bounds.
    /// </summary>
    public (string Text, TokenRange Tokens, IReadOnlyList<int> Within) Measure(WriteKind kind, string name, Expression expression)
    {
        var value = Evaluator.Single(evaluator.Evaluate(expression));
        if (UnknownText.In(value) is null)
        {
            var segment = target.Write(kind, name, value.AsText());
            var exact = segment.Tokenize(tokenizer);
            return (segment.Text, TokenRange.Exactly(exact.Length), Characters.Within(exact, tokenizer));
        }

        var known = new System.Text.StringBuilder();
        var (expected, most) = (0, 0);
        foreach (var part in expression is Expression.Template template ? template.Parts : [expression])
        {
            var partValue = Evaluator.Single(evaluator.Evaluate(part));
            if (UnknownText.In(partValue) is { } hole)
            {
                expected = UnknownText.Add(expected, hole.ExpectedTokens);
                most = UnknownText.Add(most, hole.MaximumTokens < 0 ? hole.ExpectedTokens : hole.MaximumTokens);
            }

            known.Append(partValue.AsText());
        }

        var frame = target.Write(kind, name, known.ToString());
        var tokens = frame.Tokenize(tokenizer).Length;
        return (frame.Text, new TokenRange(tokens, UnknownText.Add(tokens, expected), UnknownText.Add(tokens, Math.Max(expected, most))), []);
    }

    /// <summary>The tokens that open a generated turn.</summary>
    public int OpenTurn(string? name) => Frame(name, open: true);

    /// <summary>The tokens that close a generated turn.</summary>
    public int CloseTurn(string? name) => Frame(name, open: false);

    /// <summary>The length of a value of a turn's type; null if the turn is text.</summary>
    public TurnLength? LengthOf(TurnShape? shape, string? name)
    {
        if (shape is null)
        {
            return null;
        }

        var gap = target.GapOf(name);
        return lengths.TryGetValue((shape, gap), out var known) ? known : lengths[(shape, gap)] = TurnLength.Of(shape, tokenizer, gap);
    }

    private int Frame(string? name, bool open)
    {
        if (!frames.TryGetValue((name ?? "", open), out var tokens))
        {
            var text = open ? target.OpenTurn(name) : target.CloseTurn(name);
            frames[(name ?? "", open)] = tokens = text.Tokenize(tokenizer).Length;
        }

        return tokens;
    }
}
