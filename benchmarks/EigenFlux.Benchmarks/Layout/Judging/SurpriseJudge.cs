using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// A language model as the judge of a window: how surprised it is by the turn that a person wrote, given what the window holds.
/// Judgements are kept in a file, so that a measurement that was interrupted goes on, and that equal windows are judged once.
/// </summary>
internal sealed class SurpriseJudge : IDisposable
{
    private readonly ILanguageModel model;
    private readonly IModelContext context;
    private readonly IModelSession session;
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);
    private readonly StreamWriter kept;

    /// <param name="path">The GGUF file.</param>
    /// <param name="longest">The longest window with a turn, in tokens.</param>
    public SurpriseJudge(string path, int longest)
    {
        model = new LlamaEngine().Open(ModelUri.Parse(path), new ModelOptions { Threads = Machine.Threads });
        context = model.CreateContext(new ContextOptions(longest));
        session = context.CreateSession();
        var folder = Path.Combine(Places.Root, ".cache", "judge");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".txt");
        if (File.Exists(file))
        {
            foreach (var parts in File.ReadLines(file).Select(line => line.Split(' ')).Where(parts => parts.Length == 2))
            {
                known[parts[0]] = double.Parse(parts[1], CultureInfo.InvariantCulture);
            }
        }

        kept = new StreamWriter(file, append: true) { AutoFlush = true };
    }

    /// <summary>The tokenizer of the judge, in whose tokens windows are measured.</summary>
    public ITokenizer Tokenizer => model.Tokenizer;

    /// <summary>The tokens that were evaluated so far.</summary>
    public long Evaluated { get; private set; }

    /// <summary>The negative log-probability of a text after a window, in nats: the sum over its tokens.</summary>
    /// <param name="window">The window's tokens. The token that begins a text is put before them if it is not there.</param>
    /// <param name="said">The tokens of the text, at least one.</param>
    public double Nats(int[] window, int[] said)
    {
        int[] page = Tokenizer.BeginOfText is { } begin && (window.Length == 0 || window[0] != begin.Value) ? [begin.Value, .. window] : window;
        var key = Key(page, said);
        if (!known.TryGetValue(key, out var nats))
        {
            nats = Compute(page, said);
            known[key] = nats;
            kept.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key} {nats:R}"));
        }

        return nats;
    }

    public void Dispose()
    {
        kept.Dispose();
        session.Dispose();
        context.Dispose();
        model.Dispose();
    }

    private static string Key(int[] page, int[] said)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(page.AsSpan()));
        hash.AppendData([(byte)'|']);
        hash.AppendData(MemoryMarshal.AsBytes(said.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 12));
    }

    private double Compute(int[] page, int[] said)
    {
        var same = 0;
        var tokens = session.Tokens;
        while (same < tokens.Length && same < page.Length && tokens[same].Value == page[same])
        {
            same++;
        }

        session.Truncate(same);
        session.Append([.. page.Skip(same).Select(id => new TokenId(id))]);
        var scores = new float[said.Length];
        session.AppendScored([.. said.Select(id => new TokenId(id))], scores);
        Evaluated += page.Length - same + said.Length;
        return -scores.Sum(score => (double)score);
    }
}
