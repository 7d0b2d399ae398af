using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// A session as bytes: what they belong to (our version, the library's release, the model), the page-state, where its entries are in
/// the cache, the logits after it, the entries, and a SHA-256 of it all. The library trusts what it is given, so nothing reaches it
/// that is not exactly what it wrote.
/// </summary>
internal static unsafe class SessionState
{
    private const int Version = 2;
    private const int HashSize = 32;
    private static readonly byte[] Magic = "EFLUXLLM"u8.ToArray();

    /// <summary>The session's state.</summary>
    public static byte[] Save(LlamaSession session)
    {
        var cache = session.Cache;
        var pieces = cache.Count == 0 ? [] : cache.Read(cache.Positions[0], cache.NextPosition);
        using var head = new MemoryStream();
        using (var writer = new BinaryWriter(head, Encoding.UTF8, leaveOpen: true))
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
            writer.Write(session.Logits is null ? 0 : 1);
        }

        // A loaded state has its cells in order, and their order decides how sums are rounded: what goes on here must have it too.
        if (session.Context is { IsScattered: true, IsAlone: true } && !session.Context.Model.Cache.IsRecurrent)
        {
            session.KeepLogits();
            var (count, inexactFrom, runs) = (cache.Count, cache.InexactFrom, cache.Positions.Runs.ToArray());
            Clear(session);
            pieces.ForEach(piece => cache.Write(piece));
            cache.Adopt(count, inexactFrom, runs);
        }

        return Join(head.GetBuffer().AsSpan(0, (int)head.Length), new ReadOnlySpan<byte>(session.Logits, LogitBytes(session)), pieces);
    }

    /// <summary>Puts a saved state in the place of the session's.</summary>
    /// <exception cref="ModelException">The bytes are not a state of this model and release.</exception>
    public static void Load(LlamaSession session, ReadOnlySpan<byte> state)
    {
        if (state.Length < Magic.Length + HashSize || !state.StartsWith(Magic))
        {
            throw Foreign("it is not a saved session");
        }

        Span<byte> hash = stackalloc byte[HashSize];
        SHA256.HashData(state[..^HashSize], hash);
        if (!hash.SequenceEqual(state[^HashSize..]))
        {
            throw Foreign("it is damaged");
        }

        try
        {
            LoadWhole(session, state);
        }
        catch (FormatException bad)
        {
            throw Foreign(bad.Message);
        }
    }

    /// <summary>Loads a state whose hash is right. Whoever changes a state can compute it again, so all that it says is looked at.</summary>
    private static void LoadWhole(LlamaSession session, ReadOnlySpan<byte> state)
    {
        var reader = new SpanReader(state[Magic.Length..^HashSize]);
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

        if (!reader.Read(session.Context.Model.File.Fingerprint.Length).SequenceEqual(session.Context.Model.File.Fingerprint))
        {
            throw Foreign("it is another model's");
        }

        var length = reader.ReadInt32();
        if (length < 0)
        {
            throw new FormatException($"it has {length} tokens");
        }

        if (length > session.Context.Options.Window)
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"The saved page-state has {length} tokens, and this context's window {session.Context.Options.Window}. Make a larger one.");
        }

        var tokens = MemoryMarshal.Cast<byte, TokenId>(reader.Read((long)length * sizeof(int)));
        var count = reader.ReadInt32();
        var inexactFrom = reader.ReadInt32();
        var runs = MemoryMarshal.Cast<byte, (int, int)>(reader.Read((long)reader.ReadInt32() * sizeof((int, int))));
        var logits = MemoryMarshal.Cast<byte, float>(reader.ReadInt32() != 0 ? reader.Read(session.Context.Vocabulary * sizeof(float)) : []);
        var vocabulary = session.Context.Vocabulary;
        foreach (var token in tokens)
        {
            if ((uint)token.Value >= (uint)vocabulary)
            {
                throw new FormatException($"it has the token {token.Value}, and the vocabulary has {vocabulary}");
            }
        }

        CheckPlaces(length, count, inexactFrom, runs);
        session.Adopt([], []);
        Clear(session);
        try
        {
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                session.Cache.Write(reader.Read(reader.ReadInt32()));
            }
        }
        catch (ModelException)
        {
            // What was taken of it has no place in an empty page-state.
            session.Cache.Clear();
            throw;
        }

        session.Cache.Adopt(count, inexactFrom, runs);
        session.Adopt(tokens, logits);
    }

    /// <summary>Runs begin at 0 and go on, each further ahead of the page-state than the one before it.</summary>
    private static void CheckPlaces(int length, int count, int inexactFrom, ReadOnlySpan<(int Start, int Offset)> runs)
    {
        var isRight = count >= 0 && count <= length && inexactFrom >= 0 && runs.Length > 0 && runs[0] is { Start: 0, Offset: >= 0 }
            && runs[^1].Start <= length && runs[^1].Offset <= int.MaxValue - length - 1;
        for (var i = 1; isRight && i < runs.Length; i++)
        {
            isRight = runs[i].Start >= runs[i - 1].Start && runs[i].Offset >= runs[i - 1].Offset;
        }

        if (!isRight)
        {
            throw new FormatException("what it says of places in the cache does not fit");
        }
    }

    /// <summary>All of a state as one array, made once: a state is as large as the cache.</summary>
    private static byte[] Join(ReadOnlySpan<byte> head, ReadOnlySpan<byte> logits, List<byte[]> pieces)
    {
        var size = head.Length + logits.Length + sizeof(int) + pieces.Sum(piece => sizeof(int) + (long)piece.Length) + HashSize;
        if (size > Array.MaxLength)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported, $"The session's state takes {size >> 20} MB, and more than {Array.MaxLength >> 20} cannot be saved.");
        }

        var state = GC.AllocateUninitializedArray<byte>((int)size);
        var rest = state.AsSpan();
        Put(ref rest, head);
        Put(ref rest, logits);
        Put(ref rest, pieces.Count);
        foreach (var piece in pieces)
        {
            Put(ref rest, piece.Length);
            Put(ref rest, piece);
        }

        SHA256.HashData(state.AsSpan(0, state.Length - HashSize), rest);
        return state;
    }

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }

    private static void Put(ref Span<byte> rest, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    private static int LogitBytes(LlamaSession session) => session.Logits is null ? 0 : session.Context.Vocabulary * sizeof(float);

    private static void Clear(LlamaSession session)
    {
        session.Cache.Clear();
        if (session.Context.IsAlone)
        {
            session.Context.StartAfresh();
        }
        else
        {
            session.Context.IsScattered = true;
        }
    }

    private static ModelException Foreign(string why) => new(
        ModelErrorKind.Unreadable,
        $"The saved state cannot be used: {why}.");
}
