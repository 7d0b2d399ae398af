using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>What all binders of one file share: its names, the diagnostics and the uses of names.</summary>
internal sealed class BindingContext(LoadedFile file, ProgramBinder program)
{
    private readonly int[] _uncertainLines = [.. file.Tree.UncertainLines.OrderBy(line => line)];

    public LoadedFile File { get; } = file;

    public ProgramBinder Program { get; } = program;

    public SourceLocation Locate(TextSpan span) => new(File.Source, span);

    public DiagnosticBuilder At(TextSpan span) => DiagnosticBuilder.At(File.Source, span);

    /// <summary>Whether unknown names are not reported.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether nothing more can be said of a place, because its line is not certain.</summary>
    public bool IsUncertain(TextSpan span) => HasUncertainLine(new TextSpan(span.Start, 0));

    /// <summary>Whether any line of a span is uncertain.</summary>
    public bool HasUncertainLine(TextSpan span)
    {
        if (_uncertainLines.Length == 0)
        {
            return false;
        }

        var first = Array.BinarySearch(_uncertainLines, File.Source.GetPosition(span.Start).Line);
        return first >= 0 || (~first < _uncertainLines.Length && _uncertainLines[~first] <= File.Source.GetPosition(span.End).Line);
    }

    /// <summary>Whether a statement says nothing, because it has one line and that is not certain; the blocks of others are still bound.</summary>
    public bool IsUncertainLeaf(StatementSyntax statement) => HasUncertainLine(statement.Span) && statement.Bodies.IsEmpty;

    public void Report(Diagnostic diagnostic)
    {
        if (!IsUncertain(diagnostic.Location!.Value.Span))
        {
            Program.Diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Takes note of a display name or a word of <c>also</c>: the compiler finds out whether a text can have it.</summary>
    public void AddName(string text, string? owner, TextSpan span)
    {
        if (!IsUncertain(span))
        {
            Program.Names.Add(new BoundName(text, owner, Locate(span)));
        }
    }

    /// <summary>Takes note of what an expression is.</summary>
    public void Note(ExpressionSyntax syntax, BoundExpression bound) => File.Record.Expressions[syntax] = bound;

    public void Refer(Symbol symbol, TextSpan span) => Program.References.Add(new SymbolReference(symbol, Locate(span)));

    /// <summary>A name of the file, or of an import by its name; null with a report where there is none.</summary>
    public Symbol? Resolve(QualifiedNameSyntax name) => name.Qualifier is { } qualifier
        ? ResolveIn(qualifier, name.Name)
        : ResolveHere(name.Name, []);

    public Symbol? ResolveIn(NameSyntax qualifier, NameSyntax name)
    {
        if (!File.Aliases.TryGetValue(qualifier.Text, out var other))
        {
            ReportUnknown(qualifier, File.Aliases.Keys);
            return null;
        }

        if (name.Text.StartsWith("_", StringComparison.Ordinal) && other.Own.ContainsKey(name.Text))
        {
            Report(At(name.Span).PrivateName(name.Text));
            return null;
        }

        if (other.Own.TryGetValue(name.Text, out var symbol))
        {
            Refer(symbol, name.Span);
            return symbol;
        }

        if (!other.Tree.SkippedNames.Contains(name.Text))
        {
            ReportUnknown(name, other.Own.Keys);
        }

        return null;
    }

    public Symbol? ResolveHere(NameSyntax name, IEnumerable<string> locals)
    {
        if (File.Names.TryGetValue(name.Text, out var symbol))
        {
            Refer(symbol, name.Span);
            return symbol;
        }

        ReportUnknown(name, locals.Concat(File.Names.Keys));
        return null;
    }

    /// <summary>A name that must be of one kind; null with a report where it is not.</summary>
    public T? Resolve<T>(QualifiedNameSyntax name, string wanted)
        where T : Symbol
    {
        var symbol = Resolve(name);
        if (symbol is null or T)
        {
            return (T?)symbol;
        }

        ReportWrongKind(symbol, name.Span, wanted);
        return null;
    }

    public void ReportWrongKind(Symbol symbol, TextSpan span, string wanted) =>
        Report(At(span).WrongKind(symbol.Name, symbol.KindName, wanted) with { Related = [Here(symbol)] });

    public void ReportDuplicate(NameSyntax name, Symbol first) =>
        Report(At(name.Span).DuplicateName(name.Text, first.KindName) with { Related = [Here(first)] });

    public void ReportUnknown(NameSyntax name, IEnumerable<string> candidates)
    {
        if (name.Text.Length == 0 || File.HasNameless || IsSilent || IsUncertain(name.Span) || File.Tree.SkippedNames.Contains(name.Text)
            || !File.ReportedNames.Add(name.Text))
        {
            return;
        }

        // A name from a file that could not be read whole may have been declared in what was skipped of it.
        if (File.Imports.Exists(i => i.File.HasNameless || i.File.Tree.SkippedNames.Contains(name.Text)))
        {
            return;
        }

        if (SpeakerByDisplayName(name.Text) is { } speaker)
        {
            Report(At(name.Span).DisplayNameAsName(name.Text, speaker.Name) with { Fix = At(name.Span).Replacement(speaker.Name) });
            return;
        }

        var near = OtherLanguages.NameFor(name.Text) ?? EditDistance.Nearest(name.Text, candidates);
        var diagnostic = At(name.Span).UnknownName(name.Text, near is null ? "" : $" Did you mean '{near}'?");
        Report(near is null ? diagnostic : diagnostic with { Fix = At(name.Span).Replacement(near) });
    }

    public SpeakerSymbol? SpeakerByDisplayName(string text) => File.Names.Values.OfType<SpeakerSymbol>()
        .FirstOrDefault(s => s.HasDisplayName && string.Equals(s.DisplayName, text, StringComparison.OrdinalIgnoreCase));

    private static RelatedLocation Here(Symbol symbol) => new(symbol.Declaration, $"the {symbol.KindName} '{symbol.Name}'");
}
