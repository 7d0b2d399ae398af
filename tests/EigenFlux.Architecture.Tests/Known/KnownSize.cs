namespace EigenFlux.Architecture.Tests.Known;

/// <summary>The size of a type, or the size that a type may have.</summary>
/// <param name="Type">The type's full name.</param>
/// <param name="Fields">The number of its fields; 0 in a list if they are not accepted.</param>
/// <param name="Types">The number of types of this repository that it uses; 0 in a list if they are not accepted.</param>
/// <param name="Reason">Why the size is accepted.</param>
internal sealed record KnownSize(string Type, int Fields, int Types, string Reason);
