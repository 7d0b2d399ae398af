using System.Text;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Parsing;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints the tokens of each file of a program: kind, span and text, one a line.</summary>
internal static class TokenPrinter
{
    public static string Print(BoundProgram program, Func<string, string> relative)
    {
        var text = new StringBuilder();
        foreach (var source in program.Files)
        {
            text.Append($"# {relative(source.Path)}\n");
            foreach (var token in FileParser.Parse(source).Tokens)
            {
                text.Append($"{token.Kind,-11} {Places.Of(source, token.Span),-13} {Quoted.Of(source.Text.Substring(token.Span.Start, token.Span.Length))}\n");
            }
        }

        return text.ToString();
    }
}
