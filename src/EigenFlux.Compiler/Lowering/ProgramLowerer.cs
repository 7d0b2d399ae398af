using EigenFlux.Compiler.Image;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers a bound program to what an image holds: the scenes that the entry can reach, and all that they use.</summary>
public static class ProgramLowerer
{
    /// <summary>Lowers a program that has no errors.</summary>
    /// <param name="program">The program.</param>
    /// <param name="entry">The scene to begin with.</param>
    public static LoweredProgram Lower(BoundProgram program, BoundScene entry)
    {
        var report = new LoweringReport();
        var names = new ProgramNames();
        var slots = new Slots();
        var expressions = new ExpressionLowerer(slots, names, report);
        if (!program.Lores.IsEmpty)
        {
            report.NotRun(program.Lores[0].Declaration, "lore", "Leave it out for now; a 'note' or a 'fact' may serve.");
        }

        var bound = program.Scenes.ToDictionary(scene => scene.Symbol);
        var scenes = new Dictionary<string, SceneProgram>(StringComparer.Ordinal);
        var waiting = new Queue<SceneSymbol>([entry.Symbol]);
        while (waiting.TryDequeue(out var symbol))
        {
            if (!scenes.ContainsKey(names[symbol]))
            {
                var called = new List<SceneSymbol>();
                scenes[names[symbol]] = SceneLowerer.Lower(bound[symbol], names, report, called);
                called.ForEach(waiting.Enqueue);
            }
        }

        return new LoweredProgram(
            names[entry.Symbol],
            scenes,
            program.Characters.Concat<SpeakerSymbol>(program.Coalitions)
                .Select(speaker => Character(speaker, names, expressions))
                .ToDictionary(character => character.Id),
            program.Models.Select(model => ModelLowerer.Lower(model, names[model], report)).ToDictionary(model => model.Name),
            [
                .. program.Values.Where(value => value.Value is not null)
                    .Select(value => new Instruction.Assign(slots[value], expressions.Lower(value.Value!))
                    {
                        Site = SceneLowerer.SiteOf(value.Declaration),
                    }),
            ],
            report.Diagnostics);
    }

    private static CharacterProgram Character(SpeakerSymbol speaker, ProgramNames names, ExpressionLowerer expressions) => new(
        names[speaker],
        speaker.DisplayName,
        speaker.Brief is null ? null : expressions.Lower(speaker.Brief),
        speaker.Full is null ? null : expressions.Lower(speaker.Full),
        speaker.Voice is null ? null : expressions.Lower(speaker.Voice),
        [.. speaker.Facts.Select(expressions.Lower)],
        [.. speaker.Lines.Select(expressions.Lower)],
        speaker.Weight ?? 1,
        speaker is CoalitionSymbol coalition ? [.. coalition.Members.Select(member => names[member])] : [],
        SceneLowerer.SiteOf(speaker.Declaration));
}
