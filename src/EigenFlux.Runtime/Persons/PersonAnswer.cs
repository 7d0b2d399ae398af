namespace EigenFlux.Runtime.Persons;

/// <summary>What a person answers.</summary>
public abstract record PersonAnswer
{
    private PersonAnswer()
    {
    }

    /// <summary>A text is a line; null is <see cref="Left"/>.</summary>
    public static implicit operator PersonAnswer(string? line) => Of(line);

    /// <summary>A text is a line; null is <see cref="Left"/>.</summary>
    public static PersonAnswer Of(string? line) => line is null ? new Left() : new Said(line);

    /// <summary>A line of the part, or for a turn with a type a value as <see cref="TypedAnswer"/> reads it.</summary>
    public sealed record Said(string Text) : PersonAnswer;

    /// <summary>The person has left: the scene ends, and its result is given.</summary>
    public sealed record Left : PersonAnswer;

    /// <summary>Takes the person's last line back, and all that came after it.</summary>
    public sealed record Undo : PersonAnswer;

    /// <summary>Has models say anew what they have said since the person's last line.</summary>
    public sealed record Retry : PersonAnswer;

    /// <summary>There is nobody to ask again: the run ends with what <see cref="PersonAsk.Refused"/> says.</summary>
    /// <param name="Where">Where the refused line stands, such as <c>line 7 of standard input</c>; empty where that cannot be said.</param>
    public sealed record GivenUp(string Where = "") : PersonAnswer;
}
