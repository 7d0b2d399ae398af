using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Who is cast in a scene, and who speaks or listens without being cast.</summary>
internal sealed class SceneCast(BindingContext context)
{
    private readonly HashSet<Symbol> _cast = [];
    private readonly Dictionary<Symbol, TextSpan> _uncast = [];

    /// <summary>The statement that casts, or null.</summary>
    public CastSyntax? Syntax { get; set; }

    /// <summary>Whether everyone who is cast is known.</summary>
    public bool IsCertain { get; set; } = true;

    /// <summary>Adds one that is cast, with its members.</summary>
    public void Add(Symbol symbol)
    {
        // Coalitions may be deep in one another, and share members.
        var waiting = new Stack<Symbol>([symbol]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (_cast.Add(next) && next is CoalitionSymbol coalition)
            {
                coalition.Members.ToList().ForEach(waiting.Push);
            }
        }
    }

    /// <summary>Takes note of one that must be cast. A loop variable may be anyone, unless it visits a coalition.</summary>
    public void Check(Symbol symbol, TextSpan span)
    {
        if (symbol is SpeakerSymbol or ParameterSymbol && !_cast.Contains(symbol) && !_uncast.ContainsKey(symbol))
        {
            _uncast.Add(symbol, span);
        }
    }

    /// <summary>Reports those that must be cast and are not.</summary>
    public void ReportUncast(SceneSyntax scene)
    {
        var first = scene.Body.Statements.FirstOrDefault(s => HeaderBinder.WordOf(s) is null);
        if (!IsCertain || context.HasUncertainLine(TextSpan.FromBounds(scene.Span.Start, first?.Span.Start ?? scene.Span.End)))
        {
            return;
        }

        foreach (var pair in _uncast)
        {
            if (context.File.Tree.SkippedNames.Contains("cast") && context.File.Tree.SkippedNames.Contains(pair.Key.Name))
            {
                continue;
            }

            var (at, text) = Syntax is { } cast
                ? (cast.Span.End, $", {pair.Key.Name}")
                : (HeaderEnd(scene.Body), $"\n  cast {pair.Key.Name}");
            context.Report(context.At(pair.Value).NotCast(pair.Key.Name) with
            {
                Fix = new DiagnosticFix($"Cast '{pair.Key.Name}'", [new TextEdit(context.Locate(new TextSpan(at, 0)), text)]),
            });
        }
    }

    private static int HeaderEnd(BlockSyntax body)
    {
        var last = body.Statements.TakeWhile(s => HeaderBinder.WordOf(s) is not null).LastOrDefault();
        return last?.Span.End ?? body.Span.Start + 1;
    }
}
