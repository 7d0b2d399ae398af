using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// A session as bytes: what they belong to (our version, the library's release, the model), the page-state, where its entries are in
/// the cache, the logits after it, the entries, and a SHA-256 of it all. The library trusts what it is given, so nothing reaches it
/// that is not exactly what it wrote.
/// </summary>
internal static unsafe class SessionState
{
    private const int Version = 1;
    private const int HashSize = 32;
    private static readonly byte[] Magic = "EFLUXLLM"u8.ToArray();

    /// <summary>The session's state.</summary>
    public static byte[] Save(LlamaSession session)
    {
        var cache = session.Cache;
        var pieces = cache.Count == 0 ? [] : cache.Read(cache.Positions[0], cache.NextPosition);
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(LlamaLibrary.Release);
            writer.Write(session.Context.Model.File.Fingerprint);
            writer.Write(session.Length);
            writer.Write(MemoryMarshal.AsBytes(session.Tokens));
            writer.Write(cache.Count);
            writer.Write(cache.InexactFrom);
            writer.Write(cache.Positions.Runs.Length);
            writer.Write(MemoryMarshal.AsBytes(cache.Positions.Runs));
            writer.Write(session.Logits is not null);
            if (session.Logits is not null)
            {
                writer.Write(new ReadOnlySpan<byte>(session.Logits, session.Context.Vocabulary * sizeof(float)));
            }

            writer.Write(pieces.Count);
            foreach (var piece in pieces)
            {
                writer.Write(piece.Length);
                writer.Write(piece);
            }
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));

        // A loaded state has its cells in order, and their order decides how sums are rounded: what goes on here must have it too.
        if (session.Context is { IsScattered: true, IsAlone: true } && !session.Context.Model.Cache.IsRecurrent)
        {
            session.KeepLogits();
            Refill(session, pieces.Select(piece => (ReadOnlyMemory<byte>)piece));
        }

        return stream.ToArray();
    }

    /// <summary>Puts a saved state in the place of the session's.</summary>
    /// <exception cref="ModelException">The bytes are not a state of this model and release.</exception>
    public static void Load(LlamaSession session, byte[] state)
    {
        if (state.Length < Magic.Length + HashSize || !state.AsSpan().StartsWith(Magic))
        {
            throw Foreign("it is not a saved session");
        }

        if (!SHA256.HashData(state.AsSpan(0, state.Length - HashSize)).AsSpan().SequenceEqual(state.AsSpan(state.Length - HashSize)))
        {
            throw Foreign("it is damaged");
        }

        // From here on the bytes are ones that Save wrote.
        using var reader = new BinaryReader(new MemoryStream(state, Magic.Length, state.Length - Magic.Length - HashSize));
        var version = reader.ReadInt32();
        if (version != Version)
        {
            throw Foreign($"it is of format {version}, and this is {Version}");
        }

        var release = reader.ReadString();
        if (release != LlamaLibrary.Release)
        {
            throw Foreign($"llama.cpp {release} wrote it, and this is {LlamaLibrary.Release}");
        }

        if (!reader.ReadBytes(session.Context.Model.File.Fingerprint.Length).AsSpan().SequenceEqual(session.Context.Model.File.Fingerprint))
        {
            throw Foreign("it is another model's");
        }

        var length = reader.ReadInt32();
        if (length > session.Context.Options.Window)
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"The saved page-state has {length} tokens, and this context's window {session.Context.Options.Window}. Make a larger one.");
        }

        var tokens = reader.ReadBytes(length * sizeof(int));
        var count = reader.ReadInt32();
        var inexactFrom = reader.ReadInt32();
        var runs = reader.ReadBytes(reader.ReadInt32() * sizeof((int, int)));
        var logits = reader.ReadBoolean() ? reader.ReadBytes(session.Context.Vocabulary * sizeof(float)) : [];
        var pieces = new ReadOnlyMemory<byte>[reader.ReadInt32()];
        for (var i = 0; i < pieces.Length; i++)
        {
            var size = reader.ReadInt32();
            pieces[i] = state.AsMemory(Magic.Length + (int)reader.BaseStream.Position, size);
            reader.BaseStream.Position += size;
        }

        session.Adopt([], []);
        Refill(session, pieces);
        session.Cache.Adopt(count, inexactFrom, MemoryMarshal.Cast<byte, (int, int)>(runs));
        session.Adopt(MemoryMarshal.Cast<byte, TokenId>(tokens), MemoryMarshal.Cast<byte, float>(logits));
    }

    private static void Refill(LlamaSession session, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var cache = session.Cache;
        var (count, inexactFrom, runs) = (cache.Count, cache.InexactFrom, cache.Positions.Runs.ToArray());
        cache.Clear();
        if (session.Context.IsAlone)
        {
            session.Context.StartAfresh();
        }
        else
        {
            session.Context.IsScattered = true;
        }

        cache.Write(pieces);
        cache.Adopt(count, inexactFrom, runs);
    }

    private static ModelException Foreign(string why) => new(
        ModelErrorKind.Unreadable,
        $"The saved state cannot be used: {why}. Start again without it.");
}
