using EigenFlux.Language.Compilations;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Compilations;

/// <summary>What a file answers about a place, marked with § in its source.</summary>
public class SemanticModelTests
{
    private const string Main = "/p/main.eflux";
    private const string Other = "/p/other.eflux";

    private const string Story = """
        import "other.eflux"
        import "other.eflux" as o
        record Finding { name: text, kind: "open" | "closed" }
        let places = ["a", "b"]
        premise Fair of Ada { full "F." }
        scene Tale(hook: text, turns: int = 2) {
          cast Ada
          watch Ada over Fair as w
          narrator: "{hook}"
          repeat turns {
            for place in places {
              let n = 1
              Ada -> said until line, 20 tokens
              narrator: "{place} {n}"
            }
          }
          Ada -> found: Finding until 30 tokens
          Ada -> said until line
          if found.kind == "open" and w[Fair] > 0.5 { narrator: "{said.all}" }
          return said, found: found
        }
        test "it ends" {
          run Tale(hook: "x") times 2
          expect P(said.any ~ /x/) > 0.5
        }

        """;

    [Theory]
    [InlineData("scene S { cast A§da Ada: \"x\" }", "character Ada")]
    [InlineData("scene S { cast §Ada Ada: \"x\" }", "character Ada")]
    [InlineData("scene S { cast Ada§ Ada: \"x\" }", "character Ada")]
    [InlineData("scene S { cast Ada §", null)]
    [InlineData("scene S { cast Ada Ada -> t§urn narrator: \"{turn}\" }", "captured turn turn")]
    [InlineData("scene S { cast Ada Ada -> turn narrator: \"{tu§rn.all}\" }", "captured turn turn")]
    [InlineData("scene S(who§: text) { narrator: \"{who}\" }", "parameter who")]
    [InlineData("scene S(w: text) { narrator: \"{§w}\" }", "parameter w")]
    [InlineData("scene S { for i§tem in [1, 2] { narrator: \"{item}\" } }", "loop variable item")]
    [InlineData("scene S { let n§ = 1 }", "value n")]
    [InlineData("scene S§ { }", "scene S")]
    [InlineData("record R { a§: text }", "field a")]
    [InlineData("record R { a: text } scene S { cast Ada Ada -> x: R narrator: \"{x.§a}\" }", "field a")]
    [InlineData("scene S { cast Ada call T§() } scene T { }", "scene T")]
    [InlineData("scene S { call T(a§: 1) } scene T(a: int) { }", "parameter a")]
    [InlineData("import \"other.eflux\" as o\nscene S { cast o.Be§a }", "character Bea")]
    [InlineData("test \"it§ works\" { }", "test it works")]
    [InlineData("let n = m§", null)]
    [InlineData("sce§ne S { }", null)]
    public void The_symbol_at_a_place_is_the_one_whose_name_is_there(string marked, string? expected)
    {
        var (model, offset) = At("import \"other.eflux\"\n" + marked);
        model.SymbolAt(offset)?.ToString().ShouldBe(expected);
    }

    [Fact]
    public void References_are_found_in_all_files_with_the_declaration()
    {
        var (model, offset) = At(Story.Replace("cast Ada", "cast Ad§a"));
        var places = model.ReferencesOf(model.SymbolAt(offset)!);
        places.ShouldAllBe(place => place.Text == "Ada");
        places.Count(place => place.Source.Path == Other).ShouldBe(2);
        places.Count(place => place.Source.Path == Main).ShouldBe(6);
        places.ShouldBeUnique();
    }

    [Fact]
    public void Every_turn_that_writes_a_capture_is_a_reference_and_so_is_its_use_in_a_test()
    {
        var (model, offset) = At(Story.Replace("return said", "return sa§id"));
        var places = model.ReferencesOf(model.SymbolAt(offset)!);
        places.Length.ShouldBe(5);
        places.ShouldAllBe(place => place.Text == "said");
    }

    [Fact]
    public void A_scenes_own_copy_of_a_global_value_counts_as_the_value()
    {
        var (model, offset) = At("let n§ = 1\nscene S { let n = 2 narrator: \"{n}\" }\nscene T { narrator: \"{n}\" }\n");
        model.ReferencesOf(model.SymbolAt(offset)!).Length.ShouldBe(4);
    }

    [Fact]
    public void In_every_program_each_reference_is_found_at_its_place_and_names_its_symbol()
    {
        var found = 0;
        foreach (var source in Programs.Baselines)
        {
            var model = Compilation.Create(source.Path, new InMemorySourceProvider().Add(source.Path, source.Text)).GetModel(source.Path)!;
            foreach (var reference in model.References)
            {
                for (var offset = reference.Location.Span.Start; offset <= reference.Location.Span.End; offset++)
                {
                    var at = model.ReferenceAt(offset).ShouldNotBeNull();
                    (at.Location == reference.Location || at.Location.Span.Start == offset || at.Location.Span.End == offset).ShouldBeTrue();
                }

                model.ReferencesOf(reference.Symbol).ShouldContain(reference.Location);
                found++;
            }
        }

        found.ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData("narrator: \"§{hook}\"", "hook turns w said found")]
    [InlineData("repeat turns {§", "hook turns w said found")]
    [InlineData("for place in places {§", "place hook turns w said found")]
    [InlineData("let n = 1§", "n place hook turns w said found")]
    [InlineData("let n = §1", "place hook turns w said found")]
    [InlineData("narrator: \"§{place} {n}\"", "n place hook turns w said found")]
    [InlineData("§return", "hook turns w said found")]
    [InlineData("§run Tale", "")]
    [InlineData("times 2§", "said found w hook turns")]
    [InlineData("§expect", "said found w hook turns")]
    [InlineData("let pl§aces", "")]
    public void The_local_names_at_a_place_are_those_that_can_be_used_there(string marked, string expected)
    {
        var (model, offset) = At(Story.Replace(marked.Replace("§", ""), marked));
        model.ScopeAt(offset).Locals.Select(symbol => symbol.Name).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public void A_scope_has_the_files_declarations_what_it_imports_and_what_is_behind_imports_names()
    {
        var (model, offset) = At(Story.Replace("let n = 1", "§let n = 1"));
        var scope = model.ScopeAt(offset);
        scope.Declarations.Select(symbol => symbol.Name).ShouldBe(["Ada", "Bea", "Fair", "Finding", "places", "Tale"], ignoreOrder: true);
        scope.Imports.ShouldHaveSingleItem().Value.Select(symbol => symbol.Name).ShouldBe(["Ada", "Bea"]);
        scope.Find("place").ShouldBeOfType<LoopVariableSymbol>();
        scope.Find("places").ShouldBeOfType<ValueSymbol>();
        scope.Find("_Cy").ShouldBeNull();
    }

    [Fact]
    public void A_local_name_hides_a_declaration()
    {
        var (model, offset) = At("let n = 1\nscene S { for n in [2] { narrator: \"{n}§\" } }\n");
        var scope = model.ScopeAt(offset);
        scope.Find("n").ShouldBeOfType<LoopVariableSymbol>();
        scope.Declarations.ShouldNotContain(symbol => symbol.Name == "n");
    }

    [Theory]
    [InlineData("let n = §1 + 2.5", "int")]
    [InlineData("let n = (1 §+ 2.5)", "number")]
    [InlineData("let n = §[\"a\"]", "list of text")]
    [InlineData("scene S(a: \"x\" | \"y\") { narrator: \"{§a}\" }", "\"x\" | \"y\"")]
    [InlineData("record R { a: int } scene S { narrator -> x: R narrator: \"{x.§a}\" }", "int")]
    [InlineData("scene S { narrator -> x if x§.any ~ /a/ { narrator: \"y\" } }", "text")]
    public void An_expression_has_its_type(string marked, string expected)
    {
        var (model, offset) = At(marked);
        var expression = model.Tree.NodesAt(offset).OfType<ExpressionSyntax>().Last();
        model.TypeOf(expression)!.ToString().ShouldBe(expected);
    }

    [Fact]
    public void The_name_of_an_import_has_no_type()
    {
        var (model, offset) = At("import \"other.eflux\" as o\nlet a = §o.Ada\n");
        var nodes = model.Tree.NodesAt(offset).OfType<ExpressionSyntax>().ToList();
        model.TypeOf(nodes[0])!.Kind.ShouldBe(FluxTypeKind.Character);
        model.TypeOf(nodes[1]).ShouldBeNull();
    }

    [Fact]
    public void A_files_diagnostics_are_its_own()
    {
        var compilation = Compilation.Create(Main, new InMemorySourceProvider().Add(Main, "import \"other.eflux\"\nlet a = b\n").Add(Other, "let c = d\nlet e = \n"));
        compilation.GetModel(Main)!.Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2101");
        compilation.GetModel(Other)!.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location!.Value.Source.Path == Other);
        compilation.GetModel(Other)!.Diagnostics.Length.ShouldBe(compilation.Program.Diagnostics.Length - 1);
        compilation.GetModel("/p/none.eflux").ShouldBeNull();
    }

    private static (SemanticModel Model, int Offset) At(string marked)
    {
        var offset = marked.IndexOf('§');
        var files = new InMemorySourceProvider().Add(Main, marked.Remove(offset, 1))
            .Add(Other, "character Ada { brief \"A.\" }\ncharacter Bea : Ada { brief \"B.\" }\ncharacter _Cy { brief \"C.\" }\n");
        return (Compilation.Create(Main, files).GetModel(Main)!, offset);
    }
}
