using System.Runtime.CompilerServices;
using System.Text;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Tests.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Compilations;

/// <summary>What a compilation reuses, and that nobody can tell that it does.</summary>
public class CompilationTests
{
    private const string Main = "/p/main.eflux";
    private const string Other = "/p/other.eflux";

    private static readonly SourceText[] Entries = [.. Programs.Baselines.Where(source => source.Path.EndsWith("/main.eflux", StringComparison.Ordinal))];

    [Fact]
    public void After_any_edit_of_any_file_a_compilation_equals_a_fresh_one()
    {
        var edits = 0;
        foreach (var (entry, index) in Entries.Select((entry, index) => (entry, index)))
        {
            var compilation = Compilation.Create(entry.Path, new Disk());
            var random = new Random(index);
            var scripts = compilation.Trees.Select(tree => (tree.Source.Path, Edits: new RandomEdits(tree.Source.Text, random.Next()))).ToList();
            for (var i = 0; i < 10; i++)
            {
                var (path, script) = scripts[random.Next(scripts.Count)];
                compilation = compilation.With(path, script.Next());
                Describe(compilation).ShouldBe(Describe(Compilation.Create(entry.Path, compilation.Sources)), $"{path}, edit {i}, to\n{script.Text}");
                edits++;
            }
        }

        edits.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public void Trees_of_files_that_did_not_change_are_the_same()
    {
        var before = Two();
        var after = before.With(Main, "import \"other.eflux\"\nlet b = a + 1\n");
        after.Trees.Select(tree => tree.Source.Path).ShouldBe([Main, Other]);
        after.Trees[1].ShouldBeSameAs(before.Trees[1]);
        after.Trees[0].ShouldNotBeSameAs(before.Trees[0]);
    }

    [Fact]
    public void A_text_that_is_not_saved_is_what_importing_files_see()
    {
        var broken = Two().With(Other, "let c = 1\n");
        broken.Program.Diagnostics.Select(d => d.Code.Id).ShouldBe(["EF2101"]);
        broken.With(broken.Sources.Without(Other)).Program.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_read_once_until_it_is_said_to_have_changed()
    {
        var files = new CountingFiles(new InMemorySourceProvider().Add(Main, "import \"other.eflux\"\nlet b = a\n").Add(Other, "let a = 1\n"));
        var compilation = Compilation.Create(Main, files).With(Main, "import \"other.eflux\"\nlet b = a + 2\n").With(Main, "import \"other.eflux\"\n");
        files.Reads.ShouldBe([Main, Other]);
        files.Files.Add(Other, "let a = \n");
        compilation.With(Main, "import \"other.eflux\"\n\n").Program.HasErrors.ShouldBeFalse();
        compilation.Reload(Other).Program.HasErrors.ShouldBeTrue();
        files.Reads.ShouldBe([Main, Other, Other]);
    }

    [Fact]
    public void A_file_that_was_missing_is_found_when_it_is_there()
    {
        var compilation = Compilation.Create(Main, new InMemorySourceProvider().Add(Main, "import \"other.eflux\"\n"));
        compilation.Program.Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2001");
        var complete = compilation.With(Other, "let a = 1\n");
        complete.Program.Diagnostics.ShouldBeEmpty();
        complete.GetModel(Other).ShouldNotBeNull();
        compilation.GetModel(Other).ShouldBeNull();
    }

    [Fact]
    public void Work_that_is_cancelled_throws_and_changes_nothing()
    {
        var before = Two();
        var expected = Describe(before);
        Should.Throw<OperationCanceledException>(() => Compilation.Create(Main, before.Sources, new CancellationToken(true)));
        Should.Throw<OperationCanceledException>(() => before.With(Main, "let z = 1\n", new CancellationToken(true)));
        Should.Throw<OperationCanceledException>(() => EfluxProgram.Load(Main, before.Sources, new CancellationToken(true)));
        Describe(before).ShouldBe(expected);
        before.With(Main, "let z = 1\n").Program.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_cancellation_at_any_moment_ends_in_a_cancellation_or_in_the_whole_result()
    {
        var entry = Entries.MaxBy(source => source.Length)!;
        var before = Compilation.Create(entry.Path, new Disk());
        var text = entry.Text.Replace("\"", "\" ", StringComparison.Ordinal);
        var expected = Describe(before.With(entry.Path, text));
        for (var after = 0; ; after += 2000)
        {
            using var source = new CancellationTokenSource();
            var other = new Thread(() =>
            {
                Thread.SpinWait(after);
                source.Cancel();
            });
            other.Start();
            try
            {
                var whole = before.With(entry.Path, text, source.Token);
                other.Join();
                Describe(whole).ShouldBe(expected);
                break;
            }
            catch (OperationCanceledException)
            {
                other.Join();
            }
        }
    }

    [Fact]
    public void An_edited_compilation_does_not_hold_those_before_it()
    {
        var (latest, past) = Edited();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        past.Count(one => one.IsAlive).ShouldBe(0);
        latest.Program.HasErrors.ShouldBeFalse();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (Compilation Latest, List<WeakReference> Past) Edited()
        {
            // The first text is held by the files.
            var compilation = Two().With(Main, "let z = 1\n");
            var past = new List<WeakReference>();
            for (var i = 0; i < 5; i++)
            {
                past.Add(new WeakReference(compilation));
                past.Add(new WeakReference(compilation.Trees[0]));
                past.Add(new WeakReference(compilation.Trees[0].Source));
                _ = (compilation.Signature, compilation.GetModel(Main)!.References);
                compilation = compilation.With(Main, $"import \"other.eflux\"\nlet b = a + {i}\n\nlet c = nothing{i}\n");
            }

            return (compilation.With(Main, "let d = 1\n"), past);
        }
    }

    [Fact]
    public void A_compilation_answers_many_threads_as_it_answers_one()
    {
        var entry = Entries.MaxBy(source => source.Length)!;
        var expected = Describe(Compilation.Create(entry.Path, new Disk()));
        var edited = Describe(Compilation.Create(entry.Path, new SourceSet(new Disk()).With(entry.Path, "let a = 1\n" + entry.Text)));
        for (var round = 0; round < 5; round++)
        {
            var compilation = Compilation.Create(entry.Path, new Disk());
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                if (i % 2 == 0)
                {
                    Describe(compilation).ShouldBe(expected);
                }
                else
                {
                    Describe(compilation.With(entry.Path, "let a = 1\n" + entry.Text)).ShouldBe(edited);
                }
            });
        }
    }

    [Fact]
    public void An_entry_file_that_cannot_be_read_has_no_tree_and_comes_back()
    {
        var compilation = Compilation.Create(Main, new InMemorySourceProvider());
        compilation.Trees.ShouldBeEmpty();
        compilation.Program.HasErrors.ShouldBeTrue();
        compilation.With(Main, "let a = 1\n").Trees.Length.ShouldBe(1);
    }

    private static Compilation Two() => Compilation.Create(
        Main, new InMemorySourceProvider().Add(Main, "import \"other.eflux\"\nlet b = a\n").Add(Other, "let a = 1\n"));

    /// <summary>All that can be asked of a compilation.</summary>
    private static string Describe(Compilation compilation)
    {
        var text = new StringBuilder();
        foreach (var tree in compilation.Trees)
        {
            var model = compilation.GetModel(tree.Source.Path)!;
            text.Append(tree.Source.Path).Append(Trees.Print(tree.Declarations)).AppendLine().AppendJoin('\n', tree.Tokens).AppendLine();
            text.AppendJoin('\n', model.Diagnostics.Select(Sources.Describe)).AppendLine();
            foreach (var (symbol, location) in model.References)
            {
                text.Append($"{Sources.Describe(location)} {symbol} {symbol.Type} {symbol.Documentation} {Sources.Describe(symbol.Declaration)}\n");
                text.AppendJoin(' ', model.ReferencesOf(symbol).Select(Sources.Describe)).AppendLine();
            }

            foreach (var declaration in tree.Declarations)
            {
                Describe(text, model, declaration);
            }
        }

        return text.AppendJoin('\n', compilation.Program.Diagnostics.Select(Sources.Describe)).AppendLine().Append(compilation.Signature).ToString();
    }

    private static void Describe(StringBuilder text, SemanticModel model, SyntaxNode node)
    {
        if (node is ExpressionSyntax expression)
        {
            text.Append($"{node.Span} {model.TypeOf(expression)}\n");
        }
        else if (node is StatementSyntax or DeclarationSyntax)
        {
            var scope = model.ScopeAt(node.Span.Start);
            text.Append(node.Span).AppendJoin(' ', scope.Locals).Append(" | ").AppendJoin(' ', scope.Declarations).Append(" | ")
                .AppendJoin(' ', scope.Imports.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {string.Join(' ', p.Value)}")).AppendLine();
        }

        foreach (var child in node.Children)
        {
            Describe(text, model, child);
        }
    }

    private sealed class Disk : ISourceProvider
    {
        public SourceText? Read(string path) => File.Exists(path) ? SourceText.FromBytes(path, File.ReadAllBytes(path)) : null;

        public bool Exists(string path) => File.Exists(path);
    }

    private sealed class CountingFiles(InMemorySourceProvider files) : ISourceProvider
    {
        public InMemorySourceProvider Files { get; } = files;

        public List<string> Reads { get; } = [];

        public SourceText? Read(string path)
        {
            Reads.Add(path);
            return Files.Read(path);
        }

        public bool Exists(string path) => Files.Exists(path);
    }
}
