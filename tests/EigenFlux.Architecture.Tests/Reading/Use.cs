namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>One reference in a source from a type to another type; <see cref="UseCollector"/> defines what counts.</summary>
/// <param name="From">The type that makes the reference.</param>
/// <param name="To">The type that is referred to.</param>
/// <param name="Place">The position of the reference.</param>
internal readonly record struct Use(TypeName From, TypeName To, Place Place);
