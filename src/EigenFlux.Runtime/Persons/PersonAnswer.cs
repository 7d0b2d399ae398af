namespace EigenFlux.Runtime.Persons;

/// <summary>A person's answer.</summary>
public abstract record PersonAnswer
{
    private PersonAnswer()
    {
    }

    /// <summary>Converts a text to <see cref="Said"/>, and null to <see cref="Left"/>.</summary>
    public static implicit operator PersonAnswer(string? line) => Of(line);

    /// <summary>Converts a text to <see cref="Said"/>, and null to <see cref="Left"/>.</summary>
    public static PersonAnswer Of(string? line) => line is null ? new Left() : new Said(line);

    /// <summary>A line of the character, or for a typed turn a value in the format of <see cref="TypedAnswer"/>.</summary>
    public sealed record Said(string Text) : PersonAnswer;

    /// <summary>The person has left: the scene ends and returns its result.</summary>
    public sealed record Left : PersonAnswer;

    /// <summary>Removes the person's last line and everything after it.</summary>
    public sealed record Undo : PersonAnswer;

    /// <summary>Generates the text after the person's last line again.</summary>
    public sealed record Retry : PersonAnswer;

    /// <summary>The person cannot be asked again: the run ends with the reason in <see cref="PersonAsk.Refused"/>.</summary>
    /// <param name="Where">The location of the refused line, such as <c>line 7 of standard input</c>; empty if it is unknown.</param>
    public sealed record GivenUp(string Where = "") : PersonAnswer;
}
