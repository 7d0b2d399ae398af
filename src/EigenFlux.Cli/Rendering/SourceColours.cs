using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Classification;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>The colours of source lines, by what their parts are.</summary>
/// <param name="largest">The most UTF-16 units of a source. A larger one is printed without colours: it would be parsed for a few lines.</param>
internal sealed class SourceColours(int largest)
{
    private FileSyntax? last;

    /// <summary>The parts of a span with their styles, in order; what is between them has none.</summary>
    public IReadOnlyList<(TextSpan Span, Style Style)> Of(SourceText source, TextSpan span)
    {
        if (source.Length > largest)
        {
            return [];
        }

        last = last?.Source == source ? last : FileParser.Parse(source);
        return [.. Classifier.Classify(last, span).Select(part => (part.Span, StyleOf(part.Kind)))];
    }

    private static Style StyleOf(ClassificationKind kind) => kind switch
    {
        ClassificationKind.Keyword or ClassificationKind.Operator => Style.Keyword,
        ClassificationKind.Text or ClassificationKind.Regex or ClassificationKind.Test => Style.Text,
        ClassificationKind.Number or ClassificationKind.Option or ClassificationKind.Type => Style.Number,
        ClassificationKind.Interpolation => Style.Bold,
        ClassificationKind.Comment or ClassificationKind.DocComment => Style.Dim,
        _ => Style.Plain,
    };
}
