using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Rules;

/// <summary>The values that the statements of a test compute with: those of the test and of the program's files, and measured numbers.</summary>
/// <param name="values">The values of the test and of the files, by slot.</param>
/// <param name="characters">The program's characters, by id.</param>
/// <param name="measured">The measured number of a slot or statistic, over the runs that are done; null if nothing was measured.</param>
internal sealed class TestScope(
    IReadOnlyDictionary<string, FluxValue> values,
    IReadOnlyDictionary<string, CharacterProgram> characters,
    Func<Expression, double?> measured) : IEvaluationScope
{
    public FluxValue Find(string name) => values.GetValueOrDefault(name)
        ?? (measured(new Expression.Variable(name)) is { } number ? new FluxValue.Number(number) : FluxValue.Empty);

    public FluxValue Measure(Expression.Statistic statistic) =>
        new FluxValue.Number(measured(statistic) ?? throw new EvaluationException("There are no runs that this could measure."));

    public FluxValue Pick(IReadOnlyList<FluxValue> list) => list.Count == 1
        ? list[0]
        : throw new EvaluationException("A test cannot draw: it has no seed of its own. Go through the list with 'for'.");

    public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, characters);
}
