using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A setting of a model, such as <c>temperature 0.2</c> or <c>template chatml</c>.</summary>
/// <param name="Name">The setting's name; which there are is the engine's matter.</param>
/// <param name="Value">A <see cref="double"/>, <see cref="long"/>, <see cref="bool"/>, <see cref="string"/>, or a list of these as
/// <c>ImmutableArray&lt;object&gt;</c>. A bare name is its text.</param>
/// <param name="Location">The location of the entire setting.</param>
public sealed record ModelSetting(string Name, object Value, SourceLocation Location);
