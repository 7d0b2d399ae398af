using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>
/// What the parser made of a unit, the smallest part of a file that is parsed by itself: one declaration, or more if they cannot
/// be separated. Immutable.
/// </summary>
internal sealed class ParsedUnit
{
    private ParsedUnit(UnitShape shape, int start) => (Shape, Start) = (shape, start);

    /// <summary>What it depends on.</summary>
    public UnitShape Shape { get; }

    /// <summary>Where in the file its text starts.</summary>
    public int Start { get; }

    /// <summary>Its declarations.</summary>
    public ImmutableArray<DeclarationSyntax> Declarations { get; private init; } = [];

    /// <summary>Its mistakes.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>Names in what was left out.</summary>
    public IReadOnlyCollection<string> SkippedNames { get; private init; } = [];

    /// <summary>What was taken as bare text or left out, relative to the start.</summary>
    public IReadOnlyList<TextSpan> Covered { get; private init; } = [];

    /// <summary>Which mistakes of single tokens are reported in place of what they do, by their number among those of the unit.</summary>
    public IReadOnlyList<int> StandIns { get; private init; } = [];

    /// <summary>Opening braces that are too much and so are not unclosed, relative to the start.</summary>
    public IReadOnlyList<TextSpan> ExtraOpeners { get; private init; } = [];

    /// <summary>Closing braces that close nothing, not even after the fixes, relative to the start.</summary>
    public IReadOnlyList<TextSpan> Strays { get; private init; } = [];

    /// <summary>Parses a unit.</summary>
    public static ParsedUnit Parse(UnitSource unit, UnitParser parser, CancellationToken cancellation)
    {
        var diagnostics = new List<Diagnostic>();
        var strays = new List<FluxToken>(unit.Strays);
        var repair = new SyntaxRepair(unit.Source, parser, unit.Tokens, strays, unit.SingleMistakes, diagnostics);
        var tree = parser.Parse(unit.Tokens, out var failure);
        while (tree is null && repair.Fix(failure!))
        {
            cancellation.ThrowIfCancellationRequested();
            tree = parser.Parse(unit.Tokens, out failure);
        }

        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        if (tree is not null)
        {
            new TreeAdapter(unit.Source, unit.All, repair.KnownStrayBlocks, diagnostics).AddDeclarations(tree, declarations);
        }

        var start = unit.Shape.Start;
        return new ParsedUnit(unit.Shape.Detach(), start)
        {
            Declarations = declarations.ToImmutable(),
            Diagnostics = [.. diagnostics],
            SkippedNames = repair.SkippedNames,
            Covered = [.. repair.Covered.Select(span => span.Move(-start))],
            StandIns = [.. Enumerable.Range(0, unit.SingleMistakes.Count).Where(i => repair.StandIns.Contains(unit.SingleMistakes[i]))],
            ExtraOpeners = [.. repair.ExtraOpeners.Select(span => span.Move(-start))],
            Strays = [.. strays.Select(stray => stray.Span.Move(-start))],
        };
    }

    /// <summary>The same unit in another version of its file.</summary>
    /// <param name="source">That version.</param>
    /// <param name="start">Where in it the text starts.</param>
    public ParsedUnit MoveTo(SourceText source, int start)
    {
        var by = start - Start;
        return by == 0 && Diagnostics.IsEmpty ? this : new ParsedUnit(Shape, start)
        {
            Declarations = by == 0 ? Declarations : [.. Declarations.Select(declaration => (DeclarationSyntax)declaration.Move(by))],
            Diagnostics = [.. Diagnostics.Select(diagnostic => diagnostic.MoveTo(source, by))],
            SkippedNames = SkippedNames,
            Covered = Covered,
            StandIns = StandIns,
            ExtraOpeners = ExtraOpeners,
            Strays = Strays,
        };
    }
}
