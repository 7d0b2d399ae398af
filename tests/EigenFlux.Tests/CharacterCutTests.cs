using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>A policy that cuts segments leaves whole characters at the window's head, in the run as in the plan.</summary>
public sealed class CharacterCutTests : IDisposable
{
    private static readonly string[] Runes = ["a", " ", "é", "€", "ñ", "😀", "🐲", "漢", "字"];

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("line, 3 tokens", "ab")]
    [InlineData("line, 4 tokens", "ab")]
    [InlineData("line, 6 tokens", "ab😀")]
    [InlineData("line, a.tokens >= 4, 20 tokens", "ab")]
    public async Task A_turn_that_ends_within_a_character_leaves_none_of_it_in_the_window(string stops, string said)
    {
        workshop.Record("ab😀 c");
        var run = await workshop.RunAsync(Workshop.Cast + $$"""
            scene S() on Tape { cast Ada, Ben   Ada -> a until {{stops}}   Ben: "And?"   return a: a }
            """);

        run["a"].ShouldBe(said);
        run.LastText.ShouldEndWith($"\nDr. Ada:{said}\nBen: And?\n");
    }

    [Fact]
    public async Task A_run_that_ends_within_a_character_leaves_none_of_it_in_the_window()
    {
        workshop.Record("ab😀 c");
        var run = await workshop.RunAsync(
            Workshop.Cast + "scene S() on Tape { cast Ada   Ada -> a until line, 40 tokens   return a: a }",
            new RunOptions { MaximumTokens = 4 });

        run.LastText.ShouldEndWith("\nDr. Ada:ab\n");
    }

    [Theory]
    [InlineData("delete by token", "exact", 1)]
    [InlineData("delete by token down to 80 %", "shift", 2)]
    [InlineData("delete by token down to 55 %", "exact", 3)]
    [InlineData("delete by block 7", "shift", 4)]
    [InlineData("delete by block 16", "exact", 5)]
    public async Task The_window_never_begins_with_a_part_of_a_character(string policy, string cache, int seed)
    {
        var random = new Random(seed);
        workshop.Record([.. Enumerable.Range(0, 40).Select(_ => Words())]);
        var image = workshop.Image($$"""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada mißt." full "Ada mißt alles zweimal, und schreibt es auf: 漢字." line "Wie groß?" }
            character Ben "Zoë" { brief "Ben zweifelt." full "Ben zweifelt an allem, was er nicht selbst gesehen hat 😀." }
            lore Dam { brief "Ein Damm — 字." }
            scene Talk() on Tape {
              window 200 tokens, reserve 30
              {{policy}}
              cache {{cache}}
              cast Ada, Ben
              setting "Ein Zimmer über dem Fluß."
              note "Es schneit 🐲." depth 2
              repeat 20 {
                Ada -> claim until line, 40 tokens
                narrator: "{{Words()}} Dam"
                Ben -> doubt until line, 40 tokens
              }
              return claim.count
            }
            """);

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        var prefix = image.Plan.Prefix.Sum(segment => segment.TokenIds.Count);
        var cuts = 0;
        foreach (var (happened, page) in run.Pages().Where(step => step.Happened is FluxEvent.Deleted))
        {
            var bytes = page.Skip(prefix).SelectMany(token => ByteTokenizer.Instance.GetBytes(token.Token).ToArray()).ToList();
            for (var i = 0; i < bytes.Count; i++)
            {
                if (i == 0 || page[prefix + i].Segment != page[prefix + i - 1].Segment)
                {
                    (bytes[i] & 0xC0).ShouldNotBe(0x80, $"beat {happened.Beat}, {page[prefix + i].Segment}");
                }
            }

            cuts++;
        }

        cuts.ShouldBeGreaterThan(20);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);

        string Words() => " " + string.Concat(Enumerable.Range(0, 1 + random.Next(10)).Select(_ => Runes[random.Next(Runes.Length)])).Trim() + "x";
    }
}
