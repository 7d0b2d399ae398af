namespace EigenFlux.Runtime.Checkpoints;

/// <summary>What an entry of a journal is; the value is its first byte.</summary>
internal enum JournalEntry : byte
{
    /// <summary>A whole number: a token, or which of several.</summary>
    Integer = 1,

    /// <summary>A number that a model gave.</summary>
    Number = 2,

    /// <summary>A text that a person gave, or that a branch said which did not go on.</summary>
    Text = 3,

    /// <summary>A turn's time was over.</summary>
    TimeIsOver = 4,

    /// <summary>The clock jumped.</summary>
    ClockJumped = 5,

    /// <summary>A person is asked again, who took a line back: the run goes on from here.</summary>
    Asked = 6,

    /// <summary>The run's state was kept; the size of the caches, in bytes, comes after it.</summary>
    Kept = 7,
}
