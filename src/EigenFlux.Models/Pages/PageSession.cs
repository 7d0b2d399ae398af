using System.Buffers.Binary;
using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Pages;

/// <summary>
/// A session that is its page-state and nothing more, for engines that keep no cache. Deleting and inserting are therefore always
/// exact, and a saved state is the list of tokens, bound to the model by its fingerprint.
/// </summary>
internal abstract class PageSession : IModelSession, IEditableCache, ISavedState
{
    private const uint Magic = 0x53504645; // "EFPS" in the file's first four bytes
    private const int FingerprintLength = 32;
    private const int HeaderLength = sizeof(uint) + FingerprintLength + sizeof(int);

    private readonly PageContext context;
    private readonly Lazy<string> fingerprint;
    private TokenId[] tokens = new TokenId[16];
    private bool disposed;

    protected PageSession(PageContext context, Lazy<string> fingerprint, int vocabularySize)
    {
        this.context = context;
        this.fingerprint = fingerprint;
        VocabularySize = vocabularySize;
    }

    public int Length { get; private set; }

    public ReadOnlySpan<TokenId> Tokens => tokens.AsSpan(0, Length);

    public int VocabularySize { get; }

    public long Evaluated { get; private set; }

    // Nothing is cached, so nothing can be moved: whatever is asked for, the next distribution is that of the page-state itself.
    public CacheMode ShiftsAs => CacheMode.Exact;

    public void Append(ReadOnlySpan<TokenId> tokens) => Insert(Length, tokens, CacheMode.Exact);

    public void Truncate(int length) => Delete(length, Length - length, CacheMode.Exact);

    public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Length);
        foreach (var token in tokens)
        {
            if ((uint)token.Value >= (uint)VocabularySize)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), token.Value, "The token is not in the vocabulary.");
            }
        }

        // The page-state's own tokens may be put in once more.
        var copied = at < Length && tokens.Overlaps(this.tokens) ? tokens.ToArray() : tokens;
        Reserve(Length + copied.Length);
        this.tokens.AsSpan(at, Length - at).CopyTo(this.tokens.AsSpan(at + copied.Length));
        copied.CopyTo(this.tokens.AsSpan(at));
        Length += copied.Length;
        Evaluated += copied.Length;
        return CacheMode.Exact;
    }

    public CacheMode Delete(int start, int count, CacheMode mode)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - start);
        tokens.AsSpan(start + count, Length - start - count).CopyTo(tokens.AsSpan(start));
        Length -= count;
        return CacheMode.Exact;
    }

    public abstract void NextLogProbabilities(Span<float> destination);

    public abstract double LogProbabilityOf(TokenId token);

    public abstract void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination);

    public IModelSession Fork()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var fork = (PageSession)context.CreateSession();
        fork.Reserve(Length);
        Tokens.CopyTo(fork.tokens);
        fork.Length = Length;
        return fork;
    }

    public byte[] Save()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var state = new byte[HeaderLength + (Length * sizeof(int))];
        var rest = state.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(rest, Magic);
        Encoding.ASCII.GetBytes(fingerprint.Value, rest[sizeof(uint)..]);
        BinaryPrimitives.WriteInt32LittleEndian(rest[(HeaderLength - sizeof(int))..], Length);
        for (var i = 0; i < Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest[(HeaderLength + (i * sizeof(int)))..], tokens[i].Value);
        }

        return state;
    }

    public void Load(ReadOnlySpan<byte> state)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (state.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(state) != Magic)
        {
            throw Foreign("is cut off or of another engine");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(state[(HeaderLength - sizeof(int))..]);
        if (length < 0 || state.Length != HeaderLength + ((long)length * sizeof(int)))
        {
            throw Foreign("is cut off");
        }

        if (!Encoding.ASCII.GetString(state.Slice(sizeof(uint), FingerprintLength)).Equals(fingerprint.Value, StringComparison.Ordinal))
        {
            throw Foreign("is of another model");
        }

        // All is checked before anything is changed, so that a refused state leaves the session as it was.
        var loaded = new TokenId[length];
        for (var i = 0; i < length; i++)
        {
            loaded[i] = new TokenId(BinaryPrimitives.ReadInt32LittleEndian(state[(HeaderLength + (i * sizeof(int)))..]));
            if ((uint)loaded[i].Value >= (uint)VocabularySize)
            {
                throw Foreign("has a token that the vocabulary lacks");
            }
        }

        Reserve(length);
        loaded.CopyTo(tokens, 0);
        Length = length;
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            context.Closed();
        }
    }

    private static ModelException Foreign(string what) => new(
        ModelErrorKind.Unreadable,
        $"the saved state {what}; start without it, or with the model that saved it.");

    private void Reserve(int length)
    {
        if (length > context.Options.Window)
        {
            throw new ModelException(
                ModelErrorKind.WindowTooLarge,
                $"a page-state of {length} tokens does not fit in the window of {context.Options.Window}; delete first, or raise the window.");
        }

        if (length > tokens.Length)
        {
            Array.Resize(ref tokens, Math.Min(context.Options.Window, Math.Max(length, tokens.Length * 2)));
        }
    }
}
