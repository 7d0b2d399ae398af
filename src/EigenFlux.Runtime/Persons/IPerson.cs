namespace EigenFlux.Runtime.Persons;

/// <summary>A person who plays characters of a scene.</summary>
public interface IPerson
{
    /// <summary>Asks for the next line of a part. After an invalid answer the runtime asks again, with the reason.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The answer: a text, or null if the person has left.</returns>
    ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation);
}
