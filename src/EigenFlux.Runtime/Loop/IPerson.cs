namespace EigenFlux.Runtime.Loop;

/// <summary>A person who plays a part.</summary>
public interface IPerson
{
    /// <summary>Asks for the next line of a part.</summary>
    /// <param name="part">The part's name in prose.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The line; null where the person has left.</returns>
    ValueTask<string?> AskAsync(string part, CancellationToken cancellation);
}
