using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class CollapseTests : IDisposable
{
    private const string Dog = "The dog and the cat went out. ";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_model_that_loops_is_stopped_in_the_third_period_and_the_scene_forgets_and_goes_on()
    {
        workshop.Write("loop.txt", string.Concat(Enumerable.Repeat(Dog, 60)));
        var run = await workshop.RunAsync(Workshop.Cast + """
            model Loop = "ngram:loop.txt" { temperature 0 }
            scene S() on Loop {
              window 800 tokens, reserve 300
              cast Ada
              pin "The dog"
              Ada -> reply until collapse, 250 tokens
              let by = reply.stop
              if by == "collapse" { forget reply }
              Ada: "So it goes."
              return by: by, said: reply, tokens: reply.count
            }
            """);

        run["by"].ShouldBe("collapse");
        var collapse = run.Events.OfType<FluxEvent.Collapsed>().ShouldHaveSingleItem();
        (collapse.Kind, collapse.Period, collapse.Model).ShouldBe((CollapseKind.Orbit, Dog.Length, null));
        collapse.Generated.ShouldBeLessThanOrEqualTo(collapse.Since - 1 + (3 * Dog.Length));
        run.Turns.Single().Tokens.ShouldBe(collapse.Generated);

        // The turn is all that was said, the repeated part too; and it is gone from the window.
        run["said"].Split("dog and the cat").Length.ShouldBeGreaterThan(2);
        run.LastSegments.ShouldNotContain("reply[1]");
        run.LastText.ShouldEndWith("So it goes.\n");
    }

    [Fact]
    public async Task A_collapse_is_told_where_nothing_stops_by_it_and_once()
    {
        workshop.Record(string.Concat(Enumerable.Repeat("ha ", 90)));
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { window 900 tokens, reserve 400 cast Ada  Ada -> said until 200 tokens  return stop: said.stop }
            """);

        run["stop"].ShouldBe("tokens");
        var collapse = run.Events.OfType<FluxEvent.Collapsed>().ShouldHaveSingleItem();
        (collapse.Kind, collapse.Period, collapse.Since).ShouldBe((CollapseKind.Orbit, 3, 1));

        // A recording has no probabilities: repetition alone.
        collapse.Generated.ShouldBe(3 + 64);
    }

    [Fact]
    public async Task Random_bits_are_a_class_and_stop_a_turn()
    {
        var bits = string.Concat(Enumerable.Range(0, 1200).Select(i => System.Numerics.BitOperations.PopCount((uint)(i * 2654435761)) % 2));
        workshop.Record(bits);
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { window 3000 tokens, reserve 1500 cast Ada  Ada -> said until collapse, 1100 tokens  return by: said.stop, said: said }
            """);

        run["by"].ShouldBe("collapse");
        run.Events.OfType<FluxEvent.Collapsed>().Single().Kind.ShouldBe(CollapseKind.Class);
        run["said"].Length.ShouldBeLessThan(700);
        bits.ShouldStartWith(run["said"]);
    }

    [Fact]
    public async Task A_window_that_stays_the_same_is_a_state()
    {
        workshop.Write("noughts.txt", new string('0', 3000));
        var run = await workshop.RunAsync(Workshop.Cast + """
            model Loop = "ngram:noughts.txt" { temperature 0 }
            scene S() on Loop { window 160 tokens, reserve 20 delete by token cast Ada  Ada -> said until 400 tokens  return stop: said.stop }
            """);

        run.Events.OfType<FluxEvent.Collapsed>().Select(collapse => collapse.Kind).ShouldBe([CollapseKind.Orbit, CollapseKind.State]);
    }

    [Fact]
    public async Task Turns_that_are_said_again_and_again_are_an_orbit_of_the_page()
    {
        workshop.Record([.. Enumerable.Repeat("I know.", 40)]);
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              window 2000 tokens, reserve 100
              cast Ada
              let left = 40
              while said.stop != "collapse" at most 40 { Ada -> said until line, collapse, 60 tokens }
              return count: said.count
            }
            """);

        run.Events.OfType<FluxEvent.Collapsed>().ShouldHaveSingleItem().Kind.ShouldBe(CollapseKind.Orbit);
        int.Parse(run["count"]).ShouldBeInRange(7, 10);
    }

    [Fact]
    public async Task The_trace_has_a_word_for_it()
    {
        workshop.Record(string.Concat(Enumerable.Repeat("ha ", 90)));
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { window 900 tokens, reserve 400 cast Ada  Ada -> said until 200 tokens  return stop: said.stop }
            """);

        using var stream = new MemoryStream();
        using var trace = new TraceWriter(stream);
        trace.Write(run.Events.OfType<FluxEvent.Collapsed>().Single());
        System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            """{"e":"collapse","n":67,"beat":0,"kind":"orbit","period":3,"since":1}""" + "\n");
    }

    [Fact]
    public void The_stop_is_in_the_image()
    {
        workshop.Record("one");
        var image = workshop.Image(Workshop.Cast + "scene S() on Tape { cast Ada  Ada -> said until collapse, 60 tokens }");
        var bytes = ImageSerializer.Write(image);
        System.Text.Encoding.UTF8.GetString(bytes).ShouldContain("\"collapse\"");
        var turn = ImageSerializer.Read(bytes).Scenes["S"].Body.OfType<Instruction.Generate>().Single();
        turn.Stops.ShouldContain(new StopRule.Collapse());
    }

    [Fact]
    public void The_documents_of_this_repository_are_no_collapse()
    {
        // Bytes have few types, and no probabilities to save them.
        var texts = Directory.EnumerateFiles(Path.Combine(RealModel.Root, "docs"), "*.md").Select(File.ReadAllText).ToList();
        texts.Sum(text => text.Length).ShouldBeGreaterThan(100_000);
        foreach (var text in texts)
        {
            Watch(ByteTokenizer.Instance, text).ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public void Bits_powers_and_counting_are_classes_in_a_real_models_tokens()
    {
        using var model = new Models.LlamaCpp.LlamaEngine().Open(Models.Opening.ModelUri.Parse(RealModel.Path()), new() { Threads = 1 });
        var random = new Models.Decoding.SeededRandom(3);
        var bits = Enumerable.Range(0, 1500).Select(_ => random.NextInt32(2)).ToList();
        string[] texts =
        [
            string.Concat(bits), string.Join(' ', bits), string.Join(", ", bits),
            string.Join(' ', Enumerable.Range(1, 100).Select(i => System.Numerics.BigInteger.Pow(2, i))),
            string.Join(' ', Enumerable.Range(1, 500)), string.Join('\n', Enumerable.Range(1000, 400)),
        ];
        foreach (var text in texts)
        {
            Watch(model.Tokenizer, text).ShouldHaveSingleItem(text[..40]).Kind.ShouldBe(CollapseKind.Class, text[..40]);
        }
    }

    private static List<CollapseReport> Watch(Models.Contract.ITokenizer tokenizer, string text)
    {
        var monitor = new CollapseMonitor(CollapseSettings.Default);
        var reports = new List<CollapseReport>();
        var length = 0;
        foreach (var token in tokenizer.Tokenize(text))
        {
            if (monitor.Look(null) is { } report)
            {
                reports.Add(report);
            }

            monitor.Drew(token, length + 1);
            monitor.Inserted(length++, [token]);
        }

        return reports;
    }
}
