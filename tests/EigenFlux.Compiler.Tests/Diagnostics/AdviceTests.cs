using System.Globalization;
using System.Text.RegularExpressions;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Compiler.Tests.Diagnostics;

/// <summary>Every number that a diagnostic advises is true: with it the diagnostic is gone, and nothing worse has come.</summary>
public sealed partial class AdviceTests
{
    private static readonly string[] Names = ["Ada", "Bea", "Cid", "Dot"];

    private const int Scenes = 12;

    // These are about one turn, and another may have its own.
    private static readonly string[] OfOneTurn = ["EF2814", "EF3004"];

    [Theory]
    [InlineData("turn")]
    [InlineData("turn down to 60 %")]
    [InlineData("token")]
    [InlineData("block 16")]
    [InlineData("token down to 70 %")]
    public void What_a_diagnostic_advises_mends_it(string policy)
    {
        var mended = new Dictionary<string, int>();
        for (var seed = 0; seed < Scenes; seed++)
        {
            var source = RandomScene(new Random(seed), policy, small: seed % 4 == 0);
            var result = Programs.Compile(source);

            // One number is often the fix of several diagnostics.
            var compiled = new Dictionary<string, CompileResult>(StringComparer.Ordinal);
            foreach (var found in result.Diagnostics)
            {
                var advised = Advised().Match(found.Message) is { Success: true } match ? match.Value : null;
                var fix = found.Fix;
                if (advised is not null)
                {
                    fix.ShouldNotBeNull($"{found}\n{source}");
                }

                if (fix is null || !Number().IsMatch(fix.Title))
                {
                    continue;
                }

                var changed = FixedSource.By(fix, source);
                if (advised is not null)
                {
                    var number = Number().Match(advised).Value;
                    changed.ShouldContain(advised.StartsWith("reserve", StringComparison.Ordinal) ? $"reserve {number}" : $"{number} tokens");
                }

                if (!compiled.TryGetValue(changed, out var after))
                {
                    compiled[changed] = after = Programs.Compile(changed);
                }

                var told = $"seed {seed}: {found.Message}\n{source}\n{string.Join('\n', after.Diagnostics)}";
                after.Diagnostics.Where(other => other.Code == found.Code
                    && (!OfOneTurn.Contains(found.Code.Id) || other.Location?.Span.Start == found.Location?.Span.Start)).ShouldBeEmpty(told);
                if (!OfOneTurn.Contains(found.Code.Id))
                {
                    // A number of the scene's header; what else is wrong with a scene is no concern of one turn's bound.
                    after.Diagnostics.Where(other => other.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(told);
                    after.Diagnostics.Where(other => other.Severity > found.Severity && result.Diagnostics.All(before => before.Code != other.Code)).ShouldBeEmpty(told);
                }

                mended[found.Code.Id] = mended.GetValueOrDefault(found.Code.Id) + 1;
            }
        }

        mended.Values.Sum().ShouldBeGreaterThan(12, string.Join(' ', mended));
        mended.Keys.ShouldContain("EF3001");
        mended.Keys.ShouldContain("EF3302");
    }

    /// <summary>The search for the one is not at the cost of the others.</summary>
    [Fact]
    public void Several_problems_of_a_scene_have_each_a_window_that_fixes_it()
    {
        const string Source = """
            character Ada { brief "Ada, who measures." full "Ada, who measures the tides, the winds and the stars, and writes down each of them in a book." knows "The book of the last year is not hers, and the storm is not in it." }
            character Bea { brief "Bea, who doubts." full "Bea, who doubts what others measure, and measures it once more by herself, with her own hands." }
            scene Main() {
              window 120 tokens, reserve 20
              cast Ada, Bea
              repeat 4 {
                Ada -> claim until 20 tokens
                Bea: "And what does the book of the last year say about that day?"
                Bea -> doubt until 20 tokens
                Ada: "It says {claim}."
              }
            }
            """;
        var found = Programs.Compile(Source).Diagnostics;
        found.Select(diagnostic => diagnostic.Code.Id).Distinct().ShouldBe(["EF3005", "EF3008"], ignoreOrder: true);
        foreach (var diagnostic in found)
        {
            Programs.Codes(Programs.Compile(FixedSource.By(diagnostic.Fix.ShouldNotBeNull(diagnostic.Message), Source))).ShouldNotContain(diagnostic.Code.Id);
        }
    }

    /// <summary>Three suspects know something each: one reserve does for all of them.</summary>
    [Fact]
    public void A_reserve_is_advised_in_which_nobody_s_secret_pushes_the_story_out()
    {
        const string Source = """
            character Rosa { brief "Rosa, the cook." knows "Rosa put the laudanum in the Colonel's cocoa." }
            character Piers { brief "Piers, the nephew, in debt." knows "Piers found the Colonel dead at ten, and took the will." }
            character Maud { brief "Maud, the widow." knows "Maud and the doctor were in the boathouse until eleven at night." }
            scene Main() {
              window 700 tokens, reserve 20
              delete by turn down to 70 %
              cast Rosa, Piers, Maud
              setting "The library of Gull House, after midnight."
              repeat 3 {
                for suspect in [Rosa, Piers, Maud] {
                  suspect -> thought seen by suspect until 30 tokens
                  suspect -> answer until 50 tokens
                  forget thought
                }
              }
            }
            """;
        var found = Programs.Compile(Source).Diagnostics.Where(diagnostic => diagnostic.Code.Id == "EF3302").ToList();
        found.ShouldNotBeEmpty();
        found.Select(diagnostic => diagnostic.Fix.ShouldNotBeNull().Edits.Single().NewText).Distinct().Count().ShouldBe(1);
        var after = Programs.Compile(FixedSource.By(found[0].Fix!, Source));
        after.HasErrors.ShouldBeFalse();
        Programs.Codes(after).ShouldNotContain("EF3302");
    }

    [Fact]
    public void Where_no_window_of_the_model_does_none_is_named()
    {
        var models = new FakeModels { MaximumWindow = 60 };
        var found = Programs.Compile(
            $$"""character Ada { brief "{{new string('a', 90)}}" } scene Main() { window 40 tokens, reserve 10 cast Ada Ada: "12345" }""", models: models)
            .Diagnostics.Single();
        found.Code.Id.ShouldBe("EF3001");
        found.Fix.ShouldBeNull();
        found.Message.ShouldEndWith("Shorten its definitions and pins.");
    }

    private static string RandomScene(Random random, string policy, bool small)
    {
        var window = small ? 20 + random.Next(40) : 60 + random.Next(500);
        var scene = new System.Text.StringBuilder();
        foreach (var name in Names)
        {
            scene.Append(CultureInfo.InvariantCulture, $"character {name} {{ brief \"{name} {Words(30)}\"");
            scene.Append(random.Next(2) == 0 ? $" full \"{name} {Words(120)}\"" : "").Append(random.Next(3) == 0 ? $" line \"{Words(20)}\"" : "");
            scene.Append(random.Next(2) == 0 ? $" knows \"{name} knows {Words(80)}\"" : "").Append(" }\n");
        }

        scene.Append(CultureInfo.InvariantCulture, $"scene Main() {{\n  window {window} tokens, reserve {random.Next(5) switch { 0 => window, 1 => 0, _ => random.Next(window / 2) }}\n");
        scene.Append(CultureInfo.InvariantCulture, $"  delete by {policy}\n  cast {string.Join(", ", Names)}\n  pin \"{Words(20)}\"\n");
        scene.Append(random.Next(3) == 0 ? $"  pin \"{Words(40)}\" seen by {Name()}\n" : "");
        scene.Append(random.Next(2) == 0 ? $"  setting \"{Words(60)}\"\n" : "");
        scene.Append(CultureInfo.InvariantCulture, $"  repeat {1 + random.Next(3)} {{\n");
        for (var i = 0; i < 4 + random.Next(8); i++)
        {
            scene.Append("    ").AppendLine(random.Next(8) switch
            {
                0 => $"{Name()}: \"{Words(30)}\"",
                1 => $"narrator: \"{Name()} {Words(20)}\"",
                2 => $"note \"{Words(20)}\" depth 1",
                3 => $"{Name()}: \"{Words(30)}\" seen by {Name()}",
                4 => $"{Name()} | {Name()} -> v{i}: \"yes\" | \"never at all\" until {(random.Next(3) == 0 ? 1 : 30)} tokens",
                5 => $"{Name()} -> u{i} seen by {Name()} until {1 + random.Next(40)} tokens",
                6 when random.Next(4) == 0 => $"{Name()} -> t{i} until line",
                _ => $"{Name()} -> t{i} until line, {1 + random.Next(40)} tokens{(random.Next(6) == 0 ? $"\n    keep t{i}" : "")}",
            });
        }

        return scene.Append("  }\n}\n").ToString();

        string Name() => Names[random.Next(Names.Length)];

        string Words(int most) => string.Join(' ', Enumerable.Range(0, 1 + random.Next(Math.Max(1, most / 6))).Select(_ => new string((char)('a' + random.Next(26)), 1 + random.Next(8))));
    }

    [GeneratedRegex(@"(?:window \d+ tokens|window to \d+ tokens|reserve \d+|until \d+ tokens)")]
    private static partial Regex Advised();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
