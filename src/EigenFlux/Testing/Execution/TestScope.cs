using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Execution;

/// <summary>What the statements of a test compute with: its own values, those of the program's files, and what was measured.</summary>
/// <param name="values">Both kinds of values, by slot.</param>
/// <param name="characters">The program's characters.</param>
/// <param name="measured">The measure of a slot or statistic, whose runs are done.</param>
internal sealed class TestScope(
    IReadOnlyDictionary<string, FluxValue> values,
    IReadOnlyDictionary<string, CharacterProgram> characters,
    Func<Expression, Measure?> measured) : IEvaluationScope
{
    public FluxValue Find(string name) => values.GetValueOrDefault(name)
        ?? (measured(new Expression.Variable(name)) is { } measure ? new FluxValue.Number(measure.Value) : FluxValue.Empty);

    public FluxValue Measure(Expression.Statistic statistic) =>
        new FluxValue.Number(measured(statistic)?.Value ?? throw new EvaluationException("There are no runs that this could measure."));

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list.Count == 1
        ? list[0]
        : throw new EvaluationException("A test cannot draw: it has no seed of its own. Go through the list with 'for'.");

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);
}
