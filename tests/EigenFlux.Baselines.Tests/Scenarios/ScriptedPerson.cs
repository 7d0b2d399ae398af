using EigenFlux.Runtime.Persons;

namespace EigenFlux.Baselines.Tests.Scenarios;

/// <summary>A person who says what is written down, and then leaves.</summary>
internal sealed class ScriptedPerson(IEnumerable<string> lines) : IPerson
{
    private readonly Queue<string> waiting = new(lines);

    public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) => ValueTask.FromResult<PersonAnswer>(
        waiting.TryDequeue(out var line) ? PersonAnswer.Of(line) : ask.Refused is null ? new PersonAnswer.Left() : new PersonAnswer.GivenUp());
}
