namespace EigenFlux.Language.Parsing;

/// <summary>A token as the lexer found it.</summary>
/// <param name="Type">Its type in the grammar.</param>
/// <param name="Start">Its first unit.</param>
/// <param name="End">One past its last unit.</param>
/// <param name="Reach">One past the last unit that was looked at to find it; what lies there or behind it cannot change the token.</param>
/// <param name="IsHidden">Whether the parser does not see it: white space, a comment, or what is no token.</param>
/// <param name="StartsLine">Whether it follows a line break that is no part of a token, or begins the file: all that is read from there on depends only on the text from there on.</param>
/// <param name="IsFirstOnLine">Whether it is the first of its line that is not hidden.</param>
/// <param name="IsBareText">Whether it is text without its quotes, or not closed.</param>
internal sealed record LexedToken(int Type, int Start, int End, int Reach, bool IsHidden, bool StartsLine, bool IsFirstOnLine, bool IsBareText)
{
    /// <summary>A token that a repair has put in or left.</summary>
    public static LexedToken Of(FluxToken token) => new(token.Type, token.Start, token.End, token.End, false, false, token.IsFirstOnLine, token.IsBareText);

    public LexedToken Move(int by) => this with { Start = Start + by, End = End + by, Reach = Reach + by };
}
