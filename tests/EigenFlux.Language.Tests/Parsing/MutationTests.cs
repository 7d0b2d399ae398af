using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Tests.Parsing;

/// <summary>One mistake gives one diagnostic: programs with one token deleted, doubled or put in.</summary>
public class MutationTests
{
    private static readonly string[] Junk = ["foo", "\"x\"", "7", "}", "{", ")", "(", ":", ",", "->", "=", "@", "/", "\"", "narrator", "]"];

    [Fact]
    public void One_mistake_is_no_avalanche()
    {
        var counts = new List<int>();
        var worst = (Count: 0, Text: "");
        foreach (var file in Programs.GoodFiles())
        {
            var text = File.ReadAllText(file);
            if (text.Length > 6_000)
            {
                continue;
            }

            foreach (var mutant in Mutants(text, file))
            {
                var diagnostics = Load(file, mutant);
                if (diagnostics == 0)
                {
                    continue;
                }

                counts.Add(diagnostics);
                worst = diagnostics > worst.Count ? (diagnostics, mutant) : worst;
            }
        }

        counts.Count.ShouldBeGreaterThan(500);

        // What was reached; a change that makes messages worse fails here.
        Share(counts, 1).ShouldBeGreaterThan(0.90, Summary(counts, worst.Text));
        Share(counts, 3).ShouldBeGreaterThan(0.985, Summary(counts, worst.Text));
    }

    private static double Share(List<int> counts, int most) => counts.Count(c => c <= most) / (double)counts.Count;

    private static string Summary(List<int> counts, string worst) =>
        string.Join(", ", counts.GroupBy(c => c).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}")) + "\n" + worst;

    private static int Load(string file, string text)
    {
        var overlay = new Overlay(Path.GetFullPath(file).Replace('\\', '/'), text);
        return EfluxProgram.Load(overlay.Path, overlay).Diagnostics.Length;
    }

    private static IEnumerable<string> Mutants(string text, string file)
    {
        var tokens = FileParser.Parse(SourceText.From(file, text)).Tokens
            .Where(t => t.Kind is not (SyntaxTokenKind.Whitespace or SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment)).ToList();
        var random = new Random(text.Length);
        foreach (var token in tokens)
        {
            switch (random.Next(4))
            {
                case 0:
                    yield return text.Remove(token.Span.Start, token.Span.Length);
                    break;
                case 1:
                    yield return text.Insert(token.Span.Start, Junk[random.Next(Junk.Length)] + " ");
                    break;
                case 2 when token.Span.Length > 2:
                    yield return text.Remove(token.Span.Start + 1, 1);
                    break;
            }
        }
    }

    private sealed class Overlay(string path, string text) : ISourceProvider
    {
        public string Path { get; } = path;

        public SourceText? Read(string other) => other == Path ? SourceText.From(other, text)
            : File.Exists(other) ? SourceText.FromBytes(other, File.ReadAllBytes(other)) : null;

        public bool Exists(string other) => other == Path || File.Exists(other);
    }
}
