using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>An import that was found.</summary>
internal sealed record FileImport(ImportSyntax Syntax, LoadedFile File);
