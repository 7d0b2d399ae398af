using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Layout;

/// <summary>Writes the levels of detail of a character's definition, fullest first.</summary>
internal sealed class DefinitionWriter(SceneContext context, Evaluator evaluator)
{
    /// <summary>The definition of a character as a segment, for each level that it has; empty where it has none.</summary>
    public IReadOnlyList<PlannedSegment> Levels(CharacterProgram character)
    {
        var voice = character.Voice is null ? null : Text(character.Voice);
        var facts = character.Facts.Select(Text).ToList();
        var lines = character.Lines.Select(Text).ToList();
        var levels = new List<PlannedSegment>();
        foreach (var (name, text) in (ReadOnlySpan<(string, Expression?)>)[("full", character.Full), ("brief", character.Brief)])
        {
            if (text is not null)
            {
                levels.Add(Segment(character, name, Text(text)));
            }
        }

        if (levels.Count == 0 && (voice is not null || facts.Count > 0 || lines.Count > 0))
        {
            levels.Add(Segment(character, null, character.Display + "."));
        }

        return levels;

        PlannedSegment Segment(CharacterProgram owner, string? level, string text)
        {
            var written = context.Target.Definition(owner.Display, text, voice, facts, lines);
            var tokens = context.Tokenizer.Tokenize(written);
            return new PlannedSegment
            {
                Id = owner.Id,
                Owner = owner.Id,
                Kind = SegmentKind.Definition,
                Level = level,
                Tokens = TokenRange.Exactly(tokens.Length),
                Text = written,
                TokenIds = [.. tokens.Select(token => token.Value)],
                Placement = Placement.Prefix,
                Birth = 0,
                LastUse = 0,
            };
        }
    }

    private string Text(Expression expression) => evaluator.Evaluate(expression).AsText();
}
