namespace EigenFlux.Language.Text;

/// <summary>Why a source file is not read.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Reason">The reason, as a clause with a full stop: "it is a folder."; empty if the kind says all.</param>
public sealed record SourceRefusal(SourceRefusalKind Kind, string Reason);
