using System.Text;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Language;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Text;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Source text: lexer, parser, binder, diagnostics.</summary>
internal sealed class SourceTarget : FuzzTarget
{
    private const string Source = "source";
    private const string File = "bytes";

    public override string Name => "source";

    public override string Usage => "programs and sentences of the grammar, mutated: diagnostics only, which lie in the text and print safely; tokens that reproduce it";

    public override int Share => 150;

    // The parser keeps what it has learnt of the grammar, and the first input of a kind pays for it.
    public override long MostBytes => 256L << 20;

    public override FuzzInput Make(SeededRandom random) => random.NextInt32(20) switch
    {
        0 => new FuzzInput(FuzzInput.Binary(File, ByteMutator.Mutate(Encoding.UTF8.GetBytes(Piece(random)), random))),
        < 5 => new FuzzInput(FuzzInput.Text(Source, GrammarSentences.Instance.Make("unit", random))),
        < 8 => new FuzzInput(FuzzInput.Text(Source, TextMutator.Mutate(GrammarSentences.Instance.Make(random.OneIn(2) ? "unit" : "declaration", random), Corpus.Programs, random))),
        < 10 => new FuzzInput(FuzzInput.Text(Source, Garbage(random))),
        < 12 => new FuzzInput(FuzzInput.Text(Source, TextMutator.Mutate(RunnablePrograms.Make(random), Corpus.Programs, random))),
        _ => new FuzzInput(FuzzInput.Text(Source, TextMutator.Mutate(Piece(random), Corpus.Programs, random))),
    };

    public override void Run(FuzzInput input)
    {
        var source = input.Parts[0].Name == File ? SourceText.FromBytes(Product.Main, input.Bytes(File)) : SourceText.From(Product.Main, input[Source]);
        var position = 0;
        foreach (var token in FileParser.Parse(source).Tokens)
        {
            BrokenRuleException.Require(token.Span.Start == position && token.Span.Length > 0, "the tokens reproduce the text", () => token.ToString());
            position = token.Span.End;
        }

        BrokenRuleException.Require(position == source.Length, "the tokens reproduce the text", () => $"they end at {position}");
        var program = EfluxProgram.Load(Product.Main, new OneSource(source));
        Product.CheckDiagnostics(program.Diagnostics);
        if (program.Diagnostics.Length > 0)
        {
            var written = new StringWriter();
            new DiagnosticRenderer(new Pen(written, colour: false, Pen.DefaultWidth)).Render(program.Diagnostics);
            Prints.CheckSafe(written.ToString());
        }
    }

    private static string Garbage(SeededRandom random)
    {
        var text = new StringBuilder();
        for (var length = random.Small(60); length >= 0; length--)
        {
            text.Append(random.Pick(random.OneIn(3) ? OddTexts.Characters : OddTexts.Words)).Append(random.OneIn(2) ? " " : "");
        }

        return text.ToString();
    }

    /// <summary>A program, or some lines of one.</summary>
    private static string Piece(SeededRandom random)
    {
        var program = random.Pick(Corpus.Programs);
        if (random.OneIn(12))
        {
            return program;
        }

        var lines = program.Split('\n');
        var start = random.NextInt32(lines.Length);
        return string.Join('\n', lines.Skip(start).Take(1 + random.NextInt32(10)));
    }

    private sealed class OneSource(SourceText source) : ISourceProvider
    {
        public SourceText? Read(string path) => path == source.Path ? source : null;

        public bool Exists(string path) => path == source.Path;
    }
}
