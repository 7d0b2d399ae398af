using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>The bytes of every token, one after the other, so that one can be had without a copy.</summary>
internal sealed unsafe class TokenTable
{
    private readonly byte[] bytes;

    /// <summary>Token i's bytes are those from ends[i] to ends[i + 1].</summary>
    private readonly int[] ends;

    /// <summary>Asks the library for every token's text, control tokens by their names.</summary>
    public TokenTable(nint vocabulary, int size)
    {
        ends = new int[size + 1];
        var gathered = new byte[size * 8];
        var used = 0;
        for (var token = 0; token < size; token++)
        {
            while (true)
            {
                int count;
                fixed (byte* buffer = gathered)
                {
                    count = LlamaApi.llama_token_to_piece(vocabulary, token, buffer + used, gathered.Length - used, 0, special: 1);
                }

                if (count >= 0)
                {
                    used += count;
                    break;
                }

                Array.Resize(ref gathered, Math.Max(gathered.Length * 2, used - count));
            }

            ends[token + 1] = used;
        }

        bytes = gathered.AsSpan(0, used).ToArray();
    }

    /// <summary>One token's bytes.</summary>
    public ReadOnlySpan<byte> this[int token] => bytes.AsSpan(ends[token], ends[token + 1] - ends[token]);
}
