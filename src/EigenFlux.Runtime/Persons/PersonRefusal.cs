namespace EigenFlux.Runtime.Persons;

/// <summary>Why an answer will not do.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Reason">The reason in words: a sentence without its full stop.</param>
public sealed record PersonRefusal(PersonRefusalKind Kind, string Reason);
