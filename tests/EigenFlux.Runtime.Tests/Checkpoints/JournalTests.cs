using EigenFlux.Runtime.Checkpoints;

namespace EigenFlux.Runtime.Tests.Checkpoints;

public sealed class JournalTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var journal = new Journal();
        journal.Write(-7);
        journal.Write(0.5);
        journal.Write("é");
        journal.Keep(1L << 40);
        var read = new Journal(journal.Entries.ToArray());
        (read.ReadInteger(), read.ReadNumber(), read.ReadText(), read.ReadKept()).ShouldBe((-7, 0.5, "é", 1L << 40));
        read.HasNext.ShouldBeFalse();
        read.Entries.SequenceEqual(journal.Entries).ShouldBeTrue();
    }

    [Fact]
    public void An_entry_that_is_cut_off_is_refused_whatever_it_is()
    {
        var writes = new (Action<Journal> Write, Action<Journal> Read)[]
        {
            (journal => journal.Write(1000), journal => journal.ReadInteger()),
            (journal => journal.Write(0.5), journal => journal.ReadNumber()),
            (journal => journal.Write("text"), journal => journal.ReadText()),
            (journal => journal.Keep(1000), journal => journal.ReadKept()),
        };
        foreach (var (write, read) in writes)
        {
            var whole = new Journal();
            write(whole);
            for (var length = 1; length < whole.Length; length++)
            {
                var cut = new Journal(whole.Entries[..length].ToArray());
                Should.Throw<InvalidDataException>(() => read(cut));
            }
        }
    }

    [Fact]
    public void A_size_of_more_bits_than_a_number_has_is_refused() =>
        Should.Throw<InvalidDataException>(() => new Journal([(byte)JournalEntry.Kept, .. Enumerable.Repeat((byte)0xFF, 12)]).ReadKept());
}
