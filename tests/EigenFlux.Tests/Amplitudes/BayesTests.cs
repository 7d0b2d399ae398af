using EigenFlux.Models.Ngram;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Amplitudes;

/// <summary>That amplitudes are what Bayes' rule says, and do what remark 9 says of them.</summary>
public sealed class BayesTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    private const double First = 0.6;

    /// <summary>
    /// Two universes of bits: in the one a bit is mostly as the one before it, in the other it is mostly a 1. What is neither is drawn from
    /// both, as the prior has them: by Bayes' rule, from the text so far.
    /// </summary>
    private static HandMadeHost Bits() => new(new HandMadeModel(page =>
    {
        var story = page[(page.LastIndexOf(':') + 1)..];
        if (page.Contains("same", StringComparison.Ordinal))
        {
            return Bit(Same(story, story.Length));
        }

        if (page.Contains("ones", StringComparison.Ordinal))
        {
            return Bit(Ones);
        }

        var (same, ones) = (First, 1 - First);
        for (var i = 0; i < story.Length; i++)
        {
            same *= story[i] == '1' ? Same(story, i) : 1 - Same(story, i);
            ones *= story[i] == '1' ? Ones : 1 - Ones;
        }

        return Bit(((same * Same(story, story.Length)) + (ones * Ones)) / (same + ones));
    }));

    private static double Same(string story, int at) => at == 0 ? 0.5 : story[at - 1] == '1' ? 0.75 : 0.25;

    private const double Ones = 0.7;

    private static (char, double)[] Bit(double one) => [('1', one), ('0', 1 - one)];

    /// <summary>The universe's posterior, by hand.</summary>
    private static double ByHand(string story)
    {
        var odds = First / (1 - First);
        for (var i = 0; i < story.Length; i++)
        {
            odds *= story[i] == '1' ? Same(story, i) / Ones : (1 - Same(story, i)) / (1 - Ones);
        }

        return odds / (1 + odds);
    }

    private static string Program(string definition, int tokens, string more = "") => $$"""
        character Source "it" { brief "{{definition}}" }
        premise Same of Source { brief "same" prior 0.6 }
        premise Ones of Source { brief "ones" }
        scene S() {
          cast Source
          watch Source over Same, Ones as a
          Source -> bits until {{tokens}} tokens
          {{more}}
          return bits: bits, same: a[Same], ever: a.ever[Same], ones: a[Ones], rest: a.rest
        }
        """;

    [Fact]
    public async Task A_posterior_is_that_of_Bayes_by_hand()
    {
        foreach (var definition in (string[])["either", "same", "ones"])
        {
            var run = await Bits().RunAsync(Program(definition, 40));
            Number(run.Result("same")).ShouldBe(ByHand(run["bits"]), 1e-9);
            Number(run.Result("ones")).ShouldBe(1 - ByHand(run["bits"]), 1e-9);

            // And after each of its tokens.
            var found = run.Events.OfType<FluxEvent.Amplitude>().ToList();
            found.Count.ShouldBe(40);
            for (var i = 0; i < found.Count; i++)
            {
                found[i].Found.Of("Same", ever: false).ShouldBe(ByHand(run["bits"][..(i + 1)]), 1e-9);
                found[i].Found.Of("Same", ever: true).ShouldBe(ByHand(run["bits"][..(i + 1)]), 1e-9);
            }
        }
    }

    [Fact]
    public async Task What_a_mixture_of_the_premises_says_leaves_no_rest()
    {
        var either = await Bits().RunAsync(Program("either", 40));
        Number(either.Result("rest")).ShouldBe(0, 1e-6);

        // A source that is neither: a fair coin.
        var coin = new HandMadeHost(new HandMadeModel(page => page.Contains("ones") ? Bit(0.9) : page.Contains("same") ? Bit(0.8) : Bit(0.5)));
        var run = await coin.RunAsync(Program("coin", 200));
        var rest = Number(run.Result("rest"));
        rest.ShouldBeInRange(Kl(0.8) - 0.05, Kl(0.9));

        static double Kl(double one) => (0.5 * Math.Log(0.5 / one)) + (0.5 * Math.Log(0.5 / (1 - one)));
    }

    [Fact]
    public async Task Over_text_from_the_priors_mixture_amplitudes_are_a_martingale()
    {
        const int runs = 1500;
        foreach (var tokens in (int[])[1, 5, 25])
        {
            var found = (await Bits().RunManyAsync(Program("either", tokens), runs)).Select(done => Number(done.Result["ever"])).ToList();
            var mean = found.Average();
            var deviation = Math.Sqrt(found.Sum(value => (value - mean) * (value - mean)) / (runs - 1));
            deviation.ShouldBeGreaterThan(0.02); // Or nothing was heard.
            Math.Abs(mean - First).ShouldBeLessThan(3 * deviation / Math.Sqrt(runs), $"after {tokens} tokens");
        }
    }

    [Theory]
    [InlineData("same", 1)]
    [InlineData("ones", 0)]
    public async Task Over_text_from_one_premise_they_drift_to_it(string definition, double to)
    {
        var before = First;
        foreach (var tokens in (int[])[8, 40, 160])
        {
            var mean = (await Bits().RunManyAsync(Program(definition, tokens), 60)).Average(done => Number(done.Result["ever"]));
            Math.Abs(mean - to).ShouldBeLessThan(Math.Abs(before - to));
            before = mean;
        }

        before.ShouldBe(to, 0.02);
    }

    [Fact]
    public async Task On_an_ngram_model_it_is_Bayes_with_its_own_probabilities()
    {
        workshop.Write("text.txt", """
            [glad]
            He: yes yes, and oh yes
            [sad]
            He: no no, and oh no
            [glad]
            He: oh yes, oh yes
            [odd]
            He: no and yes and no
            [sad]
            He: oh no, never
            """);
        var run = await workshop.RunAsync("""
            model Text = "ngram:text.txt?order=16"
            character He { brief "He is old." }
            premise Glad { setting "glad" prior 0.3 }
            premise Sad { setting "sad" prior 0.2 }
            premise Odd of He { setting "odd" }
            scene S() on Text {
              window 4000 tokens
              cast He
              watch He over Glad, Sad, Odd as a
              setting "told"
              He -> said until 14 tokens
              return glad: a[Glad], sad: a[Sad], odd: a[Odd], ever: a.ever[Sad]
            }
            """);

        run.Done.Fault.ShouldBeNull();
        var model = new NgramLanguageModel("", await File.ReadAllBytesAsync(Path.Combine(workshop.Folder, "text.txt")), NgramUnit.Bytes, 16).Model;
        var said = new List<double[]> { new[] { Math.Log(0.3), Math.Log(0.2), Math.Log(0.5) } };
        foreach (var (happened, page) in run.Pages())
        {
            // What the model said of its own accord, and not what opened or closed the turn.
            if (happened is FluxEvent.Appended { Kind: SegmentKind.Turn, Tokens: [var token] }
                && run.Events.SkipWhile(e => e != happened).Skip(1).FirstOrDefault() is FluxEvent.Amplitude)
            {
                var before = HandMadeModel.TextOf([.. page.SkipLast(1).Select(one => one.Token)]);
                string[] texts = [before.Replace("[told]", "[glad]"), before.Replace("[told]", "[sad]"), before.Replace("[told]", "[odd]")];
                said.Add([.. texts.Select(text => Math.Log(model.Probability(ByteTokenizer.Instance.Tokenize(text), token)))]);
            }

            if (happened is FluxEvent.Deleted taken)
            {
                // White space at a turn's end belongs to nobody, and is taken back.
                taken.At.ShouldBe(page.Count);
                said.RemoveRange(said.Count - taken.Count, taken.Count);
            }
        }

        said.Count.ShouldBeGreaterThan(8);
        double[] evidence = [.. Enumerable.Range(0, 3).Select(i => said.Sum(one => one[i]))];
        var sum = evidence.Sum(Math.Exp);
        Number(run.Result("glad")).ShouldBe(Math.Exp(evidence[0]) / sum, 1e-9);
        Number(run.Result("sad")).ShouldBe(Math.Exp(evidence[1]) / sum, 1e-9);
        Number(run.Result("odd")).ShouldBe(Math.Exp(evidence[2]) / sum, 1e-9);
        Number(run.Result("ever")).ShouldBe(Math.Exp(evidence[1]) / sum, 1e-9);
        Number(run.Result("sad")).ShouldNotBeInRange(0.19, 0.21);
    }

    private static double Number(FluxValue value) => ((FluxValue.Number)value).Value;
}
