using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>
/// Sentences of the grammar, made from the grammar's own files: whatever the parser may meet is made here, without a list of
/// statements to keep up to date. Names come from a few, so that some of them are declared.
/// </summary>
internal sealed partial class GrammarSentences
{
    private const int MostDepth = 14;
    private static readonly Lazy<GrammarSentences> Read = new(() => new GrammarSentences(
        File.ReadAllText(Path.Combine(Corpus.Root, "grammar", "EigenFluxParser.g4")), File.ReadAllText(Path.Combine(Corpus.Root, "grammar", "EigenFluxLexer.g4"))));

    private static readonly string[] Names = ["Ada", "Ben", "Jury", "S", "T", "x", "y", "R", "M", "P1", "P2", "turn", "line", "screenplay", "exact"];

    private static readonly string[] Texts =
    [
        "\"Ada measures.\"", "\"x\"", "\"\"", "\"{x}\"", "\"{x.all} and {Ada}\"", "\"builtin:mini\"", "\"\"\"\n  One.\n  Two.\n  \"\"\"", "\"語\"", "\"a{{b}}\"",
        "\"\\\"\"", "\"other.eflux\"",
    ];

    private static readonly string[] Regexes = ["/a+/", "/(x|y)/", "/[^,]+/", "/\\d{1,3}/", "/./", "/(/", "/\\//"];

    private readonly Dictionary<string, Node> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> heights = new(StringComparer.Ordinal);

    private GrammarSentences(string parser, string lexer)
    {
        foreach (Match token in Literal().Matches(lexer))
        {
            words[token.Groups[1].Value] = token.Groups[2].Value;
        }

        foreach (Match rule in Rule().Matches(LineComment().Replace(parser, "")))
        {
            rules[rule.Groups[1].Value] = new Reader(Symbol().Matches(rule.Groups[2].Value).Select(symbol => symbol.Value).ToList()).Alternatives();
        }

        // How deep the shallowest sentence of each rule is.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (name, rule) in rules)
            {
                var height = 1 + Height(rule);
                if (height < heights.GetValueOrDefault(name, int.MaxValue))
                {
                    (heights[name], changed) = (height, true);
                }
            }
        }
    }

    /// <summary>The sentences of the repository's grammar.</summary>
    public static GrammarSentences Instance => Read.Value;

    /// <summary>A sentence of a rule.</summary>
    public string Make(string rule, SeededRandom random)
    {
        var text = new StringBuilder();
        Write(rules[rule], MostDepth, text, random);
        return text.ToString();
    }

    private int Height(Node node) => node switch
    {
        Node.Symbol symbol => rules.ContainsKey(symbol.Name) ? heights.GetValueOrDefault(symbol.Name, 1000) : 0,
        Node.Sequence sequence => sequence.Items.Select(Height).DefaultIfEmpty(0).Max(),
        Node.Choice choice => choice.Items.Min(Height),
        Node.Repeat { Least: 0 } => 0,
        Node.Repeat repeat => Height(repeat.Item),
        _ => throw new InvalidOperationException(),
    };

    private void Write(Node node, int depth, StringBuilder text, SeededRandom random)
    {
        switch (node)
        {
            case Node.Symbol symbol when rules.TryGetValue(symbol.Name, out var rule):
                var isName = symbol.Name == "name" && !random.OneIn(12);
                if (isName)
                {
                    Append(text, random.Pick(Names), random);
                }
                else
                {
                    Write(rule, depth - 1, text, random);
                }

                break;
            case Node.Symbol symbol:
                Append(text, Word(symbol.Name, random), random);
                break;
            case Node.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Write(item, depth, text, random);
                }

                break;
            case Node.Choice choice:
                var possible = choice.Items.Where(item => Height(item) < depth).ToList();
                Write(possible.Count > 0 ? random.Pick(possible) : choice.Items.MinBy(Height)!, depth, text, random);
                break;
            case Node.Repeat repeat:
                var times = repeat.Least + (Height(repeat.Item) >= depth ? 0 : repeat.Most == 1 ? random.NextInt32(2 - repeat.Least) : random.NextInt32(4));
                for (; times > 0; times--)
                {
                    Write(repeat.Item, depth, text, random);
                }

                break;
        }
    }

    private string Word(string token, SeededRandom random) => token switch
    {
        "EOF" => "",
        "ID" => random.Pick(Names),
        "NUMBER" => random.OneIn(6) ? random.Pick(OddTexts.Numbers).TrimStart('-') : random.NextInt32(600).ToString(),
        "STRING" => random.Pick(Texts),
        "REGEX" => random.Pick(Regexes),
        _ => words[token],
    };

    private static void Append(StringBuilder text, string word, SeededRandom random) =>
        text.Append(word).Append(word is "{" or "}" ? "\n" : random.OneIn(15) ? random.Pick<string>(["\n", "  ", " // why\n", " /* so */ ", "\n\n", "\t"]) : " ");

    [GeneratedRegex(@"^([A-Z]+): '([^']+)';", RegexOptions.Multiline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^([a-z]\w*)\s*:(.*?);", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex LineComment();

    [GeneratedRegex(@"\w+|[()|?*+]")]
    private static partial Regex Symbol();

    private abstract record Node
    {
        public sealed record Symbol(string Name) : Node;

        public sealed record Sequence(IReadOnlyList<Node> Items) : Node;

        public sealed record Choice(IReadOnlyList<Node> Items) : Node;

        public sealed record Repeat(Node Item, int Least, int Most) : Node;
    }

    /// <summary>Reads the right side of a rule.</summary>
    private sealed class Reader(List<string> symbols)
    {
        private int at;

        public Node Alternatives()
        {
            var items = new List<Node> { Sequence() };
            while (at < symbols.Count && symbols[at] == "|")
            {
                at++;
                items.Add(Sequence());
            }

            return items.Count == 1 ? items[0] : new Node.Choice(items);
        }

        private Node Sequence()
        {
            var items = new List<Node>();
            while (at < symbols.Count && symbols[at] is not ("|" or ")"))
            {
                items.Add(Repeated(One()));
            }

            return new Node.Sequence(items);
        }

        private Node One()
        {
            if (symbols[at++] is var symbol && symbol != "(")
            {
                return new Node.Symbol(symbol);
            }

            var inner = Alternatives();
            at++;
            return inner;
        }

        private Node Repeated(Node node)
        {
            if (at == symbols.Count || symbols[at] is not ("?" or "*" or "+"))
            {
                return node;
            }

            return symbols[at++] switch
            {
                "?" => new Node.Repeat(node, 0, 1),
                "*" => new Node.Repeat(node, 0, int.MaxValue),
                _ => new Node.Repeat(node, 1, int.MaxValue),
            };
        }
    }
}
