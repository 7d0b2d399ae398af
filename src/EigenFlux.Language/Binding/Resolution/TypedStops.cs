using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Stops that have no meaning for a turn with a type: it ends when its value is complete, whatever its text has in it.</summary>
internal static class TypedStops
{
    /// <summary>Reports the stops of a turn that look for something in its text, where its type says what the text is.</summary>
    public static void Check(TurnSyntax turn, FluxType type, BindingContext context)
    {
        if (turn.Type is null || type.Kind is FluxTypeKind.Text or FluxTypeKind.Unknown)
        {
            return;
        }

        for (var i = 0; i < turn.Stops.Length; i++)
        {
            var stop = turn.Stops[i];
            if (stop.Kind is StopKind.Line or StopKind.Paragraph or StopKind.Eos or StopKind.Regex or StopKind.Text)
            {
                var at = context.At(stop.Span);
                context.Report(at.StopOfTypedTurn(turn.Capture.Text, type.ToString(), context.Locate(stop.Span).Text) with
                {
                    Fix = Without(turn, i, context),
                });
            }
        }
    }

    private static DiagnosticFix? Without(TurnSyntax turn, int index, BindingContext context)
    {
        var source = context.File.Source.Text;
        var stop = turn.Stops[index].Span;
        var (start, end) = (stop.Start, stop.End);
        if (turn.Stops.Length == 1)
        {
            // Nothing is left of the clause: 'until' goes too, and the space before it.
            start = source.LastIndexOf("until", stop.Start, stop.Start - turn.Span.Start, StringComparison.Ordinal);
            while (start > 0 && char.IsWhiteSpace(source[start - 1]))
            {
                start--;
            }
        }
        else if (index + 1 < turn.Stops.Length)
        {
            end = turn.Stops[index + 1].Span.Start;
        }
        else
        {
            start = turn.Stops[index - 1].Span.End;
        }

        return start < 0 ? null : new DiagnosticFix(
            $"Leave '{context.Locate(stop).Text}' out", [new TextEdit(context.Locate(new TextSpan(start, end - start)), "")]);
    }
}
