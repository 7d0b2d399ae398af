namespace EigenFlux.Runtime.Persons;

/// <summary>A person who plays a part.</summary>
public interface IPerson
{
    /// <summary>Asks for the next line of a part. An answer that will not do is asked for again, with the reason.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The answer: a text will do, and null where the person has left.</returns>
    ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation);
}
