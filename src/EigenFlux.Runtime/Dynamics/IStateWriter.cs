using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Dynamics;

/// <summary>Makes the changes of a <see cref="DynamicSystem"/> in a session, and in whatever follows the session.</summary>
internal interface IStateWriter
{
    /// <summary>The session that has the page-state.</summary>
    IModelSession Session { get; }

    /// <summary>Appends the tokens of a segment, or more tokens of one.</summary>
    void Append(LedgerEntry segment, TokenId[] tokens, Writing writing);

    /// <summary>Inserts the tokens of a segment before a position.</summary>
    void Insert(int at, LedgerEntry segment, TokenId[] tokens, Writing writing);

    /// <summary>Appends a generated token.</summary>
    void Generate(TokenId token);

    /// <summary>A generated token was appended, and its segment has grown.</summary>
    /// <param name="at">Its position.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="token">The token.</param>
    /// <param name="text">The characters that it completes.</param>
    void Generated(int at, LedgerEntry segment, TokenId token, string text);

    /// <summary>Deletes tokens.</summary>
    /// <param name="deletion">The tokens.</param>
    /// <param name="takenBack">Whether they count as never said.</param>
    void Delete(LedgerDeletion deletion, bool takenBack);

    /// <summary>The exception for what does not fit into the window.</summary>
    Exception Full(WindowFullException full);
}
