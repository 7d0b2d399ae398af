using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Models.Builtin;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Replay;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Fuzz.Support;

/// <summary>A few small models, opened once: the one that is built in, n-grams of bytes and of words, and a recording. Every address is
/// one of them, so that no input opens a file.</summary>
internal sealed class FuzzModels : IModelSource, IModelHost
{
    private const string Letters = "the well is dry. ada said: \"no\". ben counts 12, 13 and 4. {\"a\": 1} [true, false]\nthe rope is long, and the toll is paid.\nyes. no. 語\n\n";
    private readonly ModelFacts[] facts;
    private readonly ILanguageModel[] models;

    private FuzzModels()
    {
        var recording = Path.GetTempFileName();
        File.WriteAllText(recording, string.Concat(Enumerable.Range(0, 30).Select(i => $"Turn {i} of a recording, with é and 😀.\n{i}\n\nyes\n{{\"a\": {i}, \"b\": \"x\", \"c\": [\"y\"]}}\n")));
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Letters, 4)));
        models =
        [
            new BuiltinEngine().Open(ModelUri.Parse("builtin:mini"), new ModelOptions()),
            new NgramLanguageModel("ngram:letters.txt", text, NgramUnit.Bytes),
            new NgramLanguageModel("ngram:words.txt", text, NgramUnit.Words),
            new ReplayEngine().Open(ModelUri.Parse("replay:" + recording), new ModelOptions()),
        ];
        File.Delete(recording);
        facts = [.. models.Select(model => new ModelFacts(new RememberingTokenizer(model.Tokenizer), model.Info, model.SamplerNames))];
    }

    /// <summary>The models of this process.</summary>
    public static FuzzModels Instance { get; } = new();

    /// <inheritdoc/>
    public ModelFacts Describe(ModelProgram model) => facts[NumberOf(model.Uri)];

    /// <inheritdoc/>
    public ILanguageModel Open(ModelProgram model) => models[NumberOf(model.Uri)];

    private static int NumberOf(string uri) => uri switch
    {
        _ when uri.StartsWith("builtin:", StringComparison.Ordinal) => 0,
        _ when uri.StartsWith("replay:", StringComparison.Ordinal) => 3,
        _ when uri.EndsWith("unit=words", StringComparison.Ordinal) => 2,
        _ => 1,
    };
}
