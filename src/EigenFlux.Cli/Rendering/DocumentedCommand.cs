using System.CommandLine;

namespace EigenFlux.Cli.Rendering;

/// <summary>A command whose help contains a paragraph and examples in addition to its options.</summary>
/// <param name="name">The command's name.</param>
/// <param name="description">One sentence for the list of commands.</param>
/// <param name="paragraph">The paragraph that begins the command's help.</param>
/// <param name="examples">Command lines that can be copied, each with an explanation.</param>
internal sealed class DocumentedCommand(string name, string description, string paragraph, params (string Line, string Meaning)[] examples)
    : Command(name, description)
{
    public string Paragraph => paragraph;

    public IReadOnlyList<(string Line, string Meaning)> Examples => examples;
}
