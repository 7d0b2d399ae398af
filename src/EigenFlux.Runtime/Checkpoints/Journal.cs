using System.Text;

namespace EigenFlux.Runtime.Checkpoints;

/// <summary>
/// What a run could not know by itself: the tokens that were drawn, what a person said, the numbers that a model gave. With these a
/// run is replayed without its models, step by step the same; that is how it is resumed.
/// </summary>
internal sealed class Journal
{
    private readonly MemoryStream written = new();
    private readonly BinaryWriter writer;
    private readonly BinaryReader? reader;

    /// <summary>Begins a journal.</summary>
    public Journal() => writer = new BinaryWriter(written, Encoding.UTF8);

    /// <summary>Goes on with a journal: what is in it is read first.</summary>
    public Journal(byte[] entries)
        : this() => reader = new BinaryReader(new MemoryStream(entries, writable: false), Encoding.UTF8);

    /// <summary>Whether there are entries that were not read.</summary>
    public bool HasNext => reader is not null && reader.BaseStream.Position < reader.BaseStream.Length;

    /// <summary>All entries so far.</summary>
    public ReadOnlySpan<byte> Entries
    {
        get
        {
            writer.Flush();
            return written.GetBuffer().AsSpan(0, (int)written.Length);
        }
    }

    /// <summary>The length of all entries so far, in bytes.</summary>
    public int Length => Entries.Length;

    /// <summary>Writes a whole number.</summary>
    public void Write(int value) => Write(writer, value);

    /// <summary>Writes a whole number as journals have it.</summary>
    public static void Write(BinaryWriter writer, int value)
    {
        writer.Write((byte)JournalEntry.Integer);
        writer.Write7BitEncodedInt(value);
    }

    /// <summary>Writes a number.</summary>
    public void Write(double value)
    {
        writer.Write((byte)JournalEntry.Number);
        writer.Write(value);
    }

    /// <summary>Writes a text.</summary>
    public void Write(string value)
    {
        writer.Write((byte)JournalEntry.Text);
        writer.Write(value);
    }

    /// <summary>Writes that something happened which mostly does not.</summary>
    public void Mark(JournalEntry mark) => writer.Write((byte)mark);

    /// <summary>Writes that the run's state is kept here, with caches of so many bytes.</summary>
    public void Keep(long bytes)
    {
        Mark(JournalEntry.Kept);
        writer.Write7BitEncodedInt64(bytes);
    }

    /// <summary>The size of the caches, if the run's state was kept here; null if not.</summary>
    /// <exception cref="InvalidDataException">The size is cut off.</exception>
    public long? ReadKept()
    {
        if (!ReadMark(JournalEntry.Kept))
        {
            return null;
        }

        var bytes = Whole(static reader => reader.Read7BitEncodedInt64());
        writer.Write7BitEncodedInt64(bytes);
        return bytes;
    }

    /// <summary>Adds what another journal has.</summary>
    public void Add(Journal other) => writer.Write(other.Entries);

    /// <summary>The next entry, a whole number.</summary>
    /// <exception cref="InvalidDataException">The next entry is another, or is cut off.</exception>
    public int ReadInteger()
    {
        var value = Read(JournalEntry.Integer, static reader => reader.Read7BitEncodedInt());
        Write(value);
        return value;
    }

    /// <summary>The next entry, a whole number from 0 on: a token, or which of several.</summary>
    /// <param name="count">How many there are.</param>
    /// <exception cref="InvalidDataException">The next entry is another, or names none of them.</exception>
    public int ReadIndex(int count)
    {
        var value = ReadInteger();
        return value >= 0 && value < count ? value : throw Other();
    }

    /// <summary>The next entry, a number.</summary>
    /// <exception cref="InvalidDataException">The next entry is another, or is cut off.</exception>
    public double ReadNumber()
    {
        var value = Read(JournalEntry.Number, static reader => reader.ReadDouble());
        Write(value);
        return value;
    }

    /// <summary>The next entry, a text.</summary>
    /// <exception cref="InvalidDataException">The next entry is another, or is cut off.</exception>
    public string ReadText()
    {
        var value = Read(JournalEntry.Text, static reader => reader.ReadString());
        Write(value);
        return value;
    }

    /// <summary>Whether the next entry is that mark, which is read then.</summary>
    public bool ReadMark(JournalEntry mark)
    {
        if (!HasNext)
        {
            return false;
        }

        if (reader!.ReadByte() != (byte)mark)
        {
            reader.BaseStream.Position--;
            return false;
        }

        Mark(mark);
        return true;
    }

    private T Read<T>(JournalEntry entry, Func<BinaryReader, T> read) =>
        HasNext && reader!.ReadByte() == (byte)entry ? Whole(read) : throw Other();

    // A journal comes from a file, which anybody may have written.
    private T Whole<T>(Func<BinaryReader, T> read)
    {
        try
        {
            return read(reader!);
        }
        catch (Exception broken) when (broken is IOException or FormatException or ArgumentException)
        {
            throw Other();
        }
    }

    private static InvalidDataException Other() => new("The journal is of another run.");
}
