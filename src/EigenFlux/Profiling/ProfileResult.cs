using EigenFlux.Compiler.Profiles;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Profiling;

/// <summary>The result of a profile.</summary>
/// <param name="Profile">The measurements; null if there is an error.</param>
/// <param name="Diagnostics">The diagnostics.</param>
public sealed record ProfileResult(ModelProfile? Profile, IReadOnlyList<Diagnostic> Diagnostics);
