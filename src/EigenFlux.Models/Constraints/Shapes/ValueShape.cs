using System.Text.Json.Serialization;

namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>The form of a value in generated text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "shape")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(WholeNumber), "int")]
[JsonDerivedType(typeof(Real), "number")]
[JsonDerivedType(typeof(Truth), "bool")]
[JsonDerivedType(typeof(Pattern), "regex")]
[JsonDerivedType(typeof(Prose), "text")]
[JsonDerivedType(typeof(ListOf), "list")]
[JsonDerivedType(typeof(RecordOf), "record")]
public abstract record ValueShape
{
    /// <summary>One of several texts, none of which is a prefix of another.</summary>
    public sealed record Choice(IReadOnlyList<string> Alternatives) : ValueShape;

    /// <summary>An integer in digits.</summary>
    public sealed record WholeNumber : ValueShape;

    /// <summary>A number, as JSON writes it.</summary>
    public sealed record Real : ValueShape;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Truth : ValueShape;

    /// <summary>Text that a .NET regular expression matches entirely.</summary>
    public sealed record Pattern(string Regex) : ValueShape;

    /// <summary>Any text; within a list or a record only.</summary>
    public sealed record Prose : ValueShape;

    /// <summary>A JSON list.</summary>
    public sealed record ListOf(ValueShape Item) : ValueShape;

    /// <summary>A JSON object with the fields of a record, in their order.</summary>
    /// <param name="Name">The record's name among those of the <see cref="TurnShape"/>.</param>
    public sealed record RecordOf(string Name) : ValueShape;
}
