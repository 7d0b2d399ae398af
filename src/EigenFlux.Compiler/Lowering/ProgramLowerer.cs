using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers a bound program to the contents of an image: the scenes that the entry scene can reach, and everything that they use.</summary>
public static class ProgramLowerer
{
    /// <summary>Lowers a program that has no errors.</summary>
    /// <param name="program">The program.</param>
    /// <param name="entry">The scene to begin with.</param>
    /// <param name="cancellation">Ends it at the next scene.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LoweredProgram Lower(BoundProgram program, BoundScene entry, CancellationToken cancellation = default) =>
        Lower(program, [entry.Symbol], cancellation);

    /// <summary>Lowers all scenes of a program that has no errors, whichever of them is the entry.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Ends it at the next scene.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static LoweredProgram LowerAll(BoundProgram program, CancellationToken cancellation = default) =>
        Lower(program, [.. program.Scenes.Select(scene => scene.Symbol)], cancellation);

    private static LoweredProgram Lower(BoundProgram program, IReadOnlyList<SceneSymbol> entries, CancellationToken cancellation)
    {
        var report = new LoweringReport();
        var names = ProgramNames.Of(program);
        var slots = new Slots(names);
        var expressions = new ExpressionLowerer(slots, names, report);

        var bound = program.Scenes.ToDictionary(scene => scene.Symbol);
        var scenes = new Dictionary<string, SceneProgram>(StringComparer.Ordinal);
        var reached = new List<BoundScene>();
        var waiting = new Queue<SceneSymbol>(entries);
        while (waiting.TryDequeue(out var symbol))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!scenes.ContainsKey(names[symbol]))
            {
                var called = new List<SceneSymbol>();
                reached.Add(bound[symbol]);
                scenes[names[symbol]] = SceneLowerer.Lower(bound[symbol], names, report, called);
                called.AddRange(PlayedScenes.Of(bound[symbol], program));
                called.ForEach(waiting.Enqueue);
            }
        }

        Summarizers.RefuseCircles(reached, report);
        var globals = Globals(program, slots, expressions);
        var characters = Characters(program, names, expressions);
        var lore = program.Lores.Select(entry => new LoreProgram(
                names[entry],
                entry.DisplayName,
                entry.Brief is null ? null : expressions.Lower(entry.Brief),
                entry.Full is null ? null : expressions.Lower(entry.Full),
                [.. entry.Also],
                entry.Weight ?? 1))
            .ToDictionary(entry => entry.Id);
        var premises = program.Premises.Select(premise => new PremiseProgram(
                names[premise],
                premise.Of is null ? null : names[premise.Of],
                premise.Brief is null ? null : expressions.Lower(premise.Brief),
                premise.Full is null ? null : expressions.Lower(premise.Full),
                premise.Setting is null ? null : expressions.Lower(premise.Setting),
                SceneLowerer.SiteOf(premise.Declaration)))
            .ToDictionary(premise => premise.Id);
        return new LoweredProgram(
            entries.Count > 0 ? names[entries[0]] : "",
            scenes,
            characters,
            lore,
            premises,
            program.Models.Select(model => ModelLowerer.Lower(model, names[model], report)).ToDictionary(model => model.Name),
            globals,
            report.Diagnostics);
    }

    /// <summary>The values at the top of the files, in the order in which they can be computed.</summary>
    internal static IReadOnlyList<Instruction.Assign> Globals(BoundProgram program, Slots slots, ExpressionLowerer expressions) => InOrderOfUse(
    [
        .. program.Values.Where(value => value.Value is not null).Select(value =>
            new Instruction.Assign(slots[value], expressions.Lower(value.Value!)) { Site = SceneLowerer.SiteOf(value.Declaration) }),
    ]);

    /// <summary>The characters and coalitions, by name.</summary>
    internal static IReadOnlyDictionary<string, CharacterProgram> Characters(
        BoundProgram program, ProgramNames names, ExpressionLowerer expressions) => program.Characters.Concat<SpeakerSymbol>(program.Coalitions)
        .Select(speaker => Character(speaker, names, expressions))
        .ToDictionary(character => character.Id);

    /// <summary>The values with those before each that it is computed from: an imported file's come after those of the file that imports it.</summary>
    private static List<Instruction.Assign> InOrderOfUse(List<Instruction.Assign> values)
    {
        var waiting = values.ToDictionary(value => value.Name, StringComparer.Ordinal);
        var ordered = new List<Instruction.Assign>();
        var path = new Stack<(Instruction.Assign Value, IEnumerator<string> Uses)>();
        foreach (var value in values)
        {
            Enter(value.Name);
            while (path.TryPeek(out var top))
            {
                if (top.Uses.MoveNext())
                {
                    Enter(top.Uses.Current);
                }
                else
                {
                    ordered.Add(path.Pop().Value);
                }
            }
        }

        return ordered;

        void Enter(string name)
        {
            if (waiting.Remove(name, out var value))
            {
                path.Push((value, value.Value.Variables.GetEnumerator()));
            }
        }
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
        SceneLowerer.SiteOf(speaker.Declaration))
    {
        Plays = PlayedScenes.Of(speaker, names),
        Knows = [.. speaker.Knows.Select(expressions.Lower)],
    };
}
