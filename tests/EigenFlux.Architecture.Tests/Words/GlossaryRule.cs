using System.Text.RegularExpressions;

namespace EigenFlux.Architecture.Tests.Words;

/// <summary>A row of the glossary.</summary>
/// <param name="Write">The term to write.</param>
/// <param name="Not">Matches the words to avoid.</param>
internal sealed record GlossaryRule(string Write, Regex Not);
