using System.Text.RegularExpressions;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Tries the fixes of diagnostics. A fix that keeps its promise removes its diagnostic, adds no error, deletes no prose and leaves every
/// declaration what it is. Any other becomes a suggestion.
/// </summary>
public static partial class FixReview
{
    // Fixes that are tried: each is a compilation of what it changes.
    private const int MostTried = 32;

    // Words outside of quotes that a fix may delete without writing them itself.
    private const int MostWords = 2;

    /// <summary>The diagnostics of <see cref="ProgramReview"/>, with the fixes that keep their promise; the others are suggestions.</summary>
    /// <param name="program">The program.</param>
    /// <param name="registry">The targets that it can name.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="cancellation">Ends the review.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<Diagnostic> Review(
        BoundProgram program, TargetRegistry registry, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellation = default)
    {
        if (diagnostics.All(diagnostic => diagnostic.Fix is null))
        {
            return diagnostics;
        }

        var files = new InMemorySourceProvider();
        foreach (var file in program.Files)
        {
            files.Add(file.Path, file.Text);
        }

        var before = new Version(Compilation.Create(program.Files[0].Path, files, cancellation), registry, cancellation);
        var tried = 0;
        return
        [
            .. diagnostics.Select(diagnostic => diagnostic.Fix is not { } fix || !before.Has(diagnostic) ? diagnostic
                : tried++ < MostTried && Keeps(before, diagnostic, fix, registry, cancellation) ? diagnostic
                : diagnostic with { Fix = null, Suggestion = fix }),
        ];
    }

    private static bool Keeps(Version before, Diagnostic diagnostic, DiagnosticFix fix, TargetRegistry registry, CancellationToken cancellation)
    {
        if (!fix.Edits.All(edit => KeepsWords(edit)))
        {
            return false;
        }

        var compilation = before.Compilation;
        foreach (var source in fix.Edits.Select(edit => edit.Location.Source).DistinctBy(source => source.Path))
        {
            compilation = compilation.With(source.Path, FixApplication.Apply(source, fix), cancellation);
        }

        return new Version(compilation, registry, cancellation).IsBetterThan(before, diagnostic);
    }

    /// <summary>Whether an edit deletes no more than a few words that it does not write itself, and none in quotes.</summary>
    private static bool KeepsWords(TextEdit edit)
    {
        var span = edit.Location.Span;
        var deleted = edit.Location.Source.Text.Substring(span.Start, span.Length);
        var written = Words().Matches(edit.NewText).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = Words().Matches(deleted).Count(word => !written.Contains(word.Value));
        if (!deleted.Contains('"'))
        {
            return lost <= MostWords;
        }

        // The same text may be written twice.
        var rest = string.Concat(edit.Location.Source.Text.AsSpan(0, span.Start), edit.Location.Source.Text.AsSpan(span.End));
        return lost == 0 || (!Texts().Replace(deleted, "").Contains('"') && Texts().Matches(deleted).All(text => rest.Contains(text.Value, StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();

    /// <summary>A program before or after a fix.</summary>
    private sealed class Version
    {
        private readonly IReadOnlyList<Diagnostic> diagnostics;
        private readonly Dictionary<Type, int> declarations;

        public Version(Compilation compilation, TargetRegistry registry, CancellationToken cancellation)
        {
            Compilation = compilation;
            diagnostics = ProgramReview.Review(compilation.Program, registry, cancellation).Diagnostics;
            declarations = compilation.Trees.SelectMany(tree => tree.Declarations).GroupBy(node => node.GetType()).ToDictionary(group => group.Key, group => group.Count());
        }

        public Compilation Compilation { get; }

        public bool Has(Diagnostic diagnostic) => Count(diagnostic) > 0;

        /// <summary>Whether this is the other version without one of its diagnostics, and nothing worse.</summary>
        public bool IsBetterThan(Version other, Diagnostic without) =>
            Count(without) < other.Count(without)
                && other.declarations.All(kind => declarations.GetValueOrDefault(kind.Key) >= kind.Value)
                && (IsOfSyntax(without) ? Errors(IsOfSyntax) < other.Errors(IsOfSyntax) || without.Severity != DiagnosticSeverity.Error
                    : AddsNone(other))
                && (without.Severity == DiagnosticSeverity.Error || AddsNone(other));

        /// <summary>Whether no code has more errors than in the other version.</summary>
        private bool AddsNone(Version other) => diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).GroupBy(found => found.Code)
            .All(errors => errors.Count() <= other.diagnostics.Count(found => found.Code == errors.Key));

        // What a mistake of the syntax hides comes to light when it is fixed, so errors of other kinds may be more than before.
        private static bool IsOfSyntax(Diagnostic diagnostic) => diagnostic.Code.Id.StartsWith("EF1", StringComparison.Ordinal);

        private int Errors(Func<Diagnostic, bool> which) => diagnostics.Count(found => found.Severity == DiagnosticSeverity.Error && which(found));

        private int Count(Diagnostic diagnostic) => diagnostics.Count(found => found.Code == diagnostic.Code && found.Message == diagnostic.Message);
    }
}
