using System.Text;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>Turns that are said at random, of what may come.</summary>
internal static class Walks
{
    /// <summary>Says a turn, each token drawn evenly of those that may come; closes it where it does not end soon.</summary>
    /// <returns>The turn's text.</returns>
    public static string Say(TokenConstraint constraint, SeededRandom random, int mostTokens)
    {
        var cursor = constraint.Begin();
        var said = new List<TokenId>();
        while (!cursor.IsFinished)
        {
            var allowed = cursor.Allowed;
            allowed.Count.ShouldBeGreaterThan(0);
            if (said.Count == mostTokens)
            {
                Close(cursor, said);
                break;
            }

            var tokens = new TokenId[allowed.Count];
            allowed.CopyTo(tokens);
            var token = tokens[random.NextInt32(tokens.Length)];
            allowed.Allows(token).ShouldBeTrue();
            if (cursor.IsEnd(token))
            {
                cursor.IsComplete.ShouldBeTrue();
                break;
            }

            cursor.Take(token);
            said.Add(token);
        }

        return Decode(constraint.Tokenizer, [.. said]);
    }

    /// <summary>The text of tokens.</summary>
    public static string Decode(ITokenizer tokenizer, ReadOnlySpan<TokenId> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(tokenizer.GetBytes(token));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static void Close(ConstraintCursor cursor, List<TokenId> said)
    {
        var closing = cursor.ClosingTokens.ToArray();
        closing.Length.ShouldBe(cursor.IsComplete ? 0 : Math.Max(1, closing.Length));
        foreach (var token in closing)
        {
            cursor.TryTake(token).ShouldBeTrue();
            said.Add(token);
        }

        cursor.IsComplete.ShouldBeTrue();
        cursor.Closing.ShouldBe("");
    }
}
