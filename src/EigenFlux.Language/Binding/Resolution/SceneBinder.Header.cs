using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <content>The header, and who is cast.</content>
internal sealed partial class SceneBinder
{
    private static readonly string[] Policies = ["turn", "token", "block", "summary"];
    private static readonly string[] CacheModes = ["exact", "shift"];

    private readonly HashSet<Symbol> _cast = [];
    private readonly Dictionary<Symbol, TextSpan> _uncast = [];
    private CastSyntax? _castSyntax;
    private bool _isCastCertain = true;

    private static string? HeaderWord(StatementSyntax statement) => statement switch
    {
        WindowSyntax => "window",
        TargetSyntax => "target",
        DeleteSyntax => "delete",
        CacheSyntax => "cache",
        CastSyntax => "cast",
        _ => null,
    };

    private (BoundSceneHeader Header, int Count) BindHeader(BlockSyntax body, SourceLocation scene)
    {
        var header = new BoundSceneHeader(null, null, null, null, null, BoundCacheMode.Unspecified, [], scene);
        var seen = new HashSet<string>();
        var count = 0;
        for (; count < body.Statements.Length; count++)
        {
            var statement = body.Statements[count];
            if (IsUncertainLeaf(statement))
            {
                _isCastCertain = false;
                continue;
            }

            if (HeaderWord(statement) is not { } word)
            {
                break;
            }

            if (!seen.Add(word))
            {
                _context.Report(_context.At(statement.Span).HeaderRepeated(word));
                continue;
            }

            var location = _context.Locate(statement.Span);
            header = statement switch
            {
                WindowSyntax s => BindWindow(header, s, location),
                TargetSyntax s => header with { Target = s.Name.Text, TargetLocation = _context.Locate(s.Name.Span) },
                DeleteSyntax s => header with { Deletion = BindDelete(s) },
                CacheSyntax s => header with { Cache = BindCache(s), CacheLocation = location },
                _ => header with { Cast = BindCast((CastSyntax)statement) },
            };
        }

        return (header, count);
    }

    private BoundSceneHeader BindWindow(BoundSceneHeader header, WindowSyntax syntax, SourceLocation location)
    {
        header = header with { Window = BindTokens(syntax.Size, "The window", 1), WindowLocation = location };
        foreach (var share in syntax.Shares)
        {
            header = share.IsReserve
                ? header with { Reserve = BindTokens(share.Size, "The reserve", 0) }
                : header with { LoreBudget = BindTokens(share.Size, "The share of lore", 0) };
        }

        return header;
    }

    // 2^26: no model has a window as large, and memory is set aside for it before a model can say so.
    private const int MostTokens = 67_108_864;

    private int? BindTokens(ExpressionSyntax syntax, string what, int least)
    {
        var value = _expressions.BindAs(syntax, FluxType.Int);
        if (value is BoundErrorExpression)
        {
            return null;
        }

        var at = _context.At(syntax.Span);
        if (ConstantFolder.Fold(value) is not double number)
        {
            _context.Report(at.NotConstant(what));
            return null;
        }

        if (number < least || number > MostTokens)
        {
            _context.Report(at.NumberOutOfRange(what, $"from {least} to {MostTokens}", value.Location.Text));
            return null;
        }

        return (int)number;
    }

    private BoundDeletionPolicy? BindDelete(DeleteSyntax syntax)
    {
        BoundDeletionKind? kind = syntax.Policy.Text switch
        {
            "turn" => BoundDeletionKind.Turn,
            "token" => BoundDeletionKind.Token,
            "block" => BoundDeletionKind.Block,
            "summary" => BoundDeletionKind.Summary,
            _ => null,
        };
        if (kind is null)
        {
            ReportOption(syntax.Policy, "deletion policy", Policies);
            return null;
        }

        if (kind == BoundDeletionKind.Block && syntax.Size is null)
        {
            _context.Report(_context.At(syntax.Policy.Span).OptionMismatch("'block' needs the number of tokens to delete at a time. Write 'block 64', for example."));
        }
        else if (kind != BoundDeletionKind.Block && syntax.Size is { } extra)
        {
            _context.Report(_context.At(extra.Span).OptionMismatch($"'{syntax.Policy.Text}' takes no number. Delete it, or write 'block' instead of '{syntax.Policy.Text}'."));
        }

        var size = CheckRange(syntax.Size, "The block", 1, 1_000_000, "from 1 to 1000000");
        var lowWater = CheckRange(syntax.LowWater, "The low-water mark", 1, 100, "from 1 to 100 percent");
        SceneSymbol? scene = null;
        if (syntax.Using is { } name)
        {
            scene = _context.Resolve<SceneSymbol>(name, "a scene");
            if (kind != BoundDeletionKind.Summary)
            {
                _context.Report(_context.At(name.Span).OptionMismatch("Only 'summary' takes a scene. Delete 'using', or write 'delete by summary'."));
            }
        }

        return new BoundDeletionPolicy(kind.Value, kind == BoundDeletionKind.Block ? (int?)size : null, scene, lowWater, _context.Locate(syntax.Span));
    }

    private double? CheckRange(NumberSyntax? number, string what, double least, double most, string range)
    {
        if (number is null || (number.Value >= least && number.Value <= most))
        {
            return number?.Value;
        }

        _context.Report(_context.At(number.Span).NumberOutOfRange(what, range, _context.Locate(number.Span).Text));
        return null;
    }

    private BoundCacheMode BindCache(CacheSyntax syntax)
    {
        switch (syntax.Mode.Text)
        {
            case "exact":
                return BoundCacheMode.Exact;
            case "shift":
                return BoundCacheMode.Shift;
            default:
                ReportOption(syntax.Mode, "cache mode", CacheModes);
                return BoundCacheMode.Unspecified;
        }
    }

    private void ReportOption(NameSyntax name, string what, string[] options)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        var diagnostic = _context.At(name.Span).UnknownOption(name.Text, what, string.Join(", ", options));
        _context.Report(EditDistance.Nearest(name.Text, options) is { } near
            ? diagnostic with { Fix = _context.At(name.Span).Replacement(near) }
            : diagnostic);
    }

    private ImmutableArray<BoundCastEntry> BindCast(CastSyntax syntax)
    {
        _castSyntax = syntax;
        var entries = ImmutableArray.CreateBuilder<BoundCastEntry>();
        foreach (var entry in syntax.Entries)
        {
            var model = _expressions.BindModel(entry.Model);
            if (ResolveCharacter(entry.Name) is not { } symbol)
            {
                _isCastCertain = false;
                continue;
            }

            if (entries.Any(e => e.Symbol == symbol))
            {
                _context.Report(_context.At(entry.Span).CastTwice(symbol.Name));
                continue;
            }

            AddToCast(symbol);
            entries.Add(new BoundCastEntry(symbol, model, _context.Locate(entry.Span)));
        }

        return entries.ToImmutable();
    }

    private void AddToCast(Symbol symbol)
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

    // A loop variable may be anyone, unless it visits a coalition.
    private void CheckCast(Symbol symbol, TextSpan span)
    {
        if (symbol is SpeakerSymbol or ParameterSymbol && !_cast.Contains(symbol) && !_uncast.ContainsKey(symbol))
        {
            _uncast.Add(symbol, span);
        }
    }

    private void ReportUncast(SceneSyntax scene)
    {
        var first = scene.Body.Statements.FirstOrDefault(s => HeaderWord(s) is null);
        if (!_isCastCertain || _context.HasUncertainLine(TextSpan.FromBounds(scene.Span.Start, first?.Span.Start ?? scene.Span.End)))
        {
            return;
        }

        foreach (var pair in _uncast)
        {
            if (_context.File.Tree.SkippedNames.Contains("cast") && _context.File.Tree.SkippedNames.Contains(pair.Key.Name))
            {
                continue;
            }

            var (at, text) = _castSyntax is { } cast
                ? (cast.Span.End, $", {pair.Key.Name}")
                : (HeaderEnd(scene.Body), $"\n  cast {pair.Key.Name}");
            _context.Report(_context.At(pair.Value).NotCast(pair.Key.Name) with
            {
                Fix = new DiagnosticFix($"Cast '{pair.Key.Name}'", [new TextEdit(_context.Locate(new TextSpan(at, 0)), text)]),
            });
        }
    }

    private static int HeaderEnd(BlockSyntax body)
    {
        var last = body.Statements.TakeWhile(s => HeaderWord(s) is not null).LastOrDefault();
        return last?.Span.End ?? body.Span.Start + 1;
    }
}
