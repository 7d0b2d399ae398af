using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>Writes the levels of detail of a character's definition.</summary>
internal sealed class DefinitionWriter(SceneContext context, Evaluator evaluator)
{
    /// <summary>
    /// The definition of a character at each level that it has, fullest first: the full and the brief text, each with all of its example
    /// lines, with one, and with none. Empty where it has no definition.
    /// </summary>
    public IReadOnlyList<DefinitionLevel> Levels(CharacterProgram character)
    {
        var voice = character.Voice is null ? null : Text(character.Voice);
        var facts = character.Facts.Select(Text).ToList();
        var lines = character.Lines.Select(Text).ToList();
        var texts = new List<(string? Level, string Text)>();
        foreach (var (name, text) in (ReadOnlySpan<(string, Expression?)>)[("full", character.Full), ("brief", character.Brief)])
        {
            if (text is not null)
            {
                texts.Add((name, Text(text)));
            }
        }

        if (texts.Count == 0 && (voice is not null || facts.Count > 0 || lines.Count > 0))
        {
            texts.Add((null, character.Display + "."));
        }

        return
        [
            .. from text in texts
               from count in new[] { lines.Count, Math.Min(1, lines.Count), 0 }.Distinct()
               select new DefinitionLevel(context, character.Display, text.Level, text.Text, voice, facts, [.. lines.Take(count)]),
        ];
    }

    private string Text(Expression expression) => evaluator.Evaluate(expression).AsText();
}
