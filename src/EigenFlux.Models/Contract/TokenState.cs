using System.Buffers.Binary;

namespace EigenFlux.Models.Contract;

/// <summary>A page-state's tokens as bytes: the saved state of sessions that have no other.</summary>
internal static class TokenState
{
    private const uint Magic = 0x54504645; // "EFPT" in the first four bytes

    public static byte[] Write(ReadOnlySpan<TokenId> tokens)
    {
        var state = new byte[sizeof(uint) + (tokens.Length * sizeof(int))];
        BinaryPrimitives.WriteUInt32LittleEndian(state, Magic);
        for (var i = 0; i < tokens.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(state.AsSpan(sizeof(uint) + (i * sizeof(int))), tokens[i].Value);
        }

        return state;
    }

    /// <exception cref="ModelException">The bytes are no such state.</exception>
    public static TokenId[] Read(ReadOnlySpan<byte> state, int vocabularySize)
    {
        if (state.Length < sizeof(uint) || state.Length % sizeof(int) != 0 || BinaryPrimitives.ReadUInt32LittleEndian(state) != Magic)
        {
            throw Unreadable("is cut off, or of another engine");
        }

        var tokens = new TokenId[(state.Length - sizeof(uint)) / sizeof(int)];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = new TokenId(BinaryPrimitives.ReadInt32LittleEndian(state[(sizeof(uint) + (i * sizeof(int)))..]));
            if ((uint)tokens[i].Value >= (uint)vocabularySize)
            {
                throw Unreadable("has a token that the vocabulary lacks");
            }
        }

        return tokens;
    }

    private static ModelException Unreadable(string what) => new(
        ModelErrorKind.Unreadable, $"the saved state {what}; start without it, or with the model that saved it.");
}
