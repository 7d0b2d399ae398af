using EigenFlux.Runtime.Persons;

namespace EigenFlux.Tests.Support;

/// <summary>A person who answers as they were told to, and then leaves; with a note of what they were asked.</summary>
public sealed class Scripted(params PersonAnswer[] answers) : IPerson
{
    private int next;

    public static readonly PersonAnswer Undo = new PersonAnswer.Undo();

    public static readonly PersonAnswer Retry = new PersonAnswer.Retry();

    /// <summary>What was asked, in order.</summary>
    public List<PersonAsk> Asks { get; } = [];

    public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation)
    {
        Asks.Add(ask);
        return ValueTask.FromResult(next < answers.Length ? answers[next++] : new PersonAnswer.Left());
    }
}
