using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Binds the body of one scene or test.</summary>
internal sealed partial class SceneBinder
{
    private readonly BindingContext _context;
    private readonly LocalScope _scope;
    private readonly SceneNames _names;
    private readonly SceneCast _cast;
    private readonly ExpressionBinder _expressions;
    private readonly ArgumentBinder _arguments;
    private readonly bool _isTest;
    private readonly List<CaptureSymbol> _captures = [];
    private readonly List<WatchSymbol> _watches = [];
    private readonly List<ValueSymbol> _values = [];
    private readonly List<SceneResult> _results = [];
    private bool _hasBeat;
    private int _nested;

    /// <summary>A binder for one scene or test.</summary>
    /// <param name="context">Its file.</param>
    /// <param name="syntax">The scene or test.</param>
    public SceneBinder(BindingContext context, DeclarationSyntax syntax)
    {
        _context = context;
        _isTest = syntax is TestSyntax;
        var start = syntax is SceneSyntax scene ? scene.Model?.Span.Start ?? scene.Body.Span.Start : syntax.Span.Start;
        _scope = new LocalScope(context, TextSpan.FromBounds(start, syntax.Span.End));
        _names = new SceneNames(context, _scope);
        _cast = new SceneCast(context);
        _expressions = new ExpressionBinder(context, _scope, _isTest);
        _arguments = new ArgumentBinder(context, _expressions);
    }

    public BoundTest BindTest(TestSymbol symbol, TestSyntax syntax)
    {
        // A 'run' that cannot be read hides the names of its scene.
        _context.IsSilent = Statements(syntax.Body).Any(_context.IsUncertainLeaf);
        var test = new BoundTest(symbol, BindBlock(syntax.Body), _context.Locate(syntax.Title.Span));
        _context.IsSilent = false;
        _scope.Close();
        return test;
    }

    public BoundScene BindScene(SceneSymbol symbol, SceneSyntax syntax)
    {
        foreach (var parameter in symbol.Parameters)
        {
            _scope.Put(parameter);
        }

        var model = _expressions.BindModel(syntax.Model);
        Collect(syntax.Body);
        var location = _context.Locate(syntax.Name.Span);
        var header = new HeaderBinder(_context, _expressions, _names, _cast).Bind(syntax.Body, location);
        var body = BindStatements(syntax.Body, header.Count);
        _cast.ReportUncast(syntax);
        symbol.Results = [.. _results];
        _scope.Close();
        return new BoundScene(symbol, model, header.Header, body, [.. _captures], [.. _values], [.. _watches], location);
    }

    /// <summary>The names of what a scene returns, without their types: known before it is bound, so that scenes may call one
    /// another.</summary>
    public static ImmutableArray<SceneResult> ResultNames(BlockSyntax body)
    {
        var results = new List<SceneResult>();
        foreach (var statement in Statements(body))
        {
            if (statement is ReturnSyntax syntax)
            {
                foreach (var value in syntax.Values)
                {
                    var name = NameOf(value);
                    if (!results.Exists(r => r.Name == name))
                    {
                        results.Add(new SceneResult(name, FluxType.Unknown));
                    }
                }
            }
        }

        return [.. results];
    }

    // A capture by itself is its own name, and so is what begins with one; anything else is 'result'.
    private static string NameOf(ArgumentSyntax value)
    {
        if (value.Name is { } name)
        {
            return name.Text;
        }

        var expression = value.Value;
        while (true)
        {
            switch (expression)
            {
                case NameExpressionSyntax n when n.Name.Text.Length > 0:
                    return n.Name.Text;
                case MemberSyntax m:
                    expression = m.Operand;
                    break;
                case IndexSyntax i:
                    expression = i.Operand;
                    break;
                default:
                    return "result";
            }
        }
    }

    // Every statement of a block and of the blocks in it, in the order of the source.
    private static IEnumerable<StatementSyntax> Statements(BlockSyntax block)
    {
        foreach (var statement in block.Statements)
        {
            yield return statement;
            foreach (var inner in statement.Bodies)
            {
                foreach (var nested in Statements(inner))
                {
                    yield return nested;
                }
            }
        }
    }

    // Captures and watches are known in the whole scene, before their first turn too: a capture is then empty text.
    private void Collect(BlockSyntax body)
    {
        foreach (var statement in Statements(body))
        {
            if (_context.IsUncertainLeaf(statement))
            {
                continue;
            }

            switch (statement)
            {
                case TurnSyntax turn:
                    var type = turn.Type is null ? FluxType.Text : TypeBinder.Bind(turn.Type, _context, true);
                    TypeBinder.CheckTurn(turn.Type, _context);
                    AddCapture(turn.Capture, type, null, turn.Type?.Span ?? turn.Capture.Span);
                    break;
                case CallSyntax { Capture: { } name } call:
                    var scene = _names.FindQuietly(call.Scene) as SceneSymbol;
                    AddCapture(name, scene is null ? FluxType.Unknown : FluxType.ResultOf(scene), scene, name.Span);
                    break;
                case WatchSyntax watch:
                    AddWatch(watch);
                    break;
            }
        }
    }

    private void AddCapture(NameSyntax name, FluxType type, SceneSymbol? scene, TextSpan typeSpan)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        var location = _context.Locate(name.Span);
        if (_scope.Find(name.Text) is CaptureSymbol known)
        {
            known.Writes = known.Writes.Add(location);
            if (!known.Type.Is(type) && known.Type.Kind != FluxTypeKind.Unknown && type.Kind != FluxTypeKind.Unknown)
            {
                _context.Report(_context.At(typeSpan).CaptureConflict(name.Text, TypeRules.Describe(known.Type), TypeRules.Describe(type)) with
                {
                    Related = [new RelatedLocation(known.Declaration, "its first turn")],
                });
            }

            return;
        }

        var capture = new CaptureSymbol(name.Text, location) { ResultOf = scene, Writes = [location] };
        capture.SetType(type);
        _captures.Add(capture);
        _scope.Declare(capture, name, _context);
    }

    private void AddWatch(WatchSyntax syntax)
    {
        var watch = new WatchSymbol(syntax.Name.Text, _context.Locate(syntax.Name.Span))
        {
            IsWhole = syntax.Premises.All(p => _names.FindQuietly(p) is PremiseSymbol),
            Premises = [.. syntax.Premises.Select(p => _context.Resolve<PremiseSymbol>(p, "a premise")).OfType<PremiseSymbol>()],
        };
        _watches.Add(watch);
        _scope.Declare(watch, syntax.Name, _context);
    }

    private BoundBlock BindBlock(BlockSyntax block)
    {
        _scope.Open(block.Span);
        var bound = BindStatements(block, 0);
        _scope.Close();
        return bound;
    }

    private BoundBlock BindStatements(BlockSyntax block, int from)
    {
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        for (var i = from; i < block.Statements.Length; i++)
        {
            _context.Program.Cancellation.ThrowIfCancellationRequested();
            BindStatement(block.Statements[i], statements);
        }

        return new BoundBlock(statements.ToImmutable(), _context.Locate(block.Span));
    }

    private BoundBlock BindNested(BlockSyntax block)
    {
        _nested++;
        var bound = BindBlock(block);
        _nested--;
        return bound;
    }
}
