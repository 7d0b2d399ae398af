using System.Text;
using System.Text.Json.Nodes;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Language.Formatting;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Targets;

/// <summary><c>fmt</c>.</summary>
internal sealed class FormatTarget : FuzzTarget
{
    private const string Source = "source";
    private const string Images = "images";
    private static readonly string[] Gaps = ["\n", "  ", "\t", "\n\n\n", " // why\n", " /* so */ ", "\r\n", "/// doc\n", "\n/* a\n b */\n", "\u00a0", ""];

    public override string Name => "fmt";

    public override string Usage => "programs with other white space and remarks: only white space changes, a second time nothing does, and the image stays the same";

    public override int Share => 100;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.NextInt32(4) switch
        {
            0 => RunnablePrograms.Make(random),
            1 => GrammarSentences.Instance.Make("unit", random),
            _ => random.Pick(Corpus.Programs),
        };
        if (random.OneIn(4))
        {
            text = TextMutator.Mutate(text, Corpus.Programs, random);
        }

        var often = 2 + random.NextInt32(20);
        var spaced = new StringBuilder();
        foreach (var token in FileParser.Parse(SourceText.From(Product.Main, text)).Tokens)
        {
            spaced.Append(token.Kind == SyntaxTokenKind.Whitespace && random.OneIn(often) ? random.Pick(Gaps) : text.AsSpan(token.Span.Start, token.Span.Length));
            if (random.OneIn(often * 3))
            {
                spaced.Append(random.Pick(Gaps));
            }
        }

        return new FuzzInput(FuzzInput.Text(Source, spaced.ToString()), FuzzInput.Fixed(Images, random.OneIn(8) ? "compared" : ""));
    }

    public override void Run(FuzzInput input)
    {
        var source = SourceText.From(Product.Main, input[Source]);
        var once = Formatter.Format(source);
        var tree = FileParser.Parse(source);
        BrokenRuleException.Require(tree.HasErrors || once.Diagnostics.All(diagnostic => diagnostic.Severity != Language.Diagnostics.DiagnosticSeverity.Error),
            "a program without errors is formatted", () => string.Join('\n', once.Diagnostics));
        if (tree.HasErrors)
        {
            BrokenRuleException.Require(once.Text == source.Text && !once.IsChanged, "a program with errors is left as it is", () => once.Text);
            return;
        }

        var layout = new LayoutWriter(tree).Write();
        BrokenRuleException.Require(WordsOf(tree).SequenceEqual(WordsOf(FileParser.Parse(SourceText.From(Product.Main, layout)))), "formatting changes white space alone", () => layout);
        var twice = Formatter.Format(SourceText.From(Product.Main, once.Text));
        BrokenRuleException.Require(twice.Text == once.Text, "formatting what is formatted changes nothing", () => $"{once.Text}\n--- becomes\n{twice.Text}");
        if (input[Images].Length > 0)
        {
            var (before, after) = (Image(source.Text), Image(once.Text));
            BrokenRuleException.Require(before == after, "formatting does not change the image", () => $"{before}\n---\n{after}");
        }
    }

    private static IEnumerable<string> WordsOf(FileSyntax file) => file.Tokens
        .Where(token => token.Kind != SyntaxTokenKind.Whitespace)
        .Select(token =>
        {
            var text = file.Source.Text.Substring(token.Span.Start, token.Span.Length);
            return token.Kind is SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment ? text.TrimEnd() : text;
        });

    /// <summary>The image without the places in the source; null where the program cannot be compiled.</summary>
    private static string? Image(string source)
    {
        if (Product.Compile(Product.Load(source)).Image is not { } image)
        {
            return null;
        }

        var json = JsonNode.Parse(ImageSerializer.Write(image))!;
        DropSites(json);
        return json.ToJsonString();
    }

    private static void DropSites(JsonNode node)
    {
        if (node is JsonObject parts)
        {
            foreach (var name in parts.Where(part => part.Value is JsonObject value && value.Count == 4 && value.ContainsKey("file") && value.ContainsKey("line")).Select(part => part.Key).ToList())
            {
                parts.Remove(name);
            }
        }

        foreach (var part in node is JsonObject named ? named.Select(part => part.Value) : node is JsonArray items ? items : [])
        {
            if (part is JsonObject or JsonArray)
            {
                DropSites(part);
            }
        }
    }
}
