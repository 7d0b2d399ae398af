using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A native batch and its arrays, used again and again.</summary>
internal sealed unsafe class Batch : IDisposable
{
    private readonly NativeBuffer buffer;
    private readonly int capacity;
    private readonly int width;
    private LlamaBatch native;

    /// <summary>Room for <paramref name="capacity"/> tokens, each in <paramref name="width"/> sequences.</summary>
    public Batch(int capacity, int width)
    {
        this.capacity = capacity;
        this.width = width;
        var rows = (nuint)capacity;
        buffer = new NativeBuffer(rows * (nuint)(sizeof(nint) + (sizeof(int) * (3 + width)) + 1));
        native.Sequences = (int**)buffer.Pointer;
        native.Tokens = (int*)(native.Sequences + rows);
        native.Positions = native.Tokens + rows;
        native.SequenceCounts = native.Positions + rows;
        var ids = native.SequenceCounts + rows;
        native.Outputs = (sbyte*)(ids + (rows * (nuint)width));
        for (var i = 0; i < capacity; i++)
        {
            native.Sequences[i] = ids + (i * width);
        }
    }

    /// <summary>The batch as the library takes it.</summary>
    public ref readonly LlamaBatch Native => ref native;

    /// <summary>The tokens in it.</summary>
    public int Count => native.Count;

    /// <summary>How many more fit.</summary>
    public int Room => capacity - native.Count;

    /// <summary>Empties it.</summary>
    public void Clear() => native.Count = 0;

    /// <summary>Adds one token, without an output. Without a guard (-1) it is in its session's sequence alone.</summary>
    public void Add(int token, int position, int sequence, int guard)
    {
        var i = native.Count++;
        native.Tokens[i] = token;
        native.Positions[i] = position;
        native.Sequences[i][0] = sequence;
        native.SequenceCounts[i] = guard < 0 ? 1 : 2;
        if (guard >= 0)
        {
            native.Sequences[i][1] = guard;
        }

        native.Outputs[i] = 0;
    }

    /// <summary>Asks for the logits of the token that was added last, and gives its number in the batch.</summary>
    public int MarkLast()
    {
        native.Outputs[native.Count - 1] = 1;
        return native.Count - 1;
    }

    /// <summary>Asks for the logits of all tokens.</summary>
    public void MarkAll() => new Span<sbyte>(native.Outputs, native.Count).Fill(1);

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}
