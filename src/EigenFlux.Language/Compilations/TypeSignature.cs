using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Compilations;

/// <summary>A type in a <see cref="ProgramSignature"/>. Equal to another by value.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Element">What a list is of; null for every other kind.</param>
/// <param name="Choices">The texts of a choice; empty for every other kind.</param>
/// <param name="Pattern">The regex of a pattern, without its slashes; null for every other kind.</param>
/// <param name="Reference">The place of a record among the signature's records, or of the scene of a result among its scenes; null for every other kind.</param>
public sealed record TypeSignature(FluxTypeKind Kind, TypeSignature? Element, ValueList<string> Choices, string? Pattern, int? Reference);
