using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>The notes that stay a number of turns from the end, and the beats that do not move them.</summary>
/// <param name="Depths">The depth of each segment that has one, by its name.</param>
/// <param name="Persons">The beats at which a person speaks: notes are put back before a model does.</param>
internal sealed record MovingNotes(IReadOnlyDictionary<string, int> Depths, IReadOnlySet<int> Persons)
{
    /// <summary>No note moves.</summary>
    public static readonly MovingNotes None = new(new Dictionary<string, int>(), new HashSet<int>());

    /// <summary>Reads them off an image. A depth that only the run knows is left out.</summary>
    public static MovingNotes Of(FluxImage image)
    {
        var scene = image.Scenes[image.Scene];
        var statements = Statements(scene.Body).ToList();
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var note in statements.OfType<Instruction.Write>())
        {
            if (note.Depth is not null && Value(image, note.Depth) is FluxValue.Integer depth)
            {
                depths[note.Id] = (int)Math.Clamp(depth.Value, 0, int.MaxValue);
            }
        }

        var persons = scene.Cast.Where(entry => IsInput(image, entry.Model)).Select(entry => Value(image, entry.Who))
            .OfType<FluxValue.Character>().Select(who => who.Id).ToHashSet(StringComparer.Ordinal);
        var turns = new Dictionary<string, Instruction.Generate>(StringComparer.Ordinal);
        foreach (var turn in statements.OfType<Instruction.Generate>())
        {
            turns.TryAdd(turn.Capture, turn);
        }

        return new MovingNotes(
            image.Plan.Stream.Where(segment => depths.ContainsKey(Statement(segment.Id)))
                .ToDictionary(segment => segment.Id, segment => depths[Statement(segment.Id)], StringComparer.Ordinal),
            image.Plan.Beats.Where(beat => beat.Generated && IsPerson(beat.Segment, beat.Speaker)).Select(beat => beat.Index).ToHashSet());

        bool IsPerson(string segment, string speaker) =>
            turns.TryGetValue(Capture(segment), out var turn) && turn.Model is not null ? IsInput(image, turn.Model) : persons.Contains(speaker);
    }

    private static bool IsInput(FluxImage image, Expression? model) =>
        model is not null && Value(image, model) is FluxValue.Model { Name: FluxValue.Model.Input };

    private static FluxValue? Value(FluxImage image, Expression expression) => expression switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Variable variable when image.Arguments.TryGetValue(variable.Name, out var argument) => argument,
        Expression.Variable variable => image.Globals.LastOrDefault(global => global.Name == variable.Name)?.Value is Expression.Constant known
            ? known.Value
            : null,
        _ => null,
    };

    private static IEnumerable<Instruction> Statements(IReadOnlyList<Instruction> body) =>
        body.SelectMany(statement => statement.Bodies.SelectMany(Statements).Prepend(statement));

    // A statement's segments are named after it: note1, note1#2, and after a capture: reply[1].
    private static string Statement(string segment) => segment.LastIndexOf('#') is > 0 and var end ? segment[..end] : segment;

    private static string Capture(string segment) => segment.LastIndexOf('[') is > 0 and var end ? segment[..end] : segment;
}
