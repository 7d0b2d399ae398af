using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>Where imports lead, and what is the entry file's own.</summary>
public class ImportTests
{
    private const string Ada = "character Ada { brief \"Ada.\" }\nscene Other() { narrator: \"b\" }\n";

    [Theory]
    [InlineData("main.eflux", "lib/ada.eflux", "lib/ada.eflux")]
    [InlineData("main.eflux", "./lib/../lib/ada.eflux", "lib/ada.eflux")]
    [InlineData("main.eflux", "lib\\\\ada.eflux", "lib/ada.eflux")]
    [InlineData("/p/main.eflux", "lib/ada.eflux", "/p/lib/ada.eflux")]
    [InlineData("/p/main.eflux", "/p/lib/ada.eflux", "/p/lib/ada.eflux")]
    [InlineData("/main.eflux", "ada.eflux", "/ada.eflux")]
    [InlineData("\\p\\main.eflux", "lib/ada.eflux", "/p/lib/ada.eflux")]
    [InlineData("c:/p/main.eflux", "lib/ada.eflux", "c:/p/lib/ada.eflux")]
    public void An_import_is_found_from_the_folder_of_its_file(string entry, string import, string path)
    {
        var program = Load(entry, $"import \"{import}\"\nscene S() {{ cast Ada Ada: \"a\" }}", (path, Ada));
        program.Diagnostics.Select(found => found.ToString()).ShouldBeEmpty();
        program.Characters.ShouldHaveSingleItem().Name.ShouldBe("Ada");
        program.Scenes.Select(scene => scene.Symbol.Name).ShouldBe(["S", "Other"], ignoreOrder: true);
        program.EntryScenes.ShouldHaveSingleItem().Symbol.Name.ShouldBe("S");
    }

    [Theory]
    [InlineData("/p/main.eflux", "../ada.eflux", "/ada.eflux")]
    [InlineData("/p/main.eflux", "/q/ada.eflux", "/q/ada.eflux")]
    [InlineData("/p/main.eflux", "../pq/ada.eflux", "/pq/ada.eflux")]
    [InlineData("main.eflux", "../ada.eflux", "../ada.eflux")]
    [InlineData("main.eflux", "/ada.eflux", "/ada.eflux")]
    [InlineData("main.eflux", "c:/ada.eflux", "c:/ada.eflux")]
    public void An_import_does_not_leave_the_root(string entry, string import, string path) =>
        Load(entry, $"import \"{import}\"\n", (path, Ada)).Diagnostics.Select(found => found.Code.Id).ShouldBe(["EF2002"]);

    [Theory]
    [InlineData("/p/eflux.json")]
    [InlineData("/eflux.json")]
    public void The_root_is_the_nearest_folder_with_an_eflux_json(string marker) =>
        Load("/p/q/r/main.eflux", "import \"../../ada.eflux\"\n", ("/p/ada.eflux", Ada), (marker, "{}")).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void A_file_that_is_missing_has_its_full_name_as_the_fix_when_that_is_there()
    {
        var found = Load("main.eflux", "import \"ada\"\n", ("ada.eflux", Ada)).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2001");
        found.Fix!.Edits.ShouldHaveSingleItem().NewText.ShouldBe("\"ada.eflux\"");
        Load("main.eflux", "import \"ben\"\n", ("ada.eflux", Ada)).Diagnostics.ShouldHaveSingleItem().Fix.ShouldBeNull();
    }

    [Theory]
    [InlineData("import \"\"")]
    [InlineData("import \" \" as w")]
    public void An_import_of_nothing_is_reported_and_its_fix_deletes_it(string import)
    {
        var found = Load("main.eflux", $"{import}\nscene S() {{ narrator: \"a\" }}\n").Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2001");
        var edit = found.Fix!.Edits.ShouldHaveSingleItem();
        edit.Location.Text.ShouldBe(import);
        edit.NewText.ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_of_imports_is_reported_at_the_import_that_closes_it()
    {
        var found = Load("a.eflux", "import \"b.eflux\"\n", ("b.eflux", "import \"c.eflux\"\n"), ("c.eflux", "import \"b.eflux\"\n")).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe("EF2003");
        found.Message.ShouldContain("b.eflux → c.eflux → b.eflux");
        found.Location!.Value.Source.Path.ShouldBe("c.eflux");
        var related = found.Related.ShouldHaveSingleItem();
        (related.Location.Source.Path, related.Location.Start).ShouldBe(("b.eflux", new LinePosition(0, 7)));
    }

    [Fact]
    public void An_import_without_a_path_hides_no_name_that_is_wrong_by_itself() =>
        Load("main.eflux", "import \"ada.eflux\"\nscene S() { cast Ada Aad: \"a\" }", ("ada.eflux", Ada)).Diagnostics
            .ShouldHaveSingleItem().Message.ShouldBe("'Aad' is not declared. Did you mean 'Ada'?");

    [Fact]
    public void Two_tests_may_have_one_title() =>
        Programs.Load("scene S() { narrator: \"a\" return x: 1 }\ntest \"t\" { run S() expect P(x == 1) > 0 }\ntest \"t\" { run S() expect P(x == 1) > 0 }").Diagnostics.ShouldBeEmpty();

    private static BoundProgram Load(string entry, string text, params (string Path, string Text)[] others)
    {
        var sources = new InMemorySourceProvider().Add(entry.Replace('\\', '/'), text);
        foreach (var (path, content) in others)
        {
            sources.Add(path, content);
        }

        return EfluxProgram.Load(entry, sources);
    }
}
