using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>A span to underline, with its character and style.</summary>
internal readonly record struct SpanMark(TextSpan Span, char Character, Style Style);
