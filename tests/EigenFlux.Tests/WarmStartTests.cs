using EigenFlux.Hosting;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>Warm starts on a real model: a run that finds its prefix goes on as one that computed it, bit for bit.</summary>
public sealed class WarmStartTests : IDisposable
{
    private const int Limit = 100_000_000;

    private readonly Workshop workshop = new();

    private string Folder => Path.Combine(workshop.Folder, "prefixes");

    public void Dispose() => workshop.Dispose();

    [SkippableTheory]
    [InlineData(CacheMode.Shift)]
    [InlineData(CacheMode.Exact)]
    public void A_warm_page_goes_on_bit_for_bit_as_a_cold_one(CacheMode mode)
    {
        using var model = Open();
        var store = new PrefixFolder(Folder, Limit);
        var prefix = Words(model, 600);
        var story = Words(model, 120)[1..];
        var (never, _, computed) = GoOn(model, prefix, story, null, 1024, mode);
        var (cold, coldFound, _) = GoOn(model, prefix, story, store, 1024, mode);
        var (warm, warmFound, evaluated) = GoOn(model, prefix, story, store, 1024, mode);

        // The window is no part of what a state belongs to.
        var (wide, wideFound, _) = GoOn(model, prefix, story, store, 2048, mode);
        (coldFound, warmFound, wideFound).ShouldBe((false, true, true));
        evaluated.ShouldBe(computed - prefix.Length);
        for (var i = 0; i < never.Count; i++)
        {
            cold[i].AsSpan().SequenceEqual(never[i]).ShouldBeTrue($"cold, step {i}");
            warm[i].AsSpan().SequenceEqual(never[i]).ShouldBeTrue($"warm, step {i}");
            wide[i].AsSpan().SequenceEqual(never[i]).ShouldBeTrue($"warm in a larger window, step {i}");
        }
    }

    [SkippableFact]
    public void A_state_says_all_that_decides_how_it_rounds()
    {
        using var model = Open();
        using var strict = Open("?repack=off");
        TokenId[] prefix = [new(2), new(3)];
        model.Info.Fingerprint.ShouldMatch("^[0-9a-f]{64}$");
        strict.Info.Fingerprint.ShouldBe(model.Info.Fingerprint);
        PrefixKey.Of(strict.Info, prefix).ShouldNotBe(PrefixKey.Of(model.Info, prefix));
    }

    [SkippableFact]
    public async Task A_run_says_the_same_cold_warm_and_after_its_file_was_damaged()
    {
        var image = Image();
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, Threads = 1, ModelFolders = RealModel.Folders, PrefixCacheFolder = Folder, PrefixCacheLimit = Limit });
        var never = await SayAsync(workshop.Host, image);
        var cold = await SayAsync(host, image);
        var warm = await SayAsync(host, image);
        never.Notices.Concat(cold.Notices).Concat(warm.Notices).ShouldBeEmpty();
        cold.Trace.ShouldBe(never.Trace);
        warm.Trace.ShouldBe(never.Trace);
        var file = Directory.GetFiles(Folder, "*.prefix").ShouldHaveSingleItem();
        var whole = await File.ReadAllBytesAsync(file);

        foreach (var damaged in (byte[][])[[], [.. whole[..^1], (byte)(whole[^1] ^ 1)], whole[..(whole.Length / 2)], [.. whole[..2000], 1, 2, 3, .. whole[2003..]]])
        {
            await File.WriteAllBytesAsync(file, damaged);
            var again = await SayAsync(host, image);
            again.Trace.ShouldBe(never.Trace);
            again.Notices.ShouldBe([nameof(RunFault.PrefixIgnored)]);
            (await File.ReadAllBytesAsync(file)).ShouldBe(whole);
        }

        using var narrow = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, Threads = 1, ModelFolders = RealModel.Folders, PrefixCacheFolder = Folder, PrefixCacheLimit = 1000 });
        File.Delete(file);
        (await SayAsync(narrow, image)).Notices.ShouldBe([nameof(RunFault.PrefixTooLarge)]);
        Directory.GetFiles(Folder, "*.prefix").ShouldBeEmpty();
    }

    private FluxImage Image()
    {
        var model = RealModel.Path().Replace('\\', '/');
        return workshop.Image($$"""
            model Voice = "{{model}}"
            character Ada { brief "Ada measures the height of the sea at the pier, every morning and every evening, and writes it down." }
            character Ben { brief "Ben doubts whatever Ada writes down, but he has never once gone to the pier himself to look." }
            scene S() on Voice {
              window 220 tokens, reserve 24
              delete by turn
              cast Ada, Ben
              pin "The register of the harbour is kept in ink. Whoever is on watch writes down the height of the water, the wind, the ships that came and the ships that were expected, and signs it. What is written is not struck out; what is wrong is corrected below, with the hour."
              setting "A harbour office with one lamp, in the winter in which the ships did not come."
              repeat 6 {
                Ada -> claim until line, 12 tokens
                Ben: "I doubt it, and I shall go on doubting it until the spring."
              }
            }
            """);
    }

    private static async Task<(string Trace, IReadOnlyList<string> Notices)> SayAsync(FluxHost host, FluxImage image)
    {
        using var written = new MemoryStream();
        using var trace = new TraceWriter(written);
        var notices = new List<string>();
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = 7 }))
        {
            if (happened is FluxEvent.Noticed noticed)
            {
                notices.Add(noticed.Fault.Kind);
                continue;
            }

            trace.Write(happened);
        }

        return (System.Text.Encoding.UTF8.GetString(written.ToArray()), notices);
    }

    /// <summary>Begins a page with a prefix and goes on with a story, a deletion, and more of the story.</summary>
    /// <returns>The next distribution at each step, whether the prefix was found, and how many tokens were computed.</returns>
    private static (List<float[]> Next, bool Found, long Evaluated) GoOn(
        ILanguageModel model, TokenId[] prefix, TokenId[] story, IPrefixStore? store, int window, CacheMode mode)
    {
        using var context = model.CreateContext(new ContextOptions(window));
        using var session = context.CreateSession();
        var notices = new List<RunFault>();
        var found = WarmPrefix.Begin(model, context, session, prefix, store, notices.Add);
        notices.ShouldBeEmpty();
        var next = new List<float[]> { Next(session, model) };
        session.Append(story[..40]);
        next.Add(Next(session, model));

        // More than the gap that is left open, so that entries are moved.
        session.Delete(prefix.Length - 90, 80, mode);
        next.Add(Next(session, model));
        session.Append(story[40..]);
        next.Add(Next(session, model));
        session.Delete(prefix.Length, 20, mode);
        session.Append(story[..1]);
        next.Add(Next(session, model));
        session.Delete(100, session.Length - 100, CacheMode.Exact);
        session.Append(story[..5]);
        next.Add(Next(session, model));
        return (next, found, session.Evaluated);
    }

    private static float[] Next(IModelSession session, ILanguageModel model)
    {
        var row = new float[model.Tokenizer.VocabularySize];
        session.NextLogProbabilities(row);
        return row;
    }

    private static TokenId[] Words(ILanguageModel model, int count)
    {
        var words = new List<TokenId>();
        if (model.Tokenizer.BeginOfText is { } begin)
        {
            words.Add(begin);
        }

        for (var i = 0; words.Count < count; i++)
        {
            words.AddRange(model.Tokenizer.Tokenize($" On day {i * 7 % 31} the keeper of the light counted {i + 3} ships and wrote it down."));
        }

        return [.. words[..count]];
    }

    // One thread: the library's threads wait for one another by spinning.
    private static ILanguageModel Open(string query = "") =>
        new LlamaEngine().Open(ModelUri.Parse(RealModel.Path() + query), new ModelOptions { Threads = 1 });
}
