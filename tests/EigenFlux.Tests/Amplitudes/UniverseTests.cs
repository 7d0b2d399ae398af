using EigenFlux.Runtime.Events;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Amplitudes;

/// <summary>That each premise's page-state is the scene's own but for what the premise changes, and is computed beside it.</summary>
public sealed class UniverseTests
{
    private const string Cast = """
        character Ada { brief "Ada measures." full "Ada measures whatever she can reach, and says how far she has come." voice "dry" line "How large?" }
        character Ben { brief "Ben doubts." }
        character Cy { brief "Cy waits outside." full "Cy waits outside and has waited there since the morning of the day before." }
        lore Dam "the dam" { brief "The dam leaks." also "water" }
        premise Plain of Ada { brief "Ada guesses." full "Ada guesses." }
        premise Long of Ada { full "Ada has never measured anything, and has told so many that she has measured it that she believes it." }
        premise Dream { full "All of this is a dream." setting "A bed, and in it one who dreams of a harbour, long before morning." }

        """;

    private const string Story = """
          watch Ada over Plain, Long, Dream as a
          setting "A harbour."
          note "It is late, and {a[Plain]}." depth 1
          repeat 5 {
            Ben: "How is the water?"
            Ada -> said until 14 tokens
            enter Cy
            Ben -> reply until 9 tokens
            Cy: "Late."
            exit Cy
            forget reply
            setting "Another harbour."
            choose 2 by reply.count { Ben -> aside until 6 tokens }
            recall said
            Ada: "So far."
          }
          return a[Plain]
        """;

    public static TheoryData<string, bool> Policies => new()
    {
        { "window 9000 tokens", false },
        { "window 340 tokens, reserve 40 delete by turn", false },
        { "window 340 tokens, reserve 40 delete by turn down to 70 % cache shift", true },
        { "window 560 tokens, reserve 40 delete by token", false },
        { "window 560 tokens, reserve 40 delete by block 7 cache shift", true },
        { "window 480 tokens, reserve 60 delete by summary", false },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_premises_page_is_the_scenes_but_for_what_it_changes(string policy, bool shifts)
    {
        var checks = 0;
        var host = Letters(shifts);
        var run = await host.RunAsync(Cast + $$"""
            scene S() {
              {{policy}}
              cast Ada, Ben, Cy
            {{Story}}
            }
            """);
        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Amplitude>().Count().ShouldBeGreaterThan(20);

        foreach (var batch in host.Model.Batches.Where(batch => batch.Count % 4 == 0))
        {
            for (var i = 0; i < batch.Count; i += 4)
            {
                var page = batch[i];
                Changed(page, "Ada guesses.").ShouldBe(batch[i + 1]);
                Changed(page, "Ada has never measured anything, and has told so many that she has measured it that she believes it.").ShouldBe(batch[i + 2]);
                Dreamt(page).ShouldBe(batch[i + 3]);
                checks++;
            }
        }

        checks.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task What_both_begin_with_is_kept_once_and_each_token_is_computed_once_a_universe()
    {
        var host = Letters(shifts: false);
        var run = await host.RunAsync("""
            character Ben { brief "Ben has a long definition, which stands before that of the one who is watched, and is the same in all." }
            character Ada { brief "Ada measures." }
            premise Guess of Ada { brief "Ada guesses." }
            premise Never of Ada { brief "Ada never measures." }
            scene S() {
              cast Ben, Ada
              watch Ada over Guess, Never as a
              Ben: "How large is it?"
              Ada -> said until 20 tokens
            }
            """);
        run.Done.Fault.ShouldBeNull();
        host.Model.Sessions.Count.ShouldBe(3);
        var page = HandMadeModel.TextOf(host.Model.Sessions[0].Tokens);
        page.ShouldStartWith("Ben has a long definition");
        host.Model.Sessions[0].Evaluated.ShouldBe(page.Length);

        // Only what differs, and what comes after it.
        var own = page.Length - page.IndexOf("measures", StringComparison.Ordinal);
        host.Model.Sessions[1].Evaluated.ShouldBe(own - "measures".Length + "guesses".Length);
        host.Model.Sessions[2].Evaluated.ShouldBe(own + "never ".Length);

        // All in one batch for each token that is drawn.
        host.Model.Batches.Where(batch => batch.Count == 3).Select(batch => batch[0]).Distinct().Count().ShouldBe(20);
        host.Model.Batches.Where(batch => batch.Count < 3).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_premise_of_one_without_definition_and_a_setting_of_a_scene_without_one_stand_in_the_prefix()
    {
        var host = Letters(shifts: false);
        await host.RunAsync("""
            character Ada
            { voice "" }
            character Ben { brief "Ben." }
            premise Tall { full "Ada is tall." setting "A wood." }
            scene S() { cast Ben  watch Ben over Tall as a  pin "Late."  Ben -> said until 2 tokens }
            """.Replace("character Ada\n{ voice \"\" }\n", "", StringComparison.Ordinal));
        host.Model.Batches[^1][0].ShouldStartWith("Ben.\nLate.\n\nBen:");
        host.Model.Batches[^1][1].ShouldStartWith("Ben.\nLate.\nAda is tall.\nA wood.\n\nBen:");
    }

    /// <summary>A model of a few letters, each as likely after any text as its length says.</summary>
    private static HandMadeHost Letters(bool shifts) => new(new HandMadeModel(page =>
    {
        var share = 0.2 + (page.Length % 7 * 0.05);
        return [('a', share), ('b', 0.5 - share + 0.2), ('e', 0.3)];
    })
    { CanShift = shifts });

    private static string Changed(string page, string text) => page
        .Replace("Ada measures whatever she can reach, and says how far she has come.", text, StringComparison.Ordinal)
        .Replace("Ada measures.", text, StringComparison.Ordinal);

    private static string Dreamt(string page)
    {
        // Where no definition is in the prefix, the page begins with the prefix's end.
        var end = page.StartsWith('\n') ? 0 : page.IndexOf("\n\n", StringComparison.Ordinal);
        const string dream = "A bed, and in it one who dreams of a harbour, long before morning.";
        return (page[..end] + (end == 0 ? "" : "\n") + "All of this is a dream." + (end == 0 ? "\n" : "") + page[end..])
            .Replace("[A harbour.]", $"[{dream}]", StringComparison.Ordinal)
            .Replace("[Another harbour.]", $"[{dream}]", StringComparison.Ordinal);
    }
}
