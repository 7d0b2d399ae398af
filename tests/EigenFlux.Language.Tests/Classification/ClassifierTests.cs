using EigenFlux.Language.Classification;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Classification;

/// <summary>What a classifier says of a source.</summary>
public class ClassifierTests
{
    private const string Main = "/p/main.eflux";

    private const string Story = """
        import "other.eflux" as o
        // A comment.
        /// A doc comment.
        record Finding { name: text, kind: "open" | "closed" }
        let note = [1, 2.5]
        model Cold = "builtin:mini" { temperature 0.1 }
        character Ada "Ada" : o.Base { brief "A." knows "A secret." }
        coalition Both(Ada, o.Base) { brief "B." }
        lore Mill { brief "M." }
        premise Fair of Ada { full "F." }
        scene Tale(hook: text, turns: int = 2) on Cold {
          window 512 tokens
          target novel
          delete by turn
          cache exact
          story at least 3 turns
          cast Ada
          watch Ada over Fair as w
          pin "Hidden {hook}." seen by Ada
          for item in note { narrator: "{item} of {note[1]}" }
          Ada -> said: Finding until line, /x+/
          if said.kind == "open" and w.rest < 0.5 { narrator: "{said.name}" }
          return said, count: said.count
        }
        test "it ends" {
          run Tale(hook: "x") times 2
          expect P(count > 1) > 0.5
        }

        """;

    [Fact]
    public void The_spans_of_any_program_are_in_order_do_not_overlap_and_leave_out_only_white_space()
    {
        foreach (var source in Programs.Baselines)
        {
            var model = Compilation.Create(source.Path, new InMemorySourceProvider().Add(source.Path, source.Text)).GetModel(source.Path)!;
            foreach (var spans in new[] { Classifier.Classify(model), Classifier.Classify(model.Tree) })
            {
                var end = 0;
                foreach (var (span, _, _) in spans)
                {
                    span.Length.ShouldBeGreaterThan(0);
                    string.IsNullOrWhiteSpace(source.Text[end..span.Start]).ShouldBeTrue($"{source.Path} {span}");
                    end = span.End;
                }

                string.IsNullOrWhiteSpace(source.Text[end..]).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData("§import \"other", ClassificationKind.Keyword)]
    [InlineData("as §o\n", ClassificationKind.Import, ClassificationModifiers.Declaration)]
    [InlineData("§// A comment", ClassificationKind.Comment)]
    [InlineData("§/// A doc", ClassificationKind.DocComment)]
    [InlineData("record §Finding", ClassificationKind.Record, ClassificationModifiers.Declaration)]
    [InlineData("{ §name: text", ClassificationKind.Field, ClassificationModifiers.Declaration)]
    [InlineData("name: §text", ClassificationKind.Type)]
    [InlineData("\"open\" §| ", ClassificationKind.Punctuation)]
    [InlineData("let §note", ClassificationKind.Value, ClassificationModifiers.Declaration)]
    [InlineData("[1, §2.5]", ClassificationKind.Number)]
    [InlineData("model §Cold", ClassificationKind.Model, ClassificationModifiers.Declaration)]
    [InlineData("{ §temperature", ClassificationKind.Option)]
    [InlineData("character §Ada", ClassificationKind.Character, ClassificationModifiers.Declaration)]
    [InlineData(": §o.Base {", ClassificationKind.Import)]
    [InlineData(": o.§Base {", ClassificationKind.Character)]
    [InlineData("brief §\"A.\"", ClassificationKind.Text)]
    [InlineData("knows §\"A secret", ClassificationKind.Text, ClassificationModifiers.Private)]
    [InlineData("coalition §Both", ClassificationKind.Coalition, ClassificationModifiers.Declaration)]
    [InlineData("lore §Mill", ClassificationKind.Lore, ClassificationModifiers.Declaration)]
    [InlineData("premise §Fair", ClassificationKind.Premise, ClassificationModifiers.Declaration)]
    [InlineData("scene §Tale", ClassificationKind.Scene, ClassificationModifiers.Declaration)]
    [InlineData("(§hook: text", ClassificationKind.Parameter, ClassificationModifiers.Declaration)]
    [InlineData("on §Cold", ClassificationKind.Model)]
    [InlineData("target §novel", ClassificationKind.Option)]
    [InlineData("by §turn\n", ClassificationKind.Option)]
    [InlineData("cache §exact", ClassificationKind.Option)]
    [InlineData("§story at", ClassificationKind.Keyword)]
    [InlineData("at §least 3", ClassificationKind.Keyword)]
    [InlineData("3 §turns", ClassificationKind.Keyword)]
    [InlineData("§turns: int", ClassificationKind.Parameter, ClassificationModifiers.Declaration)]
    [InlineData("as §w\n", ClassificationKind.Watch, ClassificationModifiers.Declaration)]
    [InlineData("pin §\"Hidden", ClassificationKind.Text, ClassificationModifiers.Private)]
    [InlineData("Hidden §{hook}", ClassificationKind.Interpolation, ClassificationModifiers.Private)]
    [InlineData("Hidden {§hook}", ClassificationKind.Parameter, ClassificationModifiers.Private)]
    [InlineData("Hidden {hook§}", ClassificationKind.Interpolation, ClassificationModifiers.Private)]
    [InlineData("for §item", ClassificationKind.LoopVariable, ClassificationModifiers.Declaration)]
    [InlineData("in §note {", ClassificationKind.Value)]
    [InlineData("{note[§1]}", ClassificationKind.Number)]
    [InlineData("-> §said: ", ClassificationKind.Capture, ClassificationModifiers.Declaration)]
    [InlineData("said§: Finding", ClassificationKind.Punctuation)]
    [InlineData("said: §Finding", ClassificationKind.Record)]
    [InlineData("§/x+/", ClassificationKind.Regex)]
    [InlineData("if said.§kind", ClassificationKind.Field)]
    [InlineData("kind §== ", ClassificationKind.Operator)]
    [InlineData("w.§rest", ClassificationKind.Member)]
    [InlineData("{said.§name}", ClassificationKind.Field)]
    [InlineData("count: said.§count", ClassificationKind.Member)]
    [InlineData("test §\"it ends\"", ClassificationKind.Test, ClassificationModifiers.Declaration)]
    [InlineData("run §Tale", ClassificationKind.Scene)]
    [InlineData("Tale(§hook: \"x\"", ClassificationKind.Parameter)]
    [InlineData("P(§count", ClassificationKind.Capture)]
    public void A_part_is_classified_by_what_it_means(string marked, ClassificationKind kind, ClassificationModifiers modifiers = ClassificationModifiers.None)
    {
        var plain = marked.Replace("§", "");
        var offset = Story.IndexOf(plain, StringComparison.Ordinal) + marked.IndexOf('§');
        Story.ShouldContain(plain);
        var span = Classifier.Classify(Model()).Single(span => span.Span.Contains(offset));
        (span.Kind, span.Modifiers).ShouldBe((kind, modifiers));
    }

    [Fact]
    public void Without_a_model_names_are_names()
    {
        var spans = Classifier.Classify(FileParser.Parse(SourceText.From(Main, "scene S { cast Ada narrator: \"{x.y}\" }")));
        spans.Where(span => span.Kind is ClassificationKind.Name or ClassificationKind.Member).Select(span => span.Span.Start).ShouldBe([6, 15, 31, 33]);
    }

    [Fact]
    public void A_part_of_a_file_has_the_spans_of_the_file_that_touch_it()
    {
        var model = Model();
        var all = Classifier.Classify(model);
        for (var start = 0; start < Story.Length; start += 7)
        {
            var within = TextSpan.FromBounds(start, Math.Min(start + 50, Story.Length));
            Classifier.Classify(model, within).ShouldBe(all.Where(span => span.Span.Start < within.End && span.Span.End > within.Start));
        }
    }

    [Fact]
    public void Every_kind_is_met_in_some_program()
    {
        var seen = Programs.Baselines.Append(SourceText.From(Main, Story)).SelectMany(source =>
            Classifier.Classify(Compilation.Create(source.Path, new InMemorySourceProvider().Add(source.Path, source.Text)).GetModel(source.Path)!));
        Enum.GetValues<ClassificationKind>().Except(seen.Select(span => span.Kind)).ShouldBeEmpty();
    }

    private static SemanticModel Model() => Compilation.Create(Main, new InMemorySourceProvider().Add(Main, Story)
        .Add("/p/other.eflux", "character Base { brief \"B.\" }\n")).GetModel(Main)!;
}
