using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Binds the files of a program: first every name is declared, then what declarations refer to, then scenes and tests.</summary>
internal sealed partial class ProgramBinder
{
    // Values and scenes are bound when they are first asked for; a chain of askings that is longer than this goes on without types.
    private const int MaxDepth = 48;

    private readonly List<LoadedFile> _files;
    private readonly string _root;
    private readonly List<(LoadedFile File, DeclarationSyntax Syntax, Symbol Symbol)> _declarations = [];
    private readonly Dictionary<Symbol, SceneEntry> _scenes = [];
    private readonly Dictionary<Symbol, ValueEntry> _values = [];
    private readonly List<BoundTest> _tests = [];
    private int _depth;

    /// <summary>A binder for the files that were loaded.</summary>
    /// <param name="loader">The files.</param>
    /// <param name="diagnostics">What is wrong with them so far.</param>
    /// <param name="cancellation">Ends the binding.</param>
    public ProgramBinder(SourceLoader loader, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        _files = loader.Files;
        _root = loader.Root;
        Diagnostics = diagnostics;
    }

    /// <summary>Ends the binding.</summary>
    public CancellationToken Cancellation { get; }

    public List<Diagnostic> Diagnostics { get; }

    public List<SymbolReference> References { get; } = [];

    /// <summary>Whether a turn's probability is read somewhere.</summary>
    public bool ReadsLogProbabilities { get; set; }

    /// <summary>Every display name and word of <c>also</c> so far.</summary>
    public List<BoundName> Names { get; } = [];

    /// <summary>Every regex so far.</summary>
    public List<BoundRegex> Regexes { get; } = [];

    /// <summary>Takes note of a regex: the compiler finds out whether it works.</summary>
    public void Add(RegexSyntax regex, BindingContext context) => Regexes.Add(new BoundRegex(regex.Pattern, context.Locate(regex.Span)));

    public BoundProgram Bind()
    {
        var contexts = new Dictionary<LoadedFile, BindingContext>();
        foreach (var file in _files)
        {
            var context = new BindingContext(file, this);
            contexts.Add(file, context);
            Declare(file, context);
        }

        foreach (var file in _files)
        {
            Import(file, contexts[file]);
        }

        BindDeclarations(contexts);
        foreach (var (file, syntax, symbol) in _declarations)
        {
            if (symbol is SceneSymbol scene)
            {
                BindSignature(scene, (SceneSyntax)syntax, contexts[file]);
            }
        }

        foreach (var (file, syntax, symbol) in _declarations)
        {
            if (symbol is SceneSymbol scene)
            {
                EnsureScene(scene);
            }
            else if (symbol is TestSymbol test)
            {
                _tests.Add(new SceneBinder(contexts[file], syntax).BindTest(test, (TestSyntax)syntax));
            }
        }

        Diagnostics.AddRange(new PlayReview(_scenes.Values.Select(scene => scene.Bound).OfType<BoundScene>()).Problems(All<CoalitionSymbol>()));
        return Result();
    }

    public bool HasReportIn(SourceLocation location) => Diagnostics.Exists(d => d.Location is { } at && at.Source == location.Source
        && at.Span.Start >= location.Span.Start && at.Span.End <= location.Span.End);

    /// <summary>Binds a value of a file, if it is not bound yet.</summary>
    public void EnsureValue(ValueSymbol symbol)
    {
        if (!_values.TryGetValue(symbol, out var entry) || entry.IsDone)
        {
            return;
        }

        if (entry.IsOpen || _depth > MaxDepth)
        {
            if (entry.IsOpen && !entry.IsReported)
            {
                entry.IsReported = true;
                var name = entry.Syntax.Name;
                Diagnostics.Add(entry.Context.At(name.Span).CircularDefinition(symbol.Name, $"{symbol.Name} = {entry.Context.Locate(entry.Syntax.Value.Span).Text}"));
            }

            return;
        }

        entry.IsOpen = true;
        _depth++;
        var value = new ExpressionBinder(entry.Context, new LocalScope(), false).BindValue(entry.Syntax.Value);
        _depth--;
        entry.IsOpen = false;
        entry.IsDone = true;
        symbol.SetType(value.Type);
        if (!entry.IsReported)
        {
            symbol.Value = value;
        }
    }

    /// <summary>Binds a scene, if it is not bound yet; null while it is being bound, so that scenes may call one another.</summary>
    public BoundScene? EnsureScene(SceneSymbol symbol)
    {
        var entry = _scenes[symbol];
        if (entry.Bound is null && !entry.IsOpen && _depth <= MaxDepth)
        {
            entry.IsOpen = true;
            _depth++;
            entry.Bound = new SceneBinder(entry.Context, entry.Syntax).BindScene(symbol, entry.Syntax);
            _depth--;
        }

        return entry.Bound;
    }

    private void Declare(LoadedFile file, BindingContext context)
    {
        foreach (var syntax in file.Tree.Declarations)
        {
            if (Create(syntax, context) is not { } symbol)
            {
                continue;
            }

            if (symbol is not TestSymbol && symbol.Name.Length > 0)
            {
                if (file.Own.TryGetValue(symbol.Name, out var first))
                {
                    context.ReportDuplicate(syntax.Name, first);
                    if (symbol is not SceneSymbol)
                    {
                        continue;
                    }
                }
                else
                {
                    file.Own.Add(symbol.Name, symbol);
                    file.Names.Add(symbol.Name, symbol);
                }
            }

            _declarations.Add((file, syntax, symbol));
        }
    }

    private Symbol? Create(DeclarationSyntax syntax, BindingContext context)
    {
        var name = syntax.Name.Text;
        var at = context.Locate(syntax.Name.Span);
        var doc = syntax.Documentation;
        switch (syntax)
        {
            case LetDeclarationSyntax let:
                var value = new ValueSymbol(name, at, doc, true);
                _values.Add(value, new ValueEntry(context, let));
                return value;
            case SceneSyntax scene:
                var symbol = new SceneSymbol(name, at, doc)
                {
                    Results = SceneBinder.ResultNames(scene.Body),
                    IsUncertain = context.HasUncertainLine(scene.Span) || scene.Parameters.Any(p => p.Name.Text.Length == 0),
                };
                _scenes.Add(symbol, new SceneEntry(context, scene));
                return symbol;
            default:
                return syntax switch
                {
                    ModelSyntax => new ModelSymbol(name, at, doc),
                    CharacterSyntax => new CharacterSymbol(name, at, doc),
                    CoalitionSyntax => new CoalitionSymbol(name, at, doc),
                    LoreSyntax => new LoreSymbol(name, at, doc),
                    PremiseSyntax => new PremiseSymbol(name, at, doc),
                    RecordSyntax => new RecordSymbol(name, at, doc),
                    TestSyntax test => new TestSymbol(test.Title.LiteralText, context.Locate(test.Title.Span), doc),
                    _ => null,
                };
        }
    }

    private void Import(LoadedFile file, BindingContext context)
    {
        foreach (var import in file.Imports)
        {
            if (import.Syntax.Alias is { } alias)
            {
                if (alias.Text.Length == 0)
                {
                    continue;
                }

                if (file.Own.TryGetValue(alias.Text, out var own))
                {
                    context.ReportDuplicate(alias, own);
                }
                else if (file.Aliases.TryGetValue(alias.Text, out var other) && other != import.File)
                {
                    context.Report(context.At(alias.Span).DuplicateName(alias.Text, "import"));
                }
                else
                {
                    file.Aliases[alias.Text] = import.File;
                }

                continue;
            }

            foreach (var pair in import.File.Own)
            {
                if (pair.Key.StartsWith("_", StringComparison.Ordinal) || import.File == file)
                {
                    continue;
                }

                if (!file.Names.TryGetValue(pair.Key, out var known))
                {
                    file.Names.Add(pair.Key, pair.Value);
                }
                else if (known != pair.Value)
                {
                    context.Report(context.At(import.Syntax.Path.Span).ImportClash(pair.Key, known.KindName, NameOf(known.Declaration.Source, file)) with
                    {
                        Related =
                        [
                            new RelatedLocation(known.Declaration, $"the {known.KindName} '{known.Name}'"),
                            new RelatedLocation(pair.Value.Declaration, $"the imported {pair.Value.KindName} '{pair.Key}'"),
                        ],
                    });
                }
            }
        }
    }

    /// <summary>A file by the path that another imports it by; its own name if it imports it by none.</summary>
    private static string NameOf(SourceText source, LoadedFile file) =>
        file.Imports.Find(import => import.File.Source == source)?.Syntax.Path.LiteralText ?? Path.GetFileName(source.Path);

    private void BindDeclarations(Dictionary<LoadedFile, BindingContext> contexts)
    {
        var binders = contexts.ToDictionary(p => p.Key, p => new DeclarationBinder(p.Value));
        foreach (var (file, syntax, symbol) in _declarations)
        {
            Cancellation.ThrowIfCancellationRequested();
            binders[file].BindLinks(syntax, symbol);
        }

        var links = new LinkResolver(this);
        links.BreakCircles(_declarations.Select(d => d.Symbol));
        foreach (var (file, syntax, symbol) in _declarations)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (symbol is ValueSymbol value)
            {
                EnsureValue(value);
            }
            else
            {
                binders[file].BindParts(syntax, symbol);
            }
        }

        links.BreakRecordCircles(_declarations.Select(d => d.Symbol).OfType<RecordSymbol>());
        LinkResolver.Inherit(_declarations.Select(d => d.Symbol));
    }

    private static void BindSignature(SceneSymbol scene, SceneSyntax syntax, BindingContext context)
    {
        var expressions = new ExpressionBinder(context, new LocalScope(), false);
        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>();
        foreach (var parameter in syntax.Parameters)
        {
            var type = TypeBinder.Bind(parameter.Type, context, false);
            var value = parameter.Default is null ? null : expressions.BindAs(parameter.Default, type);
            if (parameters.FirstOrDefault(p => p.Name == parameter.Name.Text) is { } first)
            {
                context.ReportDuplicate(parameter.Name, first);
            }
            else if (parameter.Name.Text.Length > 0)
            {
                parameters.Add(new ParameterSymbol(parameter.Name.Text, context.Locate(parameter.Name.Span), parameter.Documentation, type) { Default = value });
            }
        }

        scene.Parameters = parameters.ToImmutable();
    }

    private BoundProgram Result()
    {
        var order = new Dictionary<SourceText, int>();
        foreach (var file in _files)
        {
            order.Add(file.Source, order.Count);
        }

        var sorted = Diagnostics
            .OrderBy(d => d.Location is { } at && order.TryGetValue(at.Source, out var index) ? index : -1)
            .ThenBy(d => d.Location?.Span.Start ?? 0);
        return new BoundProgram
        {
            Trees = [.. _files.Select(file => file.Tree)],
            Root = _root,
            Characters = All<CharacterSymbol>(),
            Coalitions = All<CoalitionSymbol>(),
            Lores = All<LoreSymbol>(),
            Premises = All<PremiseSymbol>(),
            Records = All<RecordSymbol>(),
            Models = All<ModelSymbol>(),
            Values = All<ValueSymbol>(),
            Scenes = [.. _declarations.Where(d => d.Symbol is SceneSymbol).Select(d => _scenes[d.Symbol].Bound).OfType<BoundScene>()],
            Tests = [.. _tests],
            References = [.. References],
            Names = [.. Names.Distinct()],
            Regexes = [.. Regexes.Distinct()],
            ReadsLogProbabilities = ReadsLogProbabilities,
            Diagnostics = [.. sorted],
        };
    }

    private ImmutableArray<T> All<T>()
        where T : Symbol => [.. _declarations.Select(d => d.Symbol).OfType<T>()];

    private sealed class SceneEntry(BindingContext context, SceneSyntax syntax)
    {
        public BindingContext Context { get; } = context;

        public SceneSyntax Syntax { get; } = syntax;

        public bool IsOpen { get; set; }

        public BoundScene? Bound { get; set; }
    }

    private sealed class ValueEntry(BindingContext context, LetDeclarationSyntax syntax)
    {
        public BindingContext Context { get; } = context;

        public LetDeclarationSyntax Syntax { get; } = syntax;

        public bool IsOpen { get; set; }

        public bool IsDone { get; set; }

        public bool IsReported { get; set; }
    }
}
