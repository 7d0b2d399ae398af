using System.Globalization;
using System.Text;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks;

/// <summary>N-gram models: opening (the tokenizer), training (done when the first context is made), and drawing.</summary>
internal static class NgramBenchmark
{
    private const int TextLength = 1_000_000;
    private const int Drawn = 2000;

    public static Task RunAsync(int? rounds)
    {
        // A megabyte of what builtin:mini says: words as a text has them, new sentences all the way.
        var path = Path.Combine(Directory.CreateTempSubdirectory("eflux-benchmark-").FullName, "text.txt");
        var text = Say("builtin:mini", TextLength);
        File.WriteAllBytes(path, text);
        string[] uris = ["builtin:mini", $"ngram:{path}?unit=words", $"ngram:{path}"];
        string[] names = ["builtin:mini (153 KB, words, order 4)", "1 MB, words, order 4", "1 MB, bytes, order 8"];
        var open = uris.Select(_ => new Samples()).ToList();
        var train = uris.Select(_ => new Samples()).ToList();
        var draw = uris.Select(_ => new Samples()).ToList();
        for (var round = -1; round < (rounds ?? 7); round++)
        {
            for (var i = 0; i < uris.Length; i++)
            {
                var (opened, trained, drawn) = Measure(uris[i]);
                if (round >= 0)
                {
                    open[i].Add(opened);
                    train[i].Add(trained);
                    draw[i].Add(drawn);
                }
            }
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        var table = new Table($"ngram: {rounds ?? 7} rounds, load {Machine.Load()}", "", "open, ms", "train, ms", "tokens/s, drawn at temperature 0.8, min-p 0.05");
        for (var i = 0; i < uris.Length; i++)
        {
            table.Add(names[i], open[i].Show("0", 1000), train[i].Show("0", 1000), draw[i].Show("0"));
        }

        table.Print();
        return Task.CompletedTask;
    }

    private static (double Open, double Train, double Drawn) Measure(string uri)
    {
        var times = new Samples();
        using var registry = new ModelRegistry(ManagedEngines.All);
        var model = times.Time(() => registry.Open(uri, new ModelOptions()));
        using var context = times.Time(() => model.CreateContext(new ContextOptions(Drawn + 64)));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 7, 0));
        Begin(model, session);
        times.Time(() =>
        {
            for (var i = 0; i < Drawn; i++)
            {
                session.Append([session.Sample(sampler)]);
            }

            return session.Length;
        });
        return (times.Values[0], times.Values[1], Drawn / times.Values[2]);
    }

    private static byte[] Say(string uri, int bytes)
    {
        using var registry = new ModelRegistry(ManagedEngines.All);
        var model = registry.Open(uri, new ModelOptions());
        using var context = model.CreateContext(new ContextOptions(1024));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(new SamplerSettings(), 7, 0));
        Begin(model, session);
        var said = new List<byte>(bytes);
        while (said.Count < bytes)
        {
            var token = session.Sample(sampler);
            if (model.Tokenizer.IsEndOfText(token) || session.Length == 1023)
            {
                session.Delete(0, session.Length, CacheMode.Exact);
                Begin(model, session);
                said.Add((byte)'\n');
                continue;
            }

            session.Append([token]);
            said.AddRange(model.Tokenizer.GetBytes(token));
        }

        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString([.. said]));
    }

    private static void Begin(ILanguageModel model, IModelSession session)
    {
        if (model.Tokenizer.BeginOfText is { } begin)
        {
            session.Append([begin]);
        }
    }
}
