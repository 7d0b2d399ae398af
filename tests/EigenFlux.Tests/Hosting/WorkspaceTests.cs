using EigenFlux.Language.Compilations;

namespace EigenFlux.Tests.Hosting;

/// <summary>Programs that are opened to be asked about and edited.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("eflux-workspace-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void An_opened_program_sees_texts_that_are_not_saved_and_edits()
    {
        var main = Write("main.eflux", "import \"other.eflux\"\nscene S { cast Ada Ada: \"Yes.\" }\n");
        var other = Write("other.eflux", "character Bea { brief \"B.\" }\n");
        var workspace = new Workspace();
        workspace.Load(main).HasErrors.ShouldBeTrue();
        var compilation = workspace.Open(main, new Dictionary<string, string> { [other] = "character Ada { brief \"A.\" }\n" });
        compilation.Program.Diagnostics.ShouldBeEmpty();
        compilation.With(main, "import \"other.eflux\"\nscene S { cast Bea }\n").Program.HasErrors.ShouldBeTrue();
        compilation.With(compilation.Sources.Without(other)).Program.HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_appears_on_the_disk_is_found_by_the_next_edit()
    {
        var main = Write("main.eflux", "import \"other.eflux\"\n");
        var compilation = new Workspace().Open(main);
        compilation.Program.HasErrors.ShouldBeTrue();
        Write("other.eflux", "let a = 1\n");
        compilation.With(main, "import \"other.eflux\"\nlet b = a\n").Program.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Why_a_file_cannot_be_read_is_known_to_every_thread()
    {
        var main = Write("main.eflux", string.Concat(Enumerable.Range(0, 20).Select(i => $"import \"missing{i}.eflux\"\n")));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "missing7.eflux"));
        var compilation = new Workspace().Open(main);
        var expected = Codes(compilation);
        expected.Distinct().Count().ShouldBe(2);
        Parallel.For(0, 32, i => Codes(compilation.With(main, File.ReadAllText(main) + new string('\n', i))).ShouldBe(expected));
    }

    [Fact]
    public void Opening_can_be_cancelled()
    {
        var main = Write("main.eflux", "let a = 1\n");
        Should.Throw<OperationCanceledException>(() => new Workspace().Open(main, cancellation: new CancellationToken(true)));
        Should.Throw<OperationCanceledException>(() => new Workspace().Load(main, new CancellationToken(true)));
    }

    private static string[] Codes(Compilation compilation) => [.. compilation.Program.Diagnostics.Select(diagnostic => diagnostic.Code.Id)];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
