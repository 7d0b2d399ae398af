using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Prefixes;

/// <summary>
/// Identifies the computed cache of a prefix: the model's weights, the engine with its release, and the tokens, but not the
/// window.
/// </summary>
/// <param name="Name">A SHA-256 of the key in lower-case hexadecimal, usable as a file name.</param>
public readonly record struct PrefixKey(string Name)
{
    /// <summary>The key of a prefix.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prefix">The prefix's tokens.</param>
    public static PrefixKey Of(ModelInfo model, ReadOnlySpan<TokenId> prefix)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, model.Engine);
        Add(hash, model.StateRelease ?? "");
        Add(hash, model.Fingerprint);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (var token in prefix)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, token.Value);
            hash.AppendData(number);
        }

        return new PrefixKey(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // With its length before it, so that no two lists of texts are one.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
