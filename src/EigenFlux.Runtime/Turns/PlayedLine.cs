using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Stops;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Turns;

/// <summary>
/// What of a scene's result becomes the line of the coalition that played it: as much as the stops of its turn let through. A stop that is
/// about the generating itself (seconds, conditions, the model's end of text, a collapse) has nothing to look at.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="plan">The layout of the scene that the turn is in.</param>
/// <param name="writer">Writes the scene's segments.</param>
/// <param name="labels">The labels of those who may speak.</param>
internal sealed class PlayedLine(Instruction.Generate turn, ScenePlan plan, TargetWriter writer, IEnumerable<string> labels)
{
    /// <summary>The line, and what ended it.</summary>
    /// <param name="result">What the scene gave.</param>
    /// <param name="evaluator">Computes the stops.</param>
    /// <param name="tokenizer">Counts tokens.</param>
    public (string Line, string By) Cut(string result, Evaluator evaluator, ITokenizer tokenizer)
    {
        var said = new StringBuilder(result.Trim());
        var by = StopNames.Scene;
        if (turn.Shape is null && Stops(evaluator).Find(said, 0) is { } stop)
        {
            (said.Length, by) = (stop.At, stop.By);
        }

        var line = said.ToString().TrimEnd();
        var bound = TurnBound.Of(turn.Stops, evaluator, plan.Window, plan.Reserve).Max;
        return tokenizer.Tokenize(line).Length <= bound ? (line, by) : (Shorten(line, bound, tokenizer), StopNames.Tokens);
    }

    private TextStops Stops(Evaluator evaluator)
    {
        var stops = new TextStops();
        foreach (var rule in turn.Stops)
        {
            switch (rule)
            {
                case StopRule.Line:
                    AddAll(stops, writer.Target.LineEnds, StopNames.Line);
                    break;
                case StopRule.Paragraph:
                    AddAll(stops, writer.Target.ParagraphEnds, StopNames.Paragraph);
                    break;
                case StopRule.Literal literal:
                    stops.Add(evaluator.Evaluate(literal.Text).AsText(), StopNames.Text, afterText: false);
                    break;
                case StopRule.Pattern pattern:
                    stops.AddPattern(pattern.Regex);
                    break;
            }
        }

        // What would end anybody's turn in this window, or begin another's, ends this one too.
        AddAll(stops, writer.Target.TurnEnds, StopNames.Line);
        foreach (var end in writer.Target.MessageEnds)
        {
            stops.Add(end, StopNames.EndOfText, afterText: false);
        }

        foreach (var label in labels)
        {
            stops.Add(label, StopNames.Label, afterText: false);
        }

        return stops;
    }

    private static void AddAll(TextStops stops, IEnumerable<string> ends, string by)
    {
        foreach (var end in ends)
        {
            stops.Add(end, by, afterText: true);
        }
    }

    /// <summary>The first tokens of a text, without a part of a character.</summary>
    private static string Shorten(string line, int most, ITokenizer tokenizer)
    {
        var bytes = tokenizer.Tokenize(line).Take(most).SelectMany(token => tokenizer.GetBytes(token).ToArray()).ToArray();
        var whole = Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD');
        for (line = whole.TrimEnd(); line.Length > 0 && tokenizer.Tokenize(line).Length > most;)
        {
            // Cut off from what followed, the last word may take more tokens than it did.
            line = line[..^(char.IsLowSurrogate(line[^1]) ? 2 : 1)].TrimEnd();
        }

        return line;
    }
}
