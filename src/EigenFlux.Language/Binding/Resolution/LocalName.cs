using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>A name of a scene or a test, and where it is known.</summary>
/// <param name="Symbol">What it stands for.</param>
/// <param name="Extent">Where it is known.</param>
/// <param name="IsOffered">Whether it is known only if nothing else has the name.</param>
internal sealed record LocalName(Symbol Symbol, TextSpan Extent, bool IsOffered);
